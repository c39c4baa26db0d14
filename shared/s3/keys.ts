/** Where documents lie: those of a submission in the documents bucket, last year's in the uploads bucket. */
import type { SubmissionId } from '#shared/ids/submission-id.js';

/** `previous/{year}/{agency}/{uuid}`: last year's report, sent for the agency's filing of the year. */
export const PREVIOUS_PREFIX = 'previous';

export function originalKey(submission: SubmissionId): string {
  return `originals/${submission}`;
}

export function pageKey(submission: SubmissionId, page: number): string {
  return `pages/${submission}/${page}.png`;
}
