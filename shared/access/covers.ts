/** Which submissions a grant lets its holder see, with their documents. */
import type { Submission } from '#shared/filing/model.js';
import type { Grant } from './model.js';

/**
 * A decision's link covers the submission it is about, an agency's its own filing, the publisher's the whole season. The
 * links that stop a decision, take the publisher's place or begin a season show no document, nor does a person's own page:
 * what is listed there is opened by its own grant.
 */
export function covers(grant: Grant, submission: Pick<Submission, 'id' | 'area' | 'year' | 'agency'>): boolean {
  if (grant.area !== submission.area || grant.year !== submission.year) return false;
  if (grant.purpose === 'publish') return true;
  if (grant.purpose !== 'file' && grant.purpose !== 'decide') return false;
  return grant.agency === submission.agency && (grant.purpose === 'file' || grant.submission === submission.id);
}
