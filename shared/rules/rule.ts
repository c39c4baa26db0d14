/**
 * What a rule is: one object with its words, its legal basis, an example that passes, one that fails, and the check
 * itself. A check is pure: the same record and context give the same answer. Which rules there are stands in
 * catalogue.ts; what they may know beside the record in context.ts; running them all in check.ts.
 */
import type { CellId } from '#shared/report/cells.js';
import type { Finding, Severity } from '#shared/report/finding.js';
import type { Bilingual } from '#shared/report/labels.js';
import type { DocumentFormat, Form, ReportRecord } from '#shared/report/record.js';
import type { CheckContext } from './context.js';
import type { ReasonCode } from './reasons.js';

/** What a rule looks at: one cell, cells of one table, the whole record, last year's record, other agencies' records, their sum. */
export const SCOPES = ['cell', 'table', 'record', 'years', 'peers', 'area'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Why a rule may be put to an agency. `official`: printed in the form or said by the Regulation. `consequence`: follows
 * from it by arithmetic. `practice`: good custom of reviewing offices, no text behind it.
 */
export interface Basis {
  readonly kind: 'official' | 'consequence' | 'practice';
  readonly text: Bilingual;
}

/** A finding as the rule states it; the rule's id, severity and key are added when the rules are run. */
export interface Found {
  readonly kind: 'found';
  /** Names this finding among those of its rule; unless given, its first cell does. */
  readonly about?: string;
  readonly cells: readonly CellId[];
  readonly message: Bilingual;
  /** What to do about this very case; the rule's own remedy where nothing more concrete can be said. */
  readonly remedy?: Bilingual;
  readonly expected?: string;
  readonly actual?: string;
  readonly evidence?: Finding['evidence'];
  /** Milder than the rule's own severity, where this case is less certain than the rule usually is. */
  readonly severity?: Severity;
}

/** The rule could not be judged for these cells. Never to be mistaken for passed. */
export interface NotJudged {
  readonly kind: 'not-applicable';
  readonly cells: readonly CellId[];
  readonly why: string;
}

export type RuleJudgement = Found | NotJudged;

/** A record told by its difference from a report in which every number is 0; see example.ts. */
export interface Example {
  /** Cells that are not 0: a number, `''` for a blank, `/` for a mark, `{ unread }` for one that was not read, and why. */
  readonly cells?: Partial<Record<CellId, string | { readonly unread: string; readonly reason?: string }>>;
  /** `pdf` unless it matters. */
  readonly format?: DocumentFormat;
  readonly form?: Form;
  /** What the document prints where reading folded it: `{ 'review.total': '１２' }`. */
  readonly folded?: Partial<Record<CellId, string>>;
  /** Paragraphs of a section by its number; a section that is not named has the words of a complete report. */
  readonly sections?: Partial<Record<SectionNumber, readonly string[]>>;
  /** Headings that differ from the official ones; `null` for a section that the document does not have. */
  readonly headings?: Partial<Record<SectionNumber, string | null>>;
  readonly agencyName?: string | null;
  readonly year?: number | null;
  readonly period?: string | null;
  readonly opening?: readonly string[];
  readonly traces?: ReportRecord['traces'];
  /** What is known beside the record, but for last year's report and other agencies', which are told like examples. */
  readonly context?: Omit<CheckContext, 'previous' | 'peers'>;
  readonly previous?: Omit<Example, 'context' | 'previous' | 'peers'>;
  readonly peers?: readonly { readonly name: string; readonly sections: Example['sections'] }[];
}

export type SectionNumber = 1 | 2 | 3 | 4 | 5 | 6;

export interface Rule {
  /** Stable for ever; explanations, waivers and public pages refer to it. */
  readonly id: string;
  readonly severity: Severity;
  readonly scope: Scope;
  /** Which cases are judged milder than `severity`, where some are: so that page and finding never name two degrees. */
  readonly milder?: Bilingual;
  readonly title: Bilingual;
  readonly basis: Basis;
  /** What to do, in general. */
  readonly remedy: Bilingual;
  /** Ready answers that an agency may pick where it would have to explain. */
  readonly reasons?: readonly ReasonCode[];
  readonly examples: { readonly passes: Example; readonly fails: Example };
  readonly check: (record: ReportRecord, context: CheckContext) => readonly RuleJudgement[];
}
