/** The examples of the page about the data do what they say: their files and columns exist, and their numbers are those of the year. */
import { beforeAll, expect, test } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { LONG_COLUMNS, WIDE_COLUMNS } from '#shared/packs/columns.js';
import { examples } from '#shared/packs/examples.js';
import { makePacks } from '#shared/packs/make-packs.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { BASE, SITE } from '../site/sample.js';
import { sampleYear } from './sample-year.js';

const files = new Map<string, Buffer>();
const shown = examples(BASE, 2025);
const { json } = sampleYear();
const sumOf = (id: string) => {
  const { totals } = JSON.parse(json) as { totals: { cells: { id: string; sum: number | null }[] } };
  return totals.cells.find((cell) => cell.id === id)?.sum ?? 0;
};

beforeAll(async () => {
  await makePacks({
    ...{ area: '示例县', site: SITE, releasedAt: '2026-02-01T00:00:00Z', years: [2025] },
    pinyinOf: await loadPinyin(),
    load: async (year) => sampleYear(year),
    write: async ({ key, body }) => {
      files.set(key, Buffer.from(body));
      return { path: key, sha256: digestOfBytes(body), size: Buffer.byteLength(body) };
    },
  });
});

const rowsOf = async (key: string) => {
  const file = files.get(key) ?? Buffer.alloc(0);
  return (await parquetReadObjects({
    file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
  })) as Record<string, unknown>[];
};

test('every file that an example names is there', () => {
  const named = Object.values(shown).flatMap((code) => [...code.matchAll(/data\/v1\/[\w.-]+/g)].map(([key]) => key));
  for (const key of named.filter((one) => !one.endsWith('checksums.sha256')))
    expect([key, files.has(key)]).toEqual([key, true]);
});

test('every column and cell that an example names is one', () => {
  const known = new Set<string>(
    [...LONG_COLUMNS, ...WIDE_COLUMNS].map(({ name }) => name).concat(CELL_IDS, AGENCY_KINDS),
  );
  const inBrackets = [...shown.pandas.matchAll(/\["([^"\]]+)"\]|"([a-z_]+)"(?=[,\]])/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  for (const name of inBrackets) expect([name, known.has(name)]).toEqual([name, true]);
  expect(known.has(/`([^`]+)`/.exec(shown.r)?.[1] ?? '')).toBe(true);
  for (const name of ['year', 'value', 'cell', 'agency_kind']) expect(shown.duckdb).toContain(name);
});

test('what DuckDB is asked comes to the sums of the year', async () => {
  const rows = (await rowsOf('data/v1/all-long.parquet')).filter(
    ({ cell, agency_kind: kind }) => /^denied\..*@total$/.test(String(cell)) && kind !== 'government',
  );
  const refused = rows.reduce((sum, { value }) => sum + Number(value ?? 0), 0);
  const expected = CELL_IDS.filter((id) => /^denied\..*@total$/.test(id)).reduce((sum, id) => sum + sumOf(id), 0);
  expect(refused).toBe(expected);
  expect(refused).toBeGreaterThan(0);
});

test('what R is asked comes to the sum of the year', async () => {
  const rows = (await rowsOf('data/v1/all.parquet')).filter(({ agency_kind: kind }) => kind !== 'government');
  const requests = rows.reduce((sum, row) => sum + Number(row['requests.newlyReceived@total'] ?? 0), 0);
  expect(requests).toBe(sumOf('requests.newlyReceived@total'));
});
