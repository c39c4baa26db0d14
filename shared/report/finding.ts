/**
 * What a rule says about a record. The rules make these; the store keeps them, the pages and the public site show them.
 */
import { z } from 'zod';
import { cellIdSchema } from './record.js';

/**
 * `block`: the report cannot be filed unless the publisher lifts the rule with a reason. `explain`: it can, with the
 * agency's sentence. `note`: shown, nothing asked.
 */
export const SEVERITIES = ['block', 'explain', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

const bilingualSchema = z.object({ zh: z.string(), en: z.string() });

export const findingSchema = z.object({
  /** Stable within one record: rule id and first cell, e.g. `A02:outcomes.total@total`. Explanations hang on it. */
  key: z.string(),
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  /** The cells concerned, in the order the rule defines; may be empty for a finding about the document. */
  cells: z.array(cellIdSchema),
  message: bilingualSchema,
  remedy: bilingualSchema,
  /** What the other side of the sum demands, and what is printed; decimal strings. */
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** The sentences of the narrative that the finding rests on. */
  evidence: z.array(z.object({ section: z.number(), sentence: z.string(), start: z.number(), end: z.number() })),
});
export type Finding = z.infer<typeof findingSchema>;

/** A rule that could not be judged, e.g. because one side of its sum is unread. Never counted as passed. */
export const notApplicableSchema = z.object({ rule: z.string(), cells: z.array(cellIdSchema), why: z.string() });

export const checkResultSchema = z.object({
  ruleSet: z.object({ version: z.string(), digest: z.string() }),
  findings: z.array(findingSchema),
  notApplicable: z.array(notApplicableSchema),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
