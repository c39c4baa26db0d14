/** Where the documents of a submission lie in the documents bucket. */
import type { SubmissionId } from '../filing/model.js';

export function originalKey(submission: SubmissionId): string {
  return `originals/${submission}`;
}

export function pageKey(submission: SubmissionId, page: number): string {
  return `pages/${submission}/${page}.png`;
}
