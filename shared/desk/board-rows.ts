/** What the board says about one agency, derived from roster and filing: its group, who is waited for, whether it is late. */
import { daysBetween } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import { deciderOf } from '#shared/season/deciders.js';
import type { Season } from '#shared/season/model.js';
import { takesReports } from '#shared/season/phases.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { isPaperInTime, worksOn } from '#shared/filing/recording.js';
import { forPortal } from '#shared/filing/portal-check.js';
import { portalStands, type PortalStands } from '#shared/filing/portal-standing.js';
import { awaitsCorrection } from '#shared/filing/taking-back.js';
import { BOARD_GROUPS, type BoardGroup } from '#shared/filing/board-groups.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { waitingIn, type ScheduledRelease } from '#shared/season/release.js';
import type { Day, Viewer } from './views.js';
import type { BoardPage, BoardRow } from './publisher-views.js';

const GROUP_OF_STATE: Readonly<Record<SubmissionState, BoardGroup>> = {
  received: 'draft',
  refused: 'refused',
  draft: 'draft',
  superseded: 'draft',
  expired: 'ended',
  'in-review': 'in-review',
  'in-approval': 'in-approval',
  returned: 'returned',
  withdrawn: 'withdrawn',
  approved: 'approved',
  stopped: 'stopped',
  reopened: 'reopened',
  released: 'released',
  corrected: 'released',
  'taken-down': 'taken-down',
};

type Row = Pick<BoardRow, 'agency' | 'filing'>;

/** The season decides what an expired draft is: waited for anew where it was opened again, else at its end. */
export function groupOf(row: Row, season: Pick<Season, 'state'>): BoardGroup {
  const group = groupByState(row);
  return group === 'ended' && takesReports(season) ? 'expired' : group;
}

/** What the filing alone says. */
export function groupByState({ agency, filing }: Row): BoardGroup {
  if (agency.removed !== null) return 'removed';
  const state = filing?.state ?? null;
  if (filing !== null && awaitsCorrection(filing)) return 'correcting';
  if (state !== null) return GROUP_OF_STATE[state];
  return agency.invitedAt === null ? 'not-invited' : 'invited';
}

export interface WaitedFor {
  readonly person: Person;
  readonly role: Viewer['role'];
}

/** Whose act comes next; null when nobody's. */
export function waitedFor(row: Row, season: Season, today: Day): WaitedFor | null {
  switch (groupOf(row, season)) {
    case 'approved':
    case 'stopped':
      return { person: season.publisher, role: 'publisher' };
    case 'not-invited':
    case 'invited':
    case 'refused':
    case 'draft':
    case 'returned':
    case 'withdrawn':
    case 'reopened':
    case 'correcting':
    case 'expired':
      return workerOf(row, season);
    case 'in-review':
      return { person: deciderOf(season, row.agency, 'review', today).person, role: 'reviewer' };
    case 'in-approval':
      return { person: deciderOf(season, row.agency, 'approval', today).person, role: 'approver' };
    case 'released':
    case 'taken-down':
    case 'ended':
    case 'removed':
      return null;
  }
}

/**
 * The contact, or whoever records for them what came on paper; the publisher where nobody records any more and the contact was
 * never given a link: it is for them to invite the contact or to name somebody.
 */
function workerOf({ agency, filing }: Row, { publisher }: Pick<Season, 'publisher'>): WaitedFor {
  const { person, records } = worksOn(agency, filing);
  if (!records && agency.invitedAt === null) return { person: publisher, role: 'publisher' };
  return { person, role: records ? 'recorder' : 'agency' };
}

const FILED: readonly BoardGroup[] = ['in-review', 'in-approval', 'approved', 'stopped', 'correcting', 'released'];

/** Whether the agency has done its part: filed and not sent back, or public already while a correction is under way. */
export function hasFiled(row: Row): boolean {
  const group = groupByState(row);
  return FILED.includes(group) || isPublic(row);
}

/** Whether a version of it is public, a correction under way or not. */
export function isPublic(row: Row): boolean {
  const group = groupByState(row);
  return group === 'released' || group === 'correcting' || (row.filing?.released != null && group !== 'taken-down');
}

/** Whether it is on paper only: handed in, and nothing recorded of it yet. */
export function isPaperToRecord({ agency, filing }: Row): boolean {
  return filing !== null && filing.state === null && worksOn(agency, filing).records;
}

/** Past its day, and still nothing filed that counts. What was taken down or removed is waited for no more. */
export function isLate(row: Row, today: Day): boolean {
  const group = groupByState(row);
  if (group === 'removed' || group === 'taken-down' || hasFiled(row)) return false;
  return daysBetween(today, row.agency.deadline) < 0 && !isPaperInTime(row.agency, row.filing);
}

export function isRemoved(row: Row): boolean {
  return row.agency.removed !== null;
}

/** What the portal was last seen to show of the report that is approved or public; null where there is none. */
export function portalOf({ agency, filing }: Row): PortalStands | null {
  const n = filing === null || agency.removed !== null ? undefined : forPortal(filing);
  return n === undefined ? null : portalStands(filing?.portal, n);
}

export function countByGroup(rows: readonly Row[], season: Pick<Season, 'state'>): ReadonlyMap<BoardGroup, number> {
  const counts = new Map<BoardGroup, number>(BOARD_GROUPS.map((group) => [group, 0]));
  for (const row of rows) {
    const group = groupOf(row, season);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

/** The release that makes it public at a time of its own; undefined where it waits in none. */
export function plannedFor(
  { filing }: Row,
  waits: ReadonlyMap<SubmissionId, ScheduledRelease>,
): ScheduledRelease | undefined {
  return filing === null || filing.current === null || filing.state !== 'approved'
    ? undefined
    : waits.get(submissionId(filing, filing.current));
}

/** Whether all that are approved are being released. Where others were approved since the release began, nobody can tell here which. */
export function isReleasingAll({
  rows,
  season,
  releasing,
  scheduled,
}: Pick<BoardPage, 'rows' | 'season' | 'releasing' | 'scheduled'>): boolean {
  const waits = waitingIn(scheduled);
  const due = (row: Row) => groupOf(row, season) === 'approved' && plannedFor(row, waits) === undefined;
  return releasing !== null && rows.filter(due).length <= releasing.count;
}
