/** The name of one uploaded file of a filing, and with it of its executions, objects and mails. */
import * as z from 'zod';
import { HOME_AREA, type FilingRef } from './area-id.js';

/** `{area}.{year}-{agency}-{n}`. */
const SUBMISSION_ID = /^([a-z][a-z0-9-]*)\.(\d{4})-([a-z][a-z0-9-]*)-([1-9]\d{0,3})$/;
/** As it was before there were areas. */
const WITHOUT_AREA = /^\d{4}-/;

export const submissionIdSchema = z
  .string()
  .transform((text) => (WITHOUT_AREA.test(text) ? `${HOME_AREA}.${text}` : text))
  .pipe(z.string().regex(SUBMISSION_ID).max(80))
  .brand('SubmissionId');
export type SubmissionId = z.infer<typeof submissionIdSchema>;

export function submissionId({ area, year, agency }: FilingRef, n: number): SubmissionId {
  return submissionIdSchema.parse(`${area}.${year}-${agency}-${n}`);
}

/** The filing and the number out of a submission id. */
export function partsOf(id: SubmissionId): FilingRef & { readonly n: number } {
  const [, area = '', year, agency = '', n] = SUBMISSION_ID.exec(id) ?? [];
  return { area, year: Number(year), agency, n: Number(n) };
}

/** The id as people read it: an installation with one area shows nothing of it. */
export function submissionLabel(id: string): string {
  return id.startsWith(`${HOME_AREA}.`) ? id.slice(HOME_AREA.length + 1) : id;
}
