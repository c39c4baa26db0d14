/**
 * What a rule says about a record. The rules make these; the store keeps them, the pages and the public site show them.
 */
import * as z from 'zod';
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

/**
 * What a text shares with another agency's report of the same year, as the search for copies found it. It holds places
 * in the own text and none of the other's words, so that the rules judge it again without reading that report.
 */
export const sharedTextSchema = z.object({
  /** Whose report it was compared with, as the roster named that agency, and which of its uploads. */
  agency: z.string(),
  n: z.number().int().min(1),
  name: z.string(),
  /** When that report had been filed, as of the search; null while it was a draft, absent where nobody asked. */
  filedAt: z.iso.datetime().nullable().optional(),
  /** Of each section that agencies write themselves: how much of its own text is shared, 0 to 1, and how long that text is. */
  sections: z.array(z.object({ section: z.number().int(), share: z.number(), length: z.number().int() })),
  /** The longest passages of each section; `start` and `end` as in a finding's evidence, `length` without prescribed wording. */
  passages: z.array(
    z.object({ section: z.number().int(), start: z.number().int(), end: z.number().int(), length: z.number().int() }),
  ),
});
export type SharedText = z.infer<typeof sharedTextSchema>;

export const checkResultSchema = z.object({
  ruleSet: z.object({ version: z.string(), digest: z.string() }),
  findings: z.array(findingSchema),
  notApplicable: z.array(notApplicableSchema),
  /** Likeliest first; only for findings of sums. */
  causes: z.array(causeSchema),
  /** What the search for copies found when the report was checked at intake; absent where none was made. */
  copied: z.array(sharedTextSchema).optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;
