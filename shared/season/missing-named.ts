/**
 * Whether the public pages may name an agency whose report is not public. Naming is a rebuke: it is the publisher's choice for
 * the season, and never before the agency's own last day is over. Until then pages count only ("37 of 41").
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { deadlineOf } from './deadlines.js';
import type { Season } from './model.js';

export interface Expected {
  readonly kind: AgencyKind;
  /** The agency's own day; without one that of its kind counts. */
  readonly deadline?: string | null;
  readonly removed?: object | null;
}

/** @param today the calendar day that the page is of, not the reader's: pages stand until they are written anew */
export function missingNamed(
  season: Pick<Season, 'deadline' | 'deadlines'> & Partial<Pick<Season, 'namesMissing'>>,
  agency: Expected,
  today: string,
): boolean {
  if (season.namesMissing !== true || (agency.removed ?? null) !== null) return false;
  return today > (agency.deadline ?? deadlineOf(season, agency.kind));
}
