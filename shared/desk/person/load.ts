/** Fills the views of a person's own desk. Reads only: whoever opens a page changes nothing. */
import { filingGrantId, publisherGrantId, standInGrantId } from '#shared/access/links.js';
import type { Grant, MyDeskGrant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Decision } from '#shared/filing/model.js';
import { decisionGrantId } from '#shared/access/links.js';
import { mayRecord } from '#shared/filing/recording.js';
import { isInForce } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import { loadSubmissions } from '#shared/store/filings.js';
import { loadPreferences } from '#shared/store/people.js';
import type { Table } from '#shared/store/table.js';
import type { Attempt, Viewer } from '../views.js';
import { FILTERS, inspect, matches, queueOf } from './queue.js';
import { decidedBy, loadRosters, waitingFor, type RosterOfSeason } from './seasons.js';
import type { DecidedPage, MyDeskPage, NextReport } from './views.js';

interface Options {
  readonly viewer: Viewer;
  readonly now: Date;
}

export async function loadMyDesk(
  table: Table,
  { area, person }: MyDeskGrant,
  options: Options & { readonly filter: string; readonly saved: boolean; readonly attempt: Attempt | null },
): Promise<MyDeskPage | undefined> {
  const today = dayOf(options.now);
  const rosters = await loadRosters(table, area, options.now);
  const [newest] = rosters;
  if (newest === undefined) return undefined;
  const queue = await queueOf(table, waitingFor(rosters, person, today));
  const [inspected, decisions, preferences] = await Promise.all([
    inspect(table, queue),
    decisionsOf(
      table,
      rosters,
      person,
      ({ filing }) => filing.lastDeedAt !== null && dayOf(filing.lastDeedAt) >= today,
    ),
    loadPreferences(table, area, person),
  ]);
  const filter = FILTERS.find((one) => one === options.filter) ?? 'all';
  return {
    viewer: options.viewer,
    season: newest.season,
    today,
    isDecider: rosters.some((roster) => decidedBy(roster, person).length > 0),
    waiting: queue.length,
    shown: inspected.filter((one) => matches(one, filter, today)),
    more: queue.length - inspected.length,
    filter,
    decidedToday: decisions.filter(({ decision }) => dayOf(decision.at) === today).length,
    away: rosters.flatMap(({ season }) => season.delegations.filter((one) => isInForce(one, today))),
    filings: rosters.flatMap(({ season, agencies, filings }) =>
      agencies.flatMap((agency) => {
        const filing = filings.get(agency.id);
        const records = agency.contact.address !== person.address && filing !== undefined && mayRecord(filing, person);
        if ((agency.contact.address !== person.address && !records) || agency.removed !== null) return [];
        const grant = agency.invitedAt === null && !records ? null : filingGrantId(filingRefOf(agency), person);
        return [{ agency, season, state: filing?.state ?? null, marks: filing?.marks, records, grant }];
      }),
    ),
    boards: rosters.flatMap(({ season }) =>
      season.publisher.address === person.address ? [{ season, grant: publisherGrantId(season, person) }] : [],
    ),
    standIns: rosters.flatMap(({ season }) =>
      season.substitute?.address === person.address ? [{ season, grant: standInGrantId(season, person) }] : [],
    ),
    mails: preferences.mails,
    saved: options.saved,
    attempt: options.attempt,
  };
}

export async function loadDecided(
  table: Table,
  { area, person }: MyDeskGrant,
  options: Options,
): Promise<DecidedPage | undefined> {
  const rosters = await loadRosters(table, area, options.now);
  const [newest] = rosters;
  if (newest === undefined) return undefined;
  const decisions = await decisionsOf(table, rosters, person);
  return {
    viewer: options.viewer,
    season: newest.season,
    today: dayOf(options.now),
    decisions: decisions.sort((one, other) => (one.decision.at < other.decision.at ? 1 : -1)),
  };
}

type Line = {
  readonly agency: Agency;
  readonly season: Season;
  readonly filing: NonNullable<ReturnType<RosterOfSeason['filings']['get']>>;
};

/** What the person decided, of the report that counts and of the one before it. */
async function decisionsOf(
  table: Table,
  rosters: readonly RosterOfSeason[],
  person: Person,
  isWanted: (line: Line) => boolean = () => true,
): Promise<{ agency: Agency; season: Season; decision: Decision; grant: Grant['id'] }[]> {
  const lines = rosters.flatMap((roster) =>
    decidedBy(roster, person).flatMap((agency): Line[] => {
      const filing = roster.filings.get(agency.id);
      return filing === undefined ? [] : [{ agency, season: roster.season, filing }];
    }),
  );
  const found = await Promise.all(
    lines.filter(isWanted).map(async ({ agency, season, filing }) => {
      const numbers = [filing.lastNumber, filing.lastNumber - 1].filter((n) => n > 0);
      const submissions = await loadSubmissions(
        table,
        numbers.map((n) => submissionId(filing, n)),
      );
      return submissions.flatMap(({ id, decisions }) =>
        decisions.flatMap((decision) =>
          decision.by.address === person.address
            ? [{ agency, season, decision, grant: decisionGrantId(id, decision.stage, person) }]
            : [],
        ),
      );
    }),
  );
  return found.flat();
}

/** What waits for the person now, for their own desk alone: the link of one report does not speak of others. */
export async function loadNext(
  table: Table,
  { area, person }: Pick<MyDeskGrant, 'area' | 'person'>,
  now: Date,
): Promise<NextReport> {
  const rosters = await loadRosters(table, area, now);
  const queue = await queueOf(table, waitingFor(rosters, person, dayOf(now)));
  const first = queue.find(({ held }) => held !== null);
  return {
    left: queue.length,
    first: first?.held == null ? null : { grant: first.grant, agency: first.agency.name, until: first.held.until },
  };
}
