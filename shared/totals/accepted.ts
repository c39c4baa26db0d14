/**
 * Which report of an agency counts towards a sum: the one that was approved last. While a public report is being
 * corrected, the public one counts; once the correction is approved, the correction does, before it is released. What
 * is returned, withdrawn, reopened or taken down counts no more.
 */
import type { Filing } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';

const ACCEPTED: readonly SubmissionState[] = ['approved', 'released'];

/** The number of the submission that counts; null where none does. */
export function acceptedOf(filing: Pick<Filing, 'current' | 'state' | 'released'> | undefined): number | null {
  if (filing === undefined) return null;
  if (filing.current !== null && filing.state !== null && ACCEPTED.includes(filing.state)) return filing.current;
  return filing.released?.n ?? null;
}
