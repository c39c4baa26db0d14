/**
 * All packs and the search index, year after year: a year is loaded, written out in every form, and let go before the next, so
 * that memory grows with the largest year and not with all of them. Where years come from and where files go is the caller's.
 * Equal years give equal bytes, but for what names the release.
 */
import type { PinyinOf } from '#shared/season/roster/pinyin.js';
import { attachment } from '#shared/ids/attachment.js';
import { CHANGING, IMMUTABLE, yearJsonKey } from '#shared/site/keys.js';
import type { SiteObject } from '#shared/site/model.js';
import { homeOf } from '#shared/site/place.js';
import { CSV_TYPE, inEachLanguage, JSON_TYPE } from '#shared/site/site-object.js';
import { textsIn } from '#shared/words/texts.js';
import type { ListedPack } from './bulk.js';
import { keysOf } from './catalog.js';
import { datapackageText, lineSchemaText, longSchemaText, wideSchemaText, type Described } from './descriptors.js';
import {
  ABOUT_DATA_KEY,
  DATAPACKAGE_KEY,
  LINE_SCHEMA_KEY,
  LONG_SCHEMA_KEY,
  packKey,
  SEARCH_PAGE_KEY,
  WIDE_SCHEMA_KEY,
  zipKey,
  type Span,
} from './keys.js';
import { longParquet, wideParquet, wideParquetOfYears } from './parquet.js';
import type { PublicYear } from './public-report.js';
import type { Named } from './search/agencies.js';
import { SEARCH_SCRIPT, SEARCH_SCRIPT_KEY } from './search/script.js';
import { aboutDataPage } from './pages/about-data-page.js';
import { searchPage } from './pages/search-page.js';
import { totalsOfYear, type YearTotals } from './search/figures.js';
import { searchOverview, searchYear, type SearchYear } from './search/index-files.js';
import { textLine, type ReportText } from './sections.js';
import { joined, jsonLines, longCsv, wideCsv } from './tables.js';
import { yearJsonOf } from './year-json.js';
import { growingZip, type GrowingZip } from './zip.js';

export interface YearToPack {
  readonly data: PublicYear;
  /** Of every report of the year, in the same order. */
  readonly texts: readonly ReportText[];
}

export interface Packing extends Pick<Described, 'area' | 'site' | 'releasedAt'> {
  /** Newest first. */
  readonly years: readonly number[];
  readonly load: (year: number) => Promise<YearToPack>;
  /** Writes a file to the site and says what it wrote. */
  readonly write: (file: SiteObject) => Promise<ListedPack>;
  readonly pinyinOf: PinyinOf;
}

const LINES_TYPE = 'application/x-ndjson; charset=utf-8';
const PARQUET_TYPE = 'application/vnd.apache.parquet';
const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';
const TYPES: readonly (readonly [string, string])[] = [
  ['.csv', CSV_TYPE],
  ['.jsonl', LINES_TYPE],
  ['.parquet', PARQUET_TYPE],
  ['.zip', 'application/zip'],
  ['.schema.json', SCHEMA_TYPE],
];
const typeOf = (key: string): string => TYPES.find(([ending]) => key.endsWith(ending))?.[1] ?? JSON_TYPE;
const inside = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** A file that is saved and not shown goes by a name that says whose it is. */
export function packObject(key: string, body: string | Uint8Array, title?: string): SiteObject {
  const object = { key, body, contentType: typeOf(key), cacheControl: CHANGING };
  const ending = inside(key).slice(inside(key).indexOf('.'));
  return title === undefined ? object : { ...object, contentDisposition: attachment(`${title}${ending}`, inside(key)) };
}

/** @returns every file that was written, in the order of writing */
export async function makePacks(packing: Packing): Promise<ListedPack[]> {
  const { area } = packing;
  const words = textsIn('zh').openData.package;
  const written: ListedPack[] = [];
  const put = async (object: SiteObject, ...zips: readonly GrowingZip[]): Promise<void> => {
    const body = typeof object.body === 'string' ? Buffer.from(object.body, 'utf8') : object.body;
    written.push(await packing.write({ ...object, body }));
    for (const zip of zips) zip.add(inside(object.key), body);
  };
  const all = {
    csv: [...wideCsv([])],
    jsonl: [] as Uint8Array[],
    sections: [] as Uint8Array[],
    wide: wideParquetOfYears(),
    long: longParquet(),
    zip: growingZip(),
  };
  const [named, totals, searched]: [Named[], YearTotals[], SearchYear[]] = [[], [], []];
  for (const [key, body] of [
    [WIDE_SCHEMA_KEY, wideSchemaText()],
    [LONG_SCHEMA_KEY, longSchemaText()],
    [LINE_SCHEMA_KEY, lineSchemaText()],
  ] as const) {
    await put(packObject(key, body), all.zip);
  }
  for (const year of packing.years) {
    const { data, texts } = await packing.load(year);
    const { reports } = data;
    const zip = growingZip();
    const title = words.ofYear(area, year);
    const own = (key: string, body: string | Uint8Array) => put(packObject(key, body, title), zip);
    await put(packObject(yearJsonKey(year), yearJsonOf(data)), zip);
    await own(packKey(year, 'csv'), Buffer.concat([...wideCsv(reports)]));
    all.csv.push(...wideCsv(reports, false));
    const lines = Buffer.concat([...jsonLines(reports)]);
    all.jsonl.push(lines);
    await own(packKey(year, 'jsonl'), lines);
    await own(packKey(year, 'parquet'), wideParquet(reports));
    all.wide.add(reports);
    await own(
      packKey(year, 'long.csv'),
      joined(() => longCsv(reports)),
    );
    const long = longParquet();
    for (const file of [long, all.long]) file.add(reports);
    await own(packKey(year, 'long.parquet'), long.close());
    const sections = Buffer.from(texts.map(textLine).join(''), 'utf8');
    all.sections.push(sections);
    await own(packKey(year, 'sections.jsonl'), sections);
    for (const [key, body] of [
      [WIDE_SCHEMA_KEY, wideSchemaText()],
      [LONG_SCHEMA_KEY, longSchemaText()],
      [LINE_SCHEMA_KEY, lineSchemaText()],
    ] as const) {
      zip.add(inside(key), Buffer.from(body, 'utf8'));
    }
    finish(zip, packing, written, [year]);
    await put(packObject(zipKey(year), zip.close(), title));
    const index = searchYear(year, texts);
    for (const { key, body } of index.files) await put(packObject(key, body));
    searched.push(index.entry);
    named.push(...reports.map(({ agency }) => ({ year, agency })));
    // A sum of what was imported is no answer to how many there were.
    if (reports.every(({ source }) => source === undefined)) totals.push(totalsOfYear(data));
  }
  const title = words.allYears(area);
  const ofAll = (key: string, body: Uint8Array) => put(packObject(key, body, title), all.zip);
  await ofAll(packKey('all', 'csv'), Buffer.concat(all.csv));
  await ofAll(packKey('all', 'jsonl'), Buffer.concat(all.jsonl));
  await ofAll(packKey('all', 'parquet'), all.wide.close());
  await ofAll(packKey('all', 'long.parquet'), all.long.close());
  await ofAll(packKey('all', 'sections.jsonl'), Buffer.concat(all.sections));
  finish(all.zip, packing, written, ['all']);
  await put(packObject(zipKey('all'), all.zip.close(), title));
  for (const { key, body } of searchOverview(named, totals, searched, packing.pinyinOf))
    await put(packObject(key, body));
  for (const page of pagesOf(packing)) await put(page);
  const spans: Span[] = ['all', ...packing.years];
  await put(packObject(DATAPACKAGE_KEY, datapackageText(packing, written, spans)));
  return written;
}

function pagesOf({ area, site, years }: Packing): SiteObject[] {
  return [
    {
      key: SEARCH_SCRIPT_KEY,
      body: SEARCH_SCRIPT,
      contentType: 'text/javascript; charset=utf-8',
      cacheControl: IMMUTABLE,
    },
    ...inEachLanguage(site.place, SEARCH_PAGE_KEY, (t) => searchPage(area, t)),
    ...inEachLanguage(site.place, ABOUT_DATA_KEY, (t) => aboutDataPage({ area, base: site.base, years }, t)),
  ];
}

/** What a zip says of its own files. */
function finish(zip: GrowingZip, packing: Packing, written: readonly ListedPack[], spans: readonly Span[]): void {
  const own = new Set(spans.flatMap(keysOf));
  const files = written.filter(({ path }) => own.has(path));
  zip.add(inside(DATAPACKAGE_KEY), Buffer.from(datapackageText(packing, files, spans), 'utf8'));
  const readme = (['zh', 'en'] as const)
    .map((language) => textsIn(language).openData.package.readme(packing.area, homeOf(packing.site)))
    .join('\n');
  zip.add('README.txt', Buffer.from(`\uFEFF${readme}`, 'utf8'));
}
