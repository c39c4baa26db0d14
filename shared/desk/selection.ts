/** What the publisher ticked on the board, parted into those that an act is for and those that it leaves out, with the reason. */
import type { Filing } from '#shared/filing/model.js';
import type { Agency } from '#shared/season/model.js';
import type { LeftOutReason } from '#shared/words/zh/board-view.js';
import { groupByState } from './board-rows.js';

export interface LeftOut {
  readonly agency: Agency;
  readonly reason: LeftOutReason;
}

export interface Selected {
  readonly agencies: readonly Agency[];
  readonly leftOut: readonly LeftOut[];
}

export interface Roster {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly filings: ReadonlyMap<string, Filing>;
}

type Row = Parameters<typeof groupByState>[0];

/** In the order of the ticks, each agency once; names that are on no roster are nobody's. */
export function select(
  roster: Roster,
  ids: readonly string[],
  whyNot: (row: Row) => LeftOutReason | undefined,
): Selected {
  const agencies: Agency[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of new Set(ids)) {
    const agency = roster.agencies.get(id);
    if (agency === undefined) continue;
    const reason = whyNot({ agency, filing: roster.filings.get(id) ?? null });
    if (reason === undefined) agencies.push(agency);
    else leftOut.push({ agency, reason });
  }
  return { agencies, leftOut };
}

export function isOffRoster({ agency }: Row): LeftOutReason | undefined {
  return agency.removed === null ? undefined : 'removed';
}

/** An invitation begins; who has begun is sent the link anew instead. */
export function notInvitable(row: Row): LeftOutReason | undefined {
  const group = groupByState(row);
  if (group === 'removed') return 'removed';
  // Put back on the roster, with a report under way: its former link stays ended, and this is the way to another.
  if (row.agency.invitedAt === null) return undefined;
  return ['not-invited', 'invited', 'refused'].includes(group) ? undefined : 'begun';
}

/** Only who was invited has a link. */
export function notMailable(row: Row): LeftOutReason | undefined {
  if (row.agency.removed !== null) return 'removed';
  return row.agency.invitedAt === null ? 'not-invited' : undefined;
}

export function notReleasable(row: Row): LeftOutReason | undefined {
  const group = groupByState(row);
  if (group === 'removed') return 'removed';
  return group === 'approved' ? undefined : 'not-approved';
}
