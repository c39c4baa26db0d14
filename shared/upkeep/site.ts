/**
 * Compares the public site with what was released: what is missing is published again by a release that made it public,
 * what belongs to no released report is reported and never touched.
 */
import type { Filing, Submission } from '#shared/filing/model.js';
import { historyId, type HistoryReport } from '#shared/filing/history.js';
import { asOncePublic, type OncePublicOf } from '#shared/filing/takedowns.js';
import { AREAS_FOLDER } from '#shared/ids/place.js';
import { listFolder, listKeys, listKeysBeside } from '#shared/s3/listing.js';
import type { Release } from '#shared/season/release.js';
import { ROOT, type Place } from '#shared/site/place.js';
import { hasRoot, listSites } from '#shared/store/sites.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { beginRelease, NO_NAME_LEFT, type BegunRelease } from './releases.js';
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

/** What lies at a place of the bucket, by the keys that its site knows. */
export async function keysAt(
  { s3, siteBucket: bucket }: UpkeepDependencies,
  place: Place,
): Promise<ReadonlySet<string>> {
  if (place !== ROOT) {
    const keys = await listKeys(s3, { bucket, prefix: place });
    return new Set(keys.map((key) => key.slice(place.length)));
  }
  // What lies in the folder of areas and in that of none is the root's.
  const { keys } = await listFolder(s3, { bucket, folder: AREAS_FOLDER });
  return new Set([...(await listKeysBeside(s3, { bucket, folder: AREAS_FOLDER })), ...keys]);
}

/** What lies in folders of no site, and at the root where no site stands there yet. */
export async function strayFolders(upkeep: UpkeepDependencies): Promise<Drift[]> {
  const { table, s3, siteBucket: bucket } = upkeep;
  const { folders } = await listFolder(s3, { bucket, folder: AREAS_FOLDER });
  // Listed before it is known which sites there are, since a release that comes meanwhile says so before it writes.
  const atRoot = (await hasRoot(table)) ? new Set<string>() : await keysAt(upkeep, ROOT);
  const places = new Set<string>((await listSites(table)).map(({ place }) => place));
  const stray = (await hasRoot(table)) ? [] : [...judgeSite(atRoot, []).stray];
  for (const folder of folders) {
    if (places.has(folder)) continue;
    stray.push(...(await listKeys(s3, { bucket, prefix: folder })));
  }
  return stray.map(strayAt);
}

/** Whether what is missing will be there again, and by which execution. */
interface Mended {
  readonly healed: boolean;
  readonly how: string;
}

function mendedBy(begun: BegunRelease): Mended {
  if (begun === 'no-name-left') return { healed: false, how: NO_NAME_LEFT };
  return { healed: true, how: begun === 'under-way' ? 'by the one that is under way' : begun.as };
}

export async function compareSite(
  upkeep: UpkeepDependencies,
  { area, place, reports: filings, releases, takenDown }: SiteToCompare,
  there: ReadonlySet<string>,
): Promise<Drift[]> {
  const judged = judgeSite(there, filings, takenDown, await siteLayout(upkeep.table, area), place);
  const drifts: Drift[] = judged.stray.map((key) => strayAt(`${place}${key}`));
  const last = releases.filter(({ state }) => state === 'published').at(-1);
  const begun = new Map<string, Mended>();
  const again = async (release: Release | undefined): Promise<Mended> => {
    if (release === undefined) return { healed: false, how: 'its release is not known' };
    const known = begun.get(release.id) ?? mendedBy(await beginRelease(upkeep, release));
    begun.set(release.id, known);
    return known;
  };
  for (const { submission, release, missing } of judged.reports) {
    const { healed, how } = await again(releases.find(({ id }) => id === release));
    drifts.push({
      ...{ kind: 'released-not-public', about: submission, healed },
      detail: `${missing.join(', ')} missing; published again: ${how}`,
    });
  }
  for (const key of judged.indexes) {
    const { healed, how } = await again(last);
    drifts.push({ kind: 'index-not-public', about: `${place}${key}`, healed, detail: `published again: ${how}` });
  }
  return drifts;
}
