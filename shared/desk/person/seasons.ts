/**
 * What an area's seasons make of a person now: contact of which agencies, decider of which stages, publisher of which
 * seasons. Nothing of it is kept with the person; a roster that changes changes the next page.
 */
import { decisionGrantId } from '#shared/access/links.js';
import type { Filing, Stage } from '#shared/filing/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { activeRecorder } from '#shared/filing/recording.js';
import { deciderOf } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import { listAgencies, listFilings, listSeasons } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { waitingStage } from '#shared/upkeep/hand-over.js';

export interface RosterOfSeason {
  readonly season: Season;
  readonly agencies: readonly Agency[];
  readonly filings: ReadonlyMap<string, Filing>;
}

/** Older seasons are read no more by whoever looks for what is theirs now. */
const SEASONS = 3;

/** The newest seasons of an area with their rosters, newest first. */
export async function loadRosters(table: Table, area: string, now: Date): Promise<RosterOfSeason[]> {
  const seasons = (await listSeasons(table, area, now)).slice(-SEASONS).reverse();
  return Promise.all(
    seasons.map(async ({ season }) => {
      const [agencies, filings] = await Promise.all([listAgencies(table, season), listFilings(table, season)]);
      return { season, agencies, filings };
    }),
  );
}

/** A report that waits for the person's decision. */
export interface Waiting {
  readonly season: Season;
  readonly agency: Agency;
  readonly filing: Filing;
  readonly stage: Stage;
  readonly submission: SubmissionId;
  /** By which the decision is made, and its page opened. */
  readonly grant: GrantId;
  readonly insteadOf: Person | null;
}

export function waitingFor(rosters: readonly RosterOfSeason[], person: Person, today: string): Waiting[] {
  return rosters.flatMap(({ season, agencies, filings }) =>
    agencies.flatMap((agency) => {
      const filing = filings.get(agency.id);
      const stage = filing === undefined ? undefined : waitingStage(filing);
      if (filing === undefined || stage === undefined || filing.current === null) return [];
      const decider = deciderOf(season, agency, stage, today);
      if (decider.person.address !== person.address) return [];
      const submission = submissionId(filing, filing.current);
      const grant = decisionGrantId(submission, stage, person);
      return [{ season, agency, filing, stage, submission, grant, insteadOf: decider.insteadOf }];
    }),
  );
}

/** Everybody for whom a report waits today. */
export function decidersIn(rosters: readonly RosterOfSeason[], today: string): Person[] {
  const people = rosters.flatMap(({ season, agencies, filings }) =>
    agencies.flatMap((agency) => {
      const filing = filings.get(agency.id);
      const stage = filing === undefined ? undefined : waitingStage(filing);
      return stage === undefined ? [] : [deciderOf(season, agency, stage, today).person];
    }),
  );
  return [...new Map(people.map((person) => [person.address, person])).values()];
}

/** Agencies on whose reports the person decides, or decided while somebody was away. */
export function decidedBy({ season, agencies }: RosterOfSeason, person: Person): Agency[] {
  const absent = season.delegations.filter(({ to }) => to.address === person.address).map(({ from }) => from.address);
  const theirs = new Set<string>([person.address, ...absent]);
  return agencies.filter(({ reviewer, approver }) => theirs.has(reviewer.address) || theirs.has(approver.address));
}

/** The person of an address on a roster or in a season, by the newest that names them, and whether they have anything to do there. */
export function personIn(
  rosters: readonly RosterOfSeason[],
  address: string,
): { readonly person: Person; readonly season: Season } | undefined {
  for (const { season, agencies, filings } of rosters) {
    const lines = agencies.filter(({ removed }) => removed === null);
    const people: (Person | null)[] = [
      season.publisher,
      season.substitute,
      season.reviewer,
      season.approver,
      ...lines.flatMap(({ contact, reviewer, approver }) => [contact, reviewer, approver]),
      ...season.delegations.filter(({ endedAt }) => endedAt === null).map(({ to }) => to),
      ...[...filings.values()].flatMap((filing) => activeRecorder(filing)?.person ?? []),
    ];
    const person = people.find((one) => one?.address === address);
    if (person != null) return { person, season };
  }
  return undefined;
}
