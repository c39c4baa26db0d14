/** Whether anything may still come from an agency: its season's end, and what comes back after it. */
import type { Season } from '#shared/season/model.js';
import type { Filing } from './model.js';
import type { SubmissionState } from './states.js';
import { openCorrection } from './taking-back.js';

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
