/**
 * The files of a year that a site publishes, brought under the folder that engines read (cli/roll-up.sql): held against the list
 * of the site's files, and named by the area that this list says it is of. Where keys were given, nothing is taken that they did not
 * sign (roll-up-signed.ts).
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOfBytes } from '#shared/ids/digest.js';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { bulkSchema, type ListedPack } from '#shared/packs/bulk.js';
import { BULK_KEY, packKey } from '#shared/packs/keys.js';
import { yearIndexKey } from '#shared/site/keys.js';
import type { ReadSite } from '#shared/site/verify-site.js';
import { yearIndexSchema } from '#shared/site/year-schema.js';
import { signedBy, type GivenKeys, type Signed } from './roll-up-signed.js';
import { jsonIn } from './verify-reading.js';

/** Where a site is to be read, and the name that the caller gives its area. */
export interface Source {
  readonly name: string | undefined;
  readonly where: string;
}

/** `yunxi=https://...`, or an address alone. */
export function sourceOf(text: string): Source {
  const named = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text);
  return { name: named?.[1], where: named?.[2] ?? text };
}

export interface LaidOut {
  readonly site: string;
  /** As people know it: by its name, or its address where there is no other. */
  readonly label: string;
  /** Why nothing of the year could be taken; undefined where it was. */
  readonly missing: string | undefined;
  /** Undefined where no keys were given. */
  readonly signed?: Signed | undefined;
}

const KINDS = ['cells', 'reports', 'areas'] as const;

/** Takes away what an earlier run left of the year: an area that is not asked for any more must not be added up. */
export async function clearYear(folder: string, year: number): Promise<void> {
  for (const kind of KINDS) {
    const sites = await readdir(join(folder, kind)).catch(() => []);
    for (const site of sites.filter((name) => name.startsWith('site=')))
      await rm(join(folder, kind, site, `report_year=${year}`), { recursive: true, force: true });
  }
}

interface Where {
  readonly folder: string;
  readonly year: number;
  /** What an area is called whose site says nothing of itself. */
  readonly fallback: string;
  /** Of installations whose signatures count; undefined where nobody looks at signatures. */
  readonly keys?: readonly GivenKeys[] | undefined;
}

export async function layOut(
  { name, where }: Source,
  read: ReadSite,
  { folder, year, fallback, keys }: Where,
): Promise<LaidOut> {
  const found = await filesOf(read, year, keys);
  const known = name ?? ('area' in found ? found.area : undefined);
  const site = known ?? fallback;
  const to = (kind: (typeof KINDS)[number], file: string) =>
    join(folder, kind, `site=${site}`, `report_year=${year}`, file);
  if ('missing' in found) {
    await write(to('areas', 'area.json'), lineOf({ area: where, expected: null, published: null }));
    return { site, label: known ?? where, missing: found.missing };
  }
  await write(to('cells', 'cells.parquet'), found.cells);
  await write(to('reports', 'reports.parquet'), found.reports);
  await write(to('areas', 'area.json'), lineOf(found.line));
  return { site, label: site, missing: undefined, signed: found.signed };
}

interface AreaLine {
  readonly area: string;
  /** Agencies that owe a report; null where nobody said who does. */
  readonly expected: number | null;
  readonly published: number | null;
  /** The same of those that the area's own scope adds up. */
  readonly counted?: number;
  readonly counted_expected?: number | null;
}
const lineOf = (line: AreaLine): string => `${JSON.stringify(line)}\n`;

interface Files {
  readonly area: string;
  readonly line: AreaLine;
  readonly cells: Uint8Array;
  readonly reports: Uint8Array;
  readonly signed: Signed | undefined;
}

async function filesOf(
  read: ReadSite,
  year: number,
  keys: readonly GivenKeys[] | undefined,
): Promise<Files | { readonly missing: string; readonly area: string } | { readonly missing: string }> {
  const listed = await read(BULK_KEY);
  const bulk = listed === undefined ? undefined : bulkSchema.safeParse(jsonIn(listed));
  if (bulk?.success !== true) return { missing: '没有批量数据清单，或清单无法识别' };
  const area = areaOfRelease(bulk.data.release);
  const [cellsKey, reportsKey] = [packKey(year, 'long.parquet'), packKey(year, 'parquet')];
  const [cells, reports] = [await held(read, bulk.data.files, cellsKey), await held(read, bulk.data.files, reportsKey)];
  if (typeof cells === 'string') return { area, missing: cells };
  if (typeof reports === 'string') return { area, missing: reports };
  const text = await read(yearIndexKey(year));
  const index = text === undefined ? undefined : yearIndexSchema.safeParse(jsonIn(text));
  if (text === undefined || index?.success !== true) return { area, missing: `没有 ${year} 年的汇总，或无法识别` };
  const signed = keys === undefined ? undefined : await signedBy(read, { year, bulk: bulk.data, index: text }, keys);
  if (typeof signed === 'string') return { area, missing: `未计入，${signed}` };
  const { coverage, totals } = index.data;
  const line: AreaLine = {
    area: index.data.area,
    expected: coverage?.expected ?? null,
    published: coverage?.published ?? index.data.parts.reduce((sum, part) => sum + part.reports, 0),
    counted: totals.reports,
    counted_expected: totals.expected ?? null,
  };
  return { area, line, cells, reports, signed };
}

/** What the list says it is; else why not. */
async function held(read: ReadSite, files: readonly ListedPack[], key: string): Promise<Uint8Array | string> {
  const listed = files.find(({ path }) => path === key);
  if (listed === undefined) return `没有这一年的数据：${key}`;
  const bytes = await read(key);
  if (bytes === undefined) return `不能读取：${key}`;
  return digestOfBytes(bytes) === listed.sha256 ? bytes : `与清单的校验值不符：${key}`;
}

async function write(path: string, body: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
}
