/**
 * The packs of a site against their list and against the public parts: the list is signed, every pack has the digest that it names, and
 * the wide tables of a year say what its parts say. Where the files come from is the caller's, as in site/verify-site.ts.
 */
import * as z from 'zod';
import { isSigned, type PublicKeys } from '#shared/audit/signature.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { POINTER_KEY, yearIndexKey } from '#shared/site/keys.js';
import type { ReadSite } from '#shared/site/verify-site.js';
import { bulkSchema, bulkStatement } from './bulk.js';
import { BULK_KEY, packKey } from './keys.js';
import { reportFrom, type PublicReport } from './public-report.js';
import { jsonLines, wideCsv } from './tables.js';

export interface PackFlaw {
  readonly key: string;
  /** `pack-list`: of no form known here, or not signed by a key at hand; `pack`: not the bytes that the list names, or not what the
   *  parts say. */
  readonly what: 'pack-list' | 'pack';
}

export interface PacksResult {
  readonly flaws: readonly PackFlaw[];
  readonly files: number;
  /** Of which release; undefined where there are no packs, which is no flaw: former code made none. */
  readonly release: string | undefined;
  /** Whether that is what the site shows now. Packs follow a release within minutes. */
  readonly isCurrent: boolean;
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

export async function verifyPacks(read: ReadSite, keys: PublicKeys): Promise<PacksResult> {
  const list = await read(BULK_KEY);
  const none = { files: 0, release: undefined, isCurrent: false };
  if (list === undefined) return { ...none, flaws: [] };
  const bulk = bulkSchema.safeParse(parsed(list));
  if (!bulk.success || !isSigned(bulkStatement(bulk.data), bulk.data.signed, keys)) {
    return { ...none, flaws: [{ key: BULK_KEY, what: 'pack-list' }] };
  }
  const { files, release, manifest } = bulk.data;
  const flaws: PackFlaw[] = [];
  for (const { path, sha256 } of files) {
    const bytes = await read(path);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256) flaws.push({ key: path, what: 'pack' });
  }
  const pointer = parsed(await read(POINTER_KEY)) as { readonly manifest?: { readonly sha256?: unknown } } | undefined;
  const isCurrent = pointer?.manifest?.sha256 === manifest;
  // Of another release the parts may say something else by now.
  const years = isCurrent ? files.flatMap(({ path }) => Number(/^data\/v1\/(\d{4})\.csv$/.exec(path)?.[1]) || []) : [];
  for (const year of years) {
    const reports = await partsOf(read, year);
    if (reports === undefined) {
      flaws.push({ key: yearIndexKey(year), what: 'pack' });
      continue;
    }
    for (const [key, pieces] of [
      [packKey(year, 'csv'), wideCsv(reports)],
      [packKey(year, 'jsonl'), jsonLines(reports)],
    ] as const) {
      const made = digestOfBytes(Buffer.concat([...pieces]));
      if (!files.some(({ path, sha256 }) => path === key && sha256 === made)) flaws.push({ key, what: 'pack' });
    }
  }
  return { flaws, files: files.length, release, isCurrent };
}

const indexSchema = z.object({ area: z.string(), parts: z.array(z.object({ url: z.string() })) });

/** Their digests are for verifySite, which follows the manifests to them. Undefined where they are not what this product writes. */
async function partsOf(read: ReadSite, year: number): Promise<PublicReport[] | undefined> {
  const index = indexSchema.safeParse(parsed(await read(yearIndexKey(year))));
  if (!index.success) return undefined;
  const reports: PublicReport[] = [];
  for (const { url } of index.data.parts) {
    const lines = text(await read(url.slice(url.lastIndexOf('data/v1/')))).split('\n');
    for (const line of lines) {
      const report = line === '' ? undefined : reportIn(line, year, index.data.area);
      if (report !== undefined) reports.push(report);
      else if (line !== '') return undefined;
    }
  }
  return reports.sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1));
}

function reportIn(...line: Parameters<typeof reportFrom>): PublicReport | undefined {
  try {
    return reportFrom(...line);
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(text(bytes));
  } catch {
    return undefined;
  }
}
