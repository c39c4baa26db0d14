/** What those who subscribe are told when a release has ended: by the filings, as the public pages say it. */
import type { AgencyId } from '#shared/ids/agency-id.js';
import { digestOf } from '#shared/ids/digest.js';
import { areaOfRelease, releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { partsOf } from '#shared/ids/submission-id.js';
import type { Filing } from '#shared/filing/model.js';
import type { Agency } from '#shared/season/model.js';
import { isRolledBack } from '#shared/filing/takedowns.js';
import { takesAway, type Manifest, type Release } from '#shared/season/release.js';
import { absoluteAddress, currentPageKey, FEED_KEY, reportJsonKey } from '#shared/site/keys.js';
import { MAX_CHANGES, PUBLIC_NEWS_SCHEMA, type PublicChange, type PublicNews } from '#shared/outbox/public-news.js';
import { loadFiling } from '#shared/store/filings.js';
import { queueWrite } from '#shared/store/outbox.js';
import { loadRelease } from '#shared/store/releases.js';
import { loadAgency } from '#shared/store/seasons.js';
import type { Write } from '#shared/store/table.js';
import { entriesToWorkOn, type PublishingDependencies } from './dependencies.js';

/** One row for each subscriber, under an id of the release's own: repeating the step queues nothing twice. */
export async function newsForSubscribers(
  dependencies: PublishingDependencies,
  release: Release,
  entries: Manifest['entries'],
): Promise<Write[]> {
  if (dependencies.subscribers.length === 0) return [];
  const changes = await changesOf(dependencies, release, entries);
  if (changes.length === 0) return [];
  const news: PublicNews = {
    schema: PUBLIC_NEWS_SCHEMA,
    release: release.id,
    area: release.area,
    at: release.at,
    changes: changes.slice(0, MAX_CHANGES),
    count: changes.length,
    feed: absoluteAddress(dependencies.site.base, FEED_KEY),
  };
  return dependencies.subscribers.map((to) =>
    queueWrite(
      release.area,
      { kind: 'news', id: `news.${release.id}.${digestOf(to).slice(0, 10)}`, to, news },
      dependencies.now(),
    ),
  );
}

/** Of takedowns whose own release broke down, and which this one has carried out: told as that one would have told it, and once. */
export async function newsOfTakedowns(
  dependencies: PublishingDependencies,
  id: ReleaseId,
  touched: readonly { readonly year: number; readonly agency: AgencyId }[],
): Promise<Write[]> {
  if (dependencies.subscribers.length === 0) return [];
  const news: Write[] = [];
  for (const { year, agency } of touched) {
    const filing = await loadFiling(dependencies.table, { area: areaOfRelease(id), year, agency });
    const takedown = filing.released === null ? filing.takedowns.at(-1) : undefined;
    if (takedown === undefined || takedown.release === id) continue;
    const release = await loadRelease(dependencies.table, releaseIdSchema.parse(takedown.release));
    // One that takes a whole release back goes on until all of it is done, and tells of all of it.
    if (release !== undefined && release.rollsBack === undefined)
      news.push(...(await newsForSubscribers(dependencies, release, [])));
  }
  return news;
}

async function changesOf(
  dependencies: PublishingDependencies,
  release: Release,
  entries: Manifest['entries'],
): Promise<PublicChange[]> {
  const { takesDown } = release;
  const worked = release.rollsBack === undefined ? entries : await entriesToWorkOn(dependencies, release);
  const submissions = takesDown === undefined ? worked.map(({ submission }) => submission) : [takesDown];
  const { table, site } = dependencies;
  const changes: PublicChange[] = [];
  for (const submission of submissions) {
    const of = partsOf(submission);
    const [agency, filing] = await Promise.all([loadAgency(table, of), loadFiling(table, of)]);
    const change = agency && changeOf(release, filing, of.n);
    if (agency !== undefined && change !== undefined) changes.push(withAddresses(change, agency, site.base));
  }
  return changes;
}

type Change = Pick<PublicChange, 'what' | 'version'>;

/** Undefined for a report that the release has left behind. */
function changeOf(release: Release, filing: Filing, n: number): Change | undefined {
  if (takesAway(release)) {
    const own = filing.takedowns.filter((takedown) => takedown.n === n);
    // Of a release that is taken back some reports may have changed since, and stay.
    const down = own.findLast((takedown) => !isRolledBack(takedown) || takedown.release === release.id);
    return down && { what: 'taken-down', version: down.version };
  }
  const { released } = filing;
  if (released?.release !== release.id) return undefined;
  const corrects = filing.corrections.some(({ replacedBy }) => replacedBy === n);
  // What is public again after it was taken down is new to whoever threw it away.
  const wasDown = filing.takedowns.some((takedown) => takedown.n === n && !isRolledBack(takedown));
  return { what: corrects && !wasDown ? 'corrected' : 'new', version: released.version };
}

function withAddresses({ what, version }: Change, agency: Agency, base: string): PublicChange {
  const { id, name, year } = agency;
  const of = { year, agency: { id }, version };
  return {
    what,
    year,
    agency: { id, name },
    version,
    page: absoluteAddress(base, currentPageKey(of)),
    json: absoluteAddress(base, reportJsonKey(of)),
  };
}
