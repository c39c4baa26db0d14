/** What the board says about one agency, derived from roster and filing: its group, who is waited for, what may be done. */
import type { Person } from '#shared/ids/person.js';
import { deciderOf } from '#shared/season/deciders.js';
import type { Season } from '#shared/season/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { BOARD_GROUPS, type BoardGroup } from '#shared/filing/board-groups.js';
import type { Day, Viewer } from './views.js';
import type { BoardRow } from './publisher-views.js';

const GROUP_OF_STATE: Readonly<Record<SubmissionState, BoardGroup>> = {
  received: 'draft',
  refused: 'invited',
  draft: 'draft',
  superseded: 'draft',
  expired: 'ended',
  'in-review': 'in-review',
  'in-approval': 'in-approval',
  returned: 'returned',
  withdrawn: 'returned',
  approved: 'approved',
  stopped: 'stopped',
  reopened: 'returned',
  released: 'released',
  corrected: 'released',
  'taken-down': 'ended',
};

export function groupOf({ agency, filing }: BoardRow): BoardGroup {
  const state = filing?.state ?? null;
  if (state !== null) return GROUP_OF_STATE[state];
  return agency.invitedAt === null ? 'not-invited' : 'invited';
}

export interface WaitedFor {
  readonly person: Person;
  readonly role: Viewer['role'];
}

/** Whose act comes next; null when nobody's. */
export function waitedFor(row: BoardRow, season: Season, today: Day): WaitedFor | null {
  switch (groupOf(row)) {
    case 'not-invited':
    case 'approved':
    case 'stopped':
      return { person: season.publisher, role: 'publisher' };
    case 'invited':
    case 'draft':
    case 'returned':
      return { person: row.agency.contact, role: 'agency' };
    case 'in-review':
      return { person: deciderOf(season, row.agency, 'review', today).person, role: 'reviewer' };
    case 'in-approval':
      return { person: deciderOf(season, row.agency, 'approval', today).person, role: 'approver' };
    case 'released':
    case 'ended':
      return null;
  }
}

/** Whether the agency has done its part: filed and not sent back. */
export function hasFiled(row: BoardRow): boolean {
  return ['in-review', 'in-approval', 'approved', 'stopped', 'released'].includes(groupOf(row));
}

export function countByGroup(rows: readonly BoardRow[]): ReadonlyMap<BoardGroup, number> {
  const counts = new Map<BoardGroup, number>(BOARD_GROUPS.map((group) => [group, 0]));
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  return counts;
}
