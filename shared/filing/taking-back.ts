/** What the lists of a filing say now: the correction that is waited for, the last reopening. Who records paper: recording.ts. */
import type { Season } from '#shared/season/model.js';
import type { SubmissionState } from './states.js';
import type { Correction, Filing, Reopening } from './model.js';

/** The correction that the publisher asked for and that is not public yet. */
export function openCorrection({ corrections }: Pick<Filing, 'corrections'>): Correction | undefined {
  return corrections.find(({ replacedBy }) => replacedBy === null);
}

/** Public, a correction is asked for, and nothing has come yet. */
export function awaitsCorrection(filing: Pick<Filing, 'corrections' | 'state'>): boolean {
  return filing.state === 'released' && openCorrection(filing) !== undefined;
}

/** With the agency, and not with those who decide. */
const WITH_THE_AGENCY: readonly (SubmissionState | null)[] = [
  'returned',
  'reopened',
  'taken-down',
  'received',
  'draft',
  'refused',
];

/**
 * Whether nothing comes any more. After the season has closed, what is public may have to be corrected, and what those who
 * decide send back comes again; in an archived season nothing changes any more.
 */
export function isOver(
  { state, closedAt }: Pick<Season, 'state' | 'closedAt'>,
  filing: Pick<Filing, 'corrections' | 'state' | 'lastDeedAt'> | null,
): boolean {
  if (state !== 'closed') return state === 'archived';
  if (filing === null) return true;
  const cameBack = WITH_THE_AGENCY.includes(filing.state) && (filing.lastDeedAt ?? '') > (closedAt ?? '');
  return openCorrection(filing) === undefined && !cameBack;
}

/** Why this submission was opened again, where it was. */
export function reopeningOf({ reopenings }: Pick<Filing, 'reopenings'>, n: number): Reopening | undefined {
  return reopenings.find((each) => each.n === n);
}
