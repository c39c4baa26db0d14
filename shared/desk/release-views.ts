/** What the publisher's page about releases is given, and how it is put together from the season's log and its filings. */
import type { AuditEvent } from '#shared/audit/chain.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { isRolledBack } from '#shared/filing/takedowns.js';
import { dayOf } from '#shared/ids/calendar.js';
import { partsOf, submissionIdSchema } from '#shared/ids/submission-id.js';
import type { Agency } from '#shared/season/model.js';
import type { Release, ScheduledRelease } from '#shared/season/release.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { listScheduled, loadRelease } from '#shared/store/releases.js';
import { listAgencies, listFilings, listSeasonEvents, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import type { ReleaseHappening } from '#shared/words/zh/releases.js';
import { begunReleases, lastRelease, type LastRelease } from './roll-back-views.js';
import type { Attempt, SeasonPage, Viewer } from './views.js';

export const RELEASES_DONE = ['scheduled', 'moved', 'cancelled', 'rolled-back'] as const;
export type ReleasesDone = (typeof RELEASES_DONE)[number];

/** One that waits: its agencies by name, each with its report, and how many of its reports would stay behind as things stand. */
export interface WaitingRelease {
  readonly release: ScheduledRelease;
  readonly agencies: readonly string[];
  readonly reports: readonly (Pick<Submission, 'id' | 'year' | 'agency'> & { readonly name: string })[];
  readonly behind: number;
}

/** One line of what happened, by whom; without a person the clock did it. */
export interface Happened {
  readonly at: string;
  readonly what: ReleaseHappening;
  readonly by: string | null;
  readonly release?: Pick<Release, 'count' | 'history'> & { readonly state: Release['state'] | 'rolled-back' };
  /** The time that was set, and the one before it. */
  readonly planned?: { readonly at: string; readonly before?: string };
  /** Why a release was taken back. */
  readonly reason?: string;
  /** `past`: of that earlier year, as history. */
  readonly report?: {
    readonly agency: string;
    readonly version: number;
    readonly reason: string;
    readonly past?: number;
  };
}

/** GET `/g/{grant}/releases`. */
export interface ReleasesPage extends SeasonPage {
  readonly waiting: readonly WaitingRelease[];
  readonly releasing: { readonly count: number } | null;
  /** The one that may be taken back, or could; null where nothing is public by any. */
  readonly last: LastRelease | null;
  /** Such a taking back is under way, of so many reports. */
  readonly rollingBack: { readonly count: number } | null;
  /** Newest first. */
  readonly happened: readonly Happened[];
  readonly more: number;
  readonly done: ReleasesDone | null;
  readonly attempt: Attempt | null;
  /** The release that the refused form was about. */
  readonly about: ReleaseId | null;
}

/** Lines that the page shows; the log keeps all. */
const SHOWN = 100;

const DEEDS: readonly ReleaseHappening[] = [
  'start-release',
  'schedule-release',
  'move-release',
  'cancel-release',
  'release-due',
  'roll-back',
];

export async function loadReleasesPage(
  table: Table,
  grant: PublisherGrant,
  options: Pick<ReleasesPage, 'done' | 'attempt' | 'about'> & { readonly viewer: Viewer; readonly now: Date },
): Promise<ReleasesPage | undefined> {
  const [stored, agencies, filings, events] = await Promise.all([
    loadSeason(table, grant),
    listAgencies(table, grant),
    listFilings(table, grant),
    listSeasonEvents(table, grant),
  ]);
  if (stored === undefined) return undefined;
  const { season } = stored;
  const names = new Map(agencies.map(({ id, name }) => [id as string, name]));
  const scheduled = await listScheduled(table, season);
  const last = season.release === undefined ? undefined : await loadRelease(table, season.release);
  const begun = await begunReleases(table, events);
  const told = events.filter(({ deed }) => DEEDS.some((each) => each === deed));
  const past = events.flatMap((event) => ofHistory(event, names));
  const lines = [...told.map(ofEvent), ...past, ...ofFilings([...filings.values()], names)].sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
  );
  const { now, ...rest } = options;
  return {
    ...rest,
    season,
    today: dayOf(now),
    waiting: scheduled.map((release) => waitingOf(release, agencies, filings)),
    releasing: last?.state === 'running' ? { count: last.count } : null,
    last: lastRelease(begun, [...filings.values()], (agency) => names.get(agency) ?? agency),
    rollingBack: await rollingBack(table, begun),
    happened: await Promise.all(lines.slice(0, SHOWN).map((line) => withState(table, line))),
    more: Math.max(0, lines.length - SHOWN),
  };
}

/** The last release that was taken back, while that is not done. */
async function rollingBack(table: Table, begun: readonly Release[]): Promise<ReleasesPage['rollingBack']> {
  const by = begun.findLast(({ rolledBackBy }) => rolledBackBy !== undefined)?.rolledBackBy;
  const release = by === undefined ? undefined : await loadRelease(table, by);
  return release === undefined || release.state === 'published' ? null : { count: release.count };
}

function waitingOf(
  release: ScheduledRelease,
  agencies: readonly Agency[],
  filings: ReadonlyMap<string, Filing>,
): WaitingRelease {
  const own = new Map(release.waiting.submissions.map((id) => [partsOf(id).agency as string, partsOf(id).n]));
  const behind = [...own].filter(([agency, n]) => {
    const filing = filings.get(agency);
    return filing?.state !== 'approved' || filing.current !== n;
  });
  return {
    release,
    agencies: agencies.flatMap(({ id, name }) => (own.has(id) ? [name] : [])),
    reports: release.waiting.submissions.map((id) => {
      const { agency, year } = partsOf(id);
      const name = agencies.find((each) => each.id === agency)?.name ?? agency;
      return { id, year: reportYearSchema.parse(year), agency: agencyIdSchema.parse(agency), name };
    }),
    behind: behind.length,
  };
}

interface Line extends Happened {
  readonly id?: ReleaseId | undefined;
}

function ofEvent({ at, deed, actor, details }: AuditEvent): Line {
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : undefined);
  const [planned, before] = deed === 'move-release' ? [text('after'), text('before')] : [text('at')];
  return {
    at,
    what: DEEDS.find((each) => each === deed) ?? 'start-release',
    by: 'person' in actor ? actor.person.name : null,
    ...(planned === undefined ? {} : { planned: { at: planned, ...(before === undefined ? {} : { before }) } }),
    id: releaseIdSchema.safeParse(details['release']).data,
    ...(deed === 'roll-back' ? { reason: text('reason') ?? '' } : {}),
  };
}

/** A report of an earlier year that was taken down: it has no filing, and the log of the season tells of it. */
function ofHistory({ at, deed, actor, details }: AuditEvent, names: ReadonlyMap<string, string>): Line[] {
  const id = submissionIdSchema.safeParse(details['report']).data;
  if (deed !== 'take-down-history' || id === undefined) return [];
  const { agency, year: past } = partsOf(id);
  const by = 'person' in actor ? actor.person.name : null;
  const [version, reason] = [Number(details['version']), String(details['reason'])];
  return [{ at, what: 'take-down', by, report: { agency: names.get(agency) ?? agency, version, reason, past } }];
}

/** What happened to single reports after they were public stands with their filings. */
function ofFilings(filings: readonly Filing[], names: ReadonlyMap<string, string>): Line[] {
  return filings.flatMap(({ agency: id, corrections, takedowns }) => {
    const agency = names.get(id) ?? id;
    return [
      ...corrections.map(({ at, by, reason, version }) => ({
        ...{ at, what: 'correction' as const, by: by.name },
        report: { agency, version, reason },
      })),
      // What went with its release is told with that.
      ...takedowns
        .filter((each) => !isRolledBack(each))
        .flatMap(({ at, by, reason, version, putBack }) => [
          { at, what: 'take-down' as const, by: by.name, report: { agency, version, reason } },
          ...(putBack === null
            ? []
            : [
                {
                  ...{ at: putBack.at, what: 'put-back' as const, by: putBack.by.name },
                  report: { agency, version, reason: putBack.reason },
                },
              ]),
        ]),
    ];
  });
}

async function withState(table: Table, { id, ...line }: Line): Promise<Happened> {
  const release = id === undefined ? undefined : await loadRelease(table, id);
  if (release === undefined) return line;
  const state = release.rolledBackBy === undefined ? release.state : 'rolled-back';
  return { ...line, release: { state, count: release.count, ...(release.history === true ? { history: true } : {}) } };
}
