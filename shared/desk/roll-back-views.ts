/** What taking a release back is judged on and shown with, read from the season's log and its filings. */
import type { AuditEvent } from '#shared/audit/chain.js';
import { formerOf } from '#shared/deeds/filing/roll-back.js';
import { byRelease, latestRelease, rollBackRefusal, type RollBackState } from '#shared/deeds/season/roll-back.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Filing } from '#shared/filing/model.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { seasonDeedsThat } from '#shared/season/deeds.js';
import type { Release } from '#shared/season/release.js';
import { disownedDecision } from '#shared/store/disowned.js';
import { loadSubmissions } from '#shared/store/filings.js';
import { loadRelease } from '#shared/store/releases.js';
import { listFilings, listSeasonEvents, requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import type { SeasonPage } from './views.js';

type Named = (agency: string) => string;

/** The last release with what is public by it, and why it cannot be taken back where it cannot. */
export interface LastRelease {
  readonly release: Release;
  readonly count: number;
  readonly refusal: DeedRefusal | null;
}

/** Answer of POST `/g/{grant}/releases/{release}/roll-back` without `confirmed=yes`. */
export interface RollBackPreview extends SeasonPage {
  readonly release: Release;
  readonly reason: string;
  /** Names of agencies: no longer public; back to a version; not to be released again as they are. */
  readonly withdrawn: readonly string[];
  readonly returned: readonly { readonly agency: string; readonly version: number }[];
  readonly disowned: readonly string[];
  /** No longer public either: the version before does not stand again, since a decision on it was disowned. */
  readonly notReturned: readonly { readonly agency: string; readonly version: number }[];
}

const BEGINS_RELEASE = seasonDeedsThat('beginsRelease');

/** Releases of the season in the order in which they were begun. */
export async function begunReleases(table: Table, events: readonly AuditEvent[]): Promise<Release[]> {
  const ids = events.flatMap(({ deed, details }) => {
    const id = BEGINS_RELEASE.has(deed) ? releaseIdSchema.safeParse(details['release']).data : undefined;
    return id === undefined ? [] : [id];
  });
  const releases = await Promise.all(ids.map((id) => loadRelease(table, id)));
  return releases.flatMap((release) => release ?? []);
}

export function lastRelease(begun: readonly Release[], filings: readonly Filing[], named: Named): LastRelease | null {
  const release = latestRelease(begun, filings);
  if (release === undefined) return null;
  const own = byRelease(filings, release.id);
  if (own.length === 0) return null;
  const refusal = rollBackRefusal(release, { begun, filings });
  return { release, count: own.length, refusal: refusal === undefined ? null : withNames(refusal, named) };
}

/** The refusal as a page says it: agencies by name. */
export function withNames(refusal: DeedRefusal, named: Named): DeedRefusal {
  return refusal.code === 'roll-back' ? { ...refusal, agencies: refusal.agencies.map(named) } : refusal;
}

export async function loadRollBackState(
  table: Table,
  of: SeasonRef,
  id: ReleaseId | undefined,
): Promise<RollBackState> {
  const [stored, events, filings] = await Promise.all([
    requireSeason(table, of),
    listSeasonEvents(table, of),
    listFilings(table, of),
  ]);
  const begun = await begunReleases(table, events);
  const all = [...filings.values()];
  return { stored, begun, filings: all, disowned: await disownedIn(table, id === undefined ? [] : byRelease(all, id)) };
}

export function rollBackPreview(
  { filings, disowned }: RollBackState,
  release: Release,
  named: Named,
): Pick<RollBackPreview, 'withdrawn' | 'returned' | 'disowned' | 'notReturned'> {
  const held = new Set<SubmissionId>(disowned);
  const own = byRelease(filings, release.id);
  const reports = own.map((filing) => {
    const n = filing.released?.n ?? 0;
    const former = formerOf(filing, n);
    return {
      agency: named(filing.agency),
      isHeld: held.has(submissionId(filing, n)),
      version: former?.version,
      isFormerHeld: former !== undefined && held.has(submissionId(filing, former.n)),
    };
  });
  const names = (some: typeof reports) => some.map(({ agency }) => agency);
  const versions = (some: typeof reports) =>
    some.flatMap(({ agency, version }) => (version === undefined ? [] : [{ agency, version }]));
  return {
    withdrawn: names(reports.filter(({ isHeld, version }) => !isHeld && version === undefined)),
    returned: versions(reports.filter(({ isFormerHeld }) => !isFormerHeld)),
    disowned: names(reports.filter(({ isHeld }) => isHeld)),
    notReturned: versions(reports.filter(({ isHeld, isFormerHeld }) => isFormerHeld && !isHeld)),
  };
}

const AT_ONCE = 25;

/** Of these and of the versions that would stand again; each is looked up by the links that were given to stop its decisions. */
async function disownedIn(table: Table, filings: readonly Filing[]): Promise<SubmissionId[]> {
  const found: SubmissionId[] = [];
  for (let from = 0; from < filings.length; from += AT_ONCE) {
    const some = filings.slice(from, from + AT_ONCE);
    const submissions = await loadSubmissions(
      table,
      some.flatMap((filing) => {
        const n = filing.released?.n;
        return [n, n && formerOf(filing, n)?.n].flatMap((each) => (each ? [submissionId(filing, each)] : []));
      }),
    );
    const decisions = await Promise.all(submissions.map((submission) => disownedDecision(table, submission)));
    found.push(...submissions.flatMap(({ id }, index) => (decisions[index] === undefined ? [] : [id])));
  }
  return found;
}
