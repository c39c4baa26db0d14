/**
 * What lies under numbers that no range has any more: where the rows of the site were lost, ranges are cut and numbered anew, and the
 * parts, lists, sitemaps and manifests of former ones would stay public, with every cell of reports that were corrected or
 * taken down since. A whole draw finds them in the bucket and writes over them what says nothing of any report.
 */
import { LINES_TYPE } from '#shared/site/draw-range.js';
import { sitemapOf } from '#shared/site/feed.js';
import { notFoundPage } from '#shared/site/home-page.js';
import { agencyListKey, agencyManifestKey, agencySitemapKey, keyIn } from '#shared/site/keys.js';
import { contributionKeysIn } from '#shared/site/contribution-rows.js';
import { contributionsFolder, partManifestKey, yearListKey, yearPartKey, yearSitemapKey } from '#shared/site/keys.js';
import { manifestObject } from '#shared/site/manifest.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Site } from '#shared/site/place.js';
import type { Bounds } from '#shared/site/ranges.js';
import { changing, HTML_TYPE } from '#shared/site/site-object.js';
import type { TopState, YearState } from '#shared/site/site-state.js';
import { LANGUAGES } from '#shared/words/texts.js';
import { writeAllHeld, type PublishingDependencies } from './dependencies.js';
import { listOnSite } from './on-site.js';

type KeyOf = (n: number) => string;

export async function clearFormerNumbers(
  deps: PublishingDependencies,
  top: Pick<TopState, 'ranges'>,
  years: readonly YearState[],
  fence: number,
): Promise<void> {
  const area = years.at(-1)?.area ?? '';
  const former = [
    ...(await numbered(deps, top.ranges, [agencyManifestKey, agencySitemapKey], agencyListKey)),
    ...(
      await Promise.all(
        years.map(({ year, ranges }) =>
          numbered(
            deps,
            ranges,
            [yearPartKey, partManifestKey, yearSitemapKey].map(
              (key): KeyOf =>
                (n) =>
                  key(year, n),
            ),
            (n) => yearListKey(year, n),
          ),
        ),
      )
    ).flat(),
    ...(await Promise.all(years.map((year) => contributionsBeside(deps, year)))).flat(),
  ];
  await writeAllHeld(
    deps,
    former.map((key) => emptied(key, area, deps.site)),
    fence,
  );
}

/** Who made up totals, of ranges that are gone, and over all ranges where there is one left. */
async function contributionsBeside(deps: PublishingDependencies, { year, ranges }: YearState): Promise<string[]> {
  const folders = LANGUAGES.map((language) => keyIn(language, contributionsFolder(year)));
  const there = (await Promise.all(folders.map((folder) => listOnSite(deps, folder)))).flat();
  const numbers = ranges.map(({ n }) => n);
  const kept = new Set(
    contributionKeysIn(year, numbers).flatMap((key) => LANGUAGES.map((language) => keyIn(language, key))),
  );
  return there.filter((key) => !kept.has(key));
}

/** Keys in the bucket that have the form of a range's and the number of none; a range that is alone has no list. */
async function numbered(
  deps: PublishingDependencies,
  ranges: readonly Bounds[],
  files: readonly KeyOf[],
  list: KeyOf,
): Promise<string[]> {
  const numbers = ranges.map(({ n }) => n);
  const found = await Promise.all([
    ...files.map((key) => under(deps, key, numbers)),
    ...LANGUAGES.map((language) => under(deps, (n) => keyIn(language, list(n)), numbers.length === 1 ? [] : numbers)),
  ]);
  return found.flat();
}

async function under(deps: PublishingDependencies, key: KeyOf, kept: readonly number[]): Promise<string[]> {
  // Where the number stands: keys differ in nothing else.
  const [start = '', end = ''] = key(MARK).split(String(MARK));
  const keys = await listOnSite(deps, start);
  return keys.filter((one) => {
    const n = one.endsWith(end) ? one.slice(start.length, one.length - end.length) : '';
    return /^[1-9]\d*$/.test(n) && !kept.includes(Number(n));
  });
}
const MARK = 987_654_321;

function emptied(key: string, area: string, { place, base }: Site): SiteObject {
  if (key.endsWith('.jsonl')) return changing(key, '', LINES_TYPE);
  if (key.endsWith('.json')) return manifestObject(key, {});
  if (key.endsWith('.xml')) return changing(key, sitemapOf([], base), 'application/xml; charset=utf-8');
  return changing(key, notFoundPage(area, place), HTML_TYPE);
}
