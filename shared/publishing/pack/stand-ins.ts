/**
 * Packs of nothing, for a year that has none yet: pages name the files of a year as soon as they name the year, and the packs
 * follow the release. What stands already is left as it is.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { SEARCH_PAGE_KEY, zipKey } from '#shared/packs/keys.js';
import { makePacks } from '#shared/packs/make-packs.js';
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { totalsEntry } from '#shared/site/year-data.js';
import { totalsOf } from '#shared/totals/totals.js';
import type { PublishingDependencies } from '../dependencies.js';
import { onSite, standsOnSite } from '../on-site.js';

type Deps = Pick<PublishingDependencies, 's3' | 'siteBucket' | 'site' | 'now'>;

export async function standInForPacks(deps: Deps, area: string, years: readonly number[]): Promise<void> {
  // The last files that are written: where they stand, all others do.
  const missing: number[] = [];
  for (const year of years) if (!(await standsOnSite(deps, zipKey(year)))) missing.push(year);
  if (missing.length === 0 && (await standsOnSite(deps, SEARCH_PAGE_KEY))) return;
  await makePacks({
    ...{ area, site: deps.site, releasedAt: deps.now().toISOString(), years: missing },
    pinyinOf: await loadPinyin(),
    load: async (year) => ({
      data: { year, area, coverage: null, totals: totalsEntry(totalsOf([])), reports: [] },
      texts: [],
    }),
    write: async (object) => {
      await writeOnce(deps.s3, onSite(deps, object));
      return { path: object.key, sha256: digestOfBytes(object.body), size: Buffer.byteLength(object.body) };
    },
  });
}
