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
  /**
   * The sentences of the narrative that the finding rests on. `section` 0 is the text before section 一. `start` and
   * `end` (UTF-16 units, end exclusive) cut the words in question out of the section's paragraphs joined by `\n`.
   */
  evidence: z.array(z.object({ section: z.number(), sentence: z.string(), start: z.number(), end: z.number() })),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * How a number may have come to be wrong. `digit`: one digit mistyped, lost or added; `swap`: neighbouring digits or
 * neighbouring cells exchanged; `shift`: numbers of a row stand one place further; `total`: the items are right, their
 * total was added up wrong; `cell`: one cell, no simpler story; `group`: one cell of a group, and the sums cannot tell which.
 */
export const CAUSE_KINDS = ['digit', 'swap', 'shift', 'total', 'cell', 'group'] as const;

/** A smallest set of changes after which the sums it explains would hold. A suspicion, never applied by the software. */
export const causeSchema = z.object({
  /** Likeliest first. */
  cells: z.array(cellIdSchema),
  /** Decimal strings. Empty for `group`. */
  changes: z.array(z.object({ cell: cellIdSchema, from: z.string(), to: z.string() })),
  /** Indexes into the findings of the same result. */
  explains: z.array(z.number().int().min(0)),
  kind: z.enum(CAUSE_KINDS),
});
export type Cause = z.infer<typeof causeSchema>;

/** A rule that could not be judged, e.g. because one side of its sum is unread. Never counted as passed. */
export const notApplicableSchema = z.object({ rule: z.string(), cells: z.array(cellIdSchema), why: z.string() });

export const checkResultSchema = z.object({
  ruleSet: z.object({ version: z.string(), digest: z.string() }),
  findings: z.array(findingSchema),
  notApplicable: z.array(notApplicableSchema),
  /** Likeliest first; only for findings of sums. */
  causes: z.array(causeSchema),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
