/** A submission as it is taken away, and the stamp by which it is known again when it comes back. */
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import type { AnsweredCheck } from '#shared/filing/answers.js';
import type { ReportRecord } from '#shared/report/record.js';

export interface TakenSubmission {
  /** `2025-jiaoyu-2` */
  readonly id: string;
  readonly n: number;
  readonly year: number;
  readonly agencyName: string;
  readonly record: ReportRecord;
  readonly check: AnsweredCheck;
}

export interface Stamp {
  readonly submission: string;
  /** Digest of the rules that made the findings. */
  readonly ruleSet: string;
}

const STAMP = /(?:^|\s)((?:[a-z][a-z0-9-]*\.)?\d{4}-[a-z][a-z0-9-]*-[1-9]\d{0,3})\s.*?(?:^|\s)([0-9a-f]{64})\s*$/su;

/**
 * The stamp stands in a cell that everybody can see: it survives programs that drop what they do not know (named cells,
 * properties of the document), and sheets that are copied into another workbook. Its words may be of any language.
 */
export function stampIn(text: string): Stamp | undefined {
  const match = STAMP.exec(text);
  return match === null ? undefined : { submission: submissionIdSchema.parse(match[1]), ruleSet: match[2] ?? '' };
}

/** Key and running number of a row, which must still agree when it comes back: see answers.ts. */
export function rowKey(number: number, key: string): string {
  return `${number}|${key}`;
}

export function parseRowKey(text: string): { readonly number: number; readonly key: string } | undefined {
  const match = /^\s*(\d{1,4})\|(\S.*?)\s*$/u.exec(text);
  return match === null ? undefined : { number: Number(match[1]), key: match[2] ?? '' };
}
