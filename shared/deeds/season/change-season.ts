/**
 * What the publisher changes about a season while it goes on: the office to ask, who decides by default, the substitute,
 * and the deadlines, with a reason and with a mail to every agency that is still to file.
 */
import { filingGrantId, standInGrantId } from '#shared/access/links.js';
import type { Filing } from '#shared/filing/model.js';
import { NEVER_FILED, type SubmissionState } from '#shared/filing/states.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Person } from '#shared/ids/person.js';
import { deadlineOf } from '#shared/season/deadlines.js';
import { takesReports } from '#shared/season/phases.js';
import { deadlinesOn, type Agency, type Deadlines, type Office, type Season } from '#shared/season/model.js';
import type { Effect, Judgement } from '../change.js';
import { conflictOf, REASON_MAX } from './appoint.js';
import {
  publishersChange,
  type ByPublisher,
  type SeasonChange,
  type SeasonEvent,
  type StoredSeason,
} from './change.js';
import { seasonClosed } from './phase.js';
import { endIfHeld, standIn, type Naming } from './people.js';

export function changeOffice(stored: StoredSeason, office: Office, by: ByPublisher): Judgement<Season, SeasonChange> {
  return changed(stored, { ...stored.season, office }, { deed: 'change-office', details: { office: office.name } }, by);
}

/** Whether the public pages name who is missing (season/missing-named.ts): what stands there changes with the next release. */
export function changeNaming(
  stored: StoredSeason,
  namesMissing: boolean,
  by: ByPublisher,
): Judgement<Season, SeasonChange> {
  if (stored.season.namesMissing === namesMissing) return { already: stored.season };
  return changed(stored, { ...stored.season, namesMissing }, { deed: 'change-naming', details: { namesMissing } }, by);
}

/** For lines of the roster that name nobody, from now on; lines that stand keep theirs. */
export function changeDeciders(
  stored: StoredSeason,
  deciders: { readonly reviewer: Person; readonly approver: Person },
  by: ByPublisher,
): Judgement<Season, SeasonChange> {
  const season = { ...stored.season, ...deciders };
  const conflict = conflictOf(season, []);
  if (conflict !== undefined) return { refused: conflict };
  const { reviewer, approver } = deciders;
  const details = { reviewer: reviewer.name, approver: approver.name };
  return changed(stored, season, { deed: 'change-deciders', details }, by);
}

/** Names who may take the publisher's place, or nobody; the link of the one before ends. */
export function nameSubstitute(
  stored: StoredSeason,
  agencies: readonly Agency[],
  substitute: Person | null,
  naming: Omit<Naming, 'round'>,
  by: ByPublisher,
): Judgement<Season, SeasonChange> {
  const before = stored.season.substitute;
  if (substitute === null ? before === null : before?.address === substitute.address && before.name === substitute.name)
    return { already: stored.season };
  const season = { ...stored.season, substitute };
  const conflict = conflictOf(season, agencies);
  if (conflict !== undefined) return { refused: conflict };
  const stays = before !== null && substitute?.address === before.address;
  const details = { substitute: substitute?.name ?? null };
  return changed(stored, season, { deed: 'name-substitute', details }, by, [
    ...(before === null || stays ? [] : endIfHeld(standInGrantId(season, before), naming.known)),
    ...(substitute === null ? [] : standIn(season, substitute, { ...naming, round: `v${stored.version}` })),
  ]);
}

/** Agencies in one transaction: each is written and mailed, beside the season, its event and the grant. */
export const DEADLINES_PER_DEED = 40;

export interface Deadlining {
  readonly deadlines: Deadlines;
  readonly reason: string;
  /** Those of the roster that this transaction is about; the last one turns the season itself. */
  readonly agencies: readonly Agency[];
  readonly filings: ReadonlyMap<string, Filing>;
  readonly last: boolean;
}

/** The agencies whose deadline moves: one that was set apart from its kind stays where it is. */
export function followers(season: Season, agencies: readonly Agency[], deadlines: Deadlines): Agency[] {
  return agencies.filter(
    ({ kind, deadline, removed }) =>
      removed === null && deadline === deadlineOf(season, kind) && deadline !== deadlines[kind],
  );
}

/**
 * Moves deadlines. Agencies first, in as many transactions as they need, and the season with the last: a row of them that
 * breaks off is completed by the same form again, because those that were moved follow nothing any more.
 */
export function changeDeadlines(
  stored: StoredSeason,
  { deadlines, agencies, filings, last, ...change }: Deadlining,
  by: ByPublisher,
): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (!takesReports(season)) return { refused: seasonClosed(season) };
  const reason = cutTo(change.reason.trim(), REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const moving = followers(season, agencies, deadlines);
  const former = season.deadlines ?? deadlinesOn(season.deadline);
  const same = Object.entries(former).every(([kind, day]) => deadlines[kind as keyof Deadlines] === day);
  if (moving.length === 0 && (!last || same)) return { already: season };
  const after = last ? { ...season, deadlines, deadline: deadlines.department } : season;
  const moved = moving.map((agency) => ({ ...agency, deadline: deadlines[agency.kind] }));
  const details = { before: former, after: deadlines, reason, agencies: moved.map(({ id }) => id) };
  const effects = moving.flatMap((agency) =>
    deadlineMail(stored, agency, deadlines[agency.kind], { filing: filings.get(agency.id), reason }),
  );
  const event = { deed: 'change-deadlines', details } as const;
  return { change: publishersChange(stored, by, event, { season: after, agencies: moved, effects }), value: after };
}

const AGAIN: readonly SubmissionState[] = [...NEVER_FILED, 'returned', 'withdrawn', 'reopened'];

function isStillToFile({ invitedAt }: Agency, filing: Filing | undefined): boolean {
  const state = filing?.state ?? null;
  return invitedAt !== null && (state === null || AGAIN.includes(state));
}

/** To the contact of an agency that is still to file: its day is another now. */
export function deadlineMail(
  { season, version }: StoredSeason,
  agency: Agency,
  deadline: string,
  { filing, reason }: { readonly filing: Filing | undefined; readonly reason: string },
): Effect[] {
  if (!isStillToFile(agency, filing)) return [];
  const grant = filingGrantId(filingRefOf(agency), agency.contact);
  return [
    {
      queue: {
        kind: 'mail',
        id: `deadline.${grant}.v${version}`,
        to: agency.contact,
        grant,
        message: {
          name: 'deadline-changed',
          agencyName: agency.name,
          year: season.year,
          area: season.areaName,
          deadline,
          before: agency.deadline,
          reason,
        },
      },
    },
  ];
}

function changed(
  stored: StoredSeason,
  season: Season,
  event: Pick<SeasonEvent, 'deed' | 'details'>,
  by: ByPublisher,
  effects: readonly Effect[] = [],
): { change: SeasonChange; value: Season } {
  return { change: publishersChange(stored, by, event, { season, effects }), value: season };
}
