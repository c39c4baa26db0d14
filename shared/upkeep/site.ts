/**
 * Compares the public site with what was released: what is missing is published again by a release that made it public,
 * what belongs to no released report is reported and never touched.
 */
import type { Filing, Submission } from '#shared/filing/model.js';
import { historyId, type HistoryReport } from '#shared/filing/history.js';
import { asOncePublic, type OncePublicOf } from '#shared/filing/takedowns.js';
import { placeOfKey } from '#shared/ids/place.js';
import { listKeys } from '#shared/s3/objects.js';
import type { Release } from '#shared/season/release.js';
import { ROOT, type Place } from '#shared/site/place.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { beginRelease } from './releases.js';
import { judgeSite, type PublicReport } from './site-judgement.js';
import { siteLayout } from './site-layout.js';

export interface PublicFiling extends PublicReport {
  readonly filing: Filing;
  readonly submission: Submission;
}

/** What of the reports of earlier years is public, and what was and is not any more. */
export function historyOnSite(all: readonly HistoryReport[]): {
  readonly standing: PublicReport[];
  readonly down: OncePublicOf[];
} {
  const shown = all.map(asOncePublic);
  return {
    standing: all.flatMap((report, at) => {
      const filing = shown[at];
      if (filing === undefined || report.released === null) return [];
      return [{ filing, submission: { id: historyId(report, report.released.n) } }];
    }),
    down: shown.filter(({ released, takedowns }) => released === null && takedowns.length > 0),
  };
}

/** The site of one area. */
export interface SiteToCompare {
  readonly area: string;
  readonly place: Place;
  readonly filings: readonly PublicFiling[];
  /** Those, and reports of earlier years. */
  readonly reports: readonly PublicReport[];
  readonly releases: readonly Release[];
  readonly takenDown: readonly OncePublicOf[];
}

const strayAt = (about: string): Drift => ({
  kind: 'site-stray',
  about,
  healed: false,
  detail: 'belongs to no released report',
});

/** Everything that lies in the bucket, in the folder of a site by the key that it has there. */
export async function keysByPlace(upkeep: UpkeepDependencies): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const byPlace = new Map<string, Set<string>>([[ROOT, new Set()]]);
  for (const key of await listKeys(upkeep.s3, { bucket: upkeep.siteBucket, prefix: '' })) {
    const place = placeOfKey(key);
    const keys = byPlace.get(place) ?? new Set();
    byPlace.set(place, keys.add(key.slice(place.length)));
  }
  return byPlace;
}

/** What lies in folders of no site, and at the root where no site stands there yet. */
export function strayFolders(
  keys: ReadonlyMap<string, ReadonlySet<string>>,
  sites: readonly Pick<SiteToCompare, 'place'>[],
): Drift[] {
  return [...keys].flatMap(([place, there]) => {
    if (sites.some((site) => site.place === place)) return [];
    const stray = place === ROOT ? judgeSite(there, []).stray : [...there].sort();
    return stray.map((key) => strayAt(`${place}${key}`));
  });
}

export async function compareSite(
  upkeep: UpkeepDependencies,
  { area, place, reports: filings, releases, takenDown }: SiteToCompare,
  there: ReadonlySet<string>,
): Promise<Drift[]> {
  const judged = judgeSite(there, filings, takenDown, await siteLayout(upkeep.table, area), place);
  const drifts: Drift[] = judged.stray.map((key) => strayAt(`${place}${key}`));
  const last = releases.filter(({ state }) => state === 'published').at(-1);
  const begun = new Map<string, string>();
  const again = async (release: Release | undefined): Promise<string> => {
    if (release === undefined) return 'its release is not known';
    const known = begun.get(release.id) ?? (await beginRelease(upkeep, release)) ?? 'begun anew too often';
    begun.set(release.id, known);
    return known;
  };
  const healed = (name: string) => !/ not known$| too often$/.test(name);
  for (const { submission, release, missing } of judged.reports) {
    const name = await again(releases.find(({ id }) => id === release));
    const detail = `${missing.join(', ')} missing; published again: ${name}`;
    drifts.push({ kind: 'released-not-public', about: submission, healed: healed(name), detail });
  }
  for (const key of judged.indexes) {
    const name = await again(last);
    drifts.push({
      kind: 'index-not-public',
      about: `${place}${key}`,
      healed: healed(name),
      detail: `published again: ${name}`,
    });
  }
  return drifts;
}
