import { describe, expect, test } from '@jest/globals';
import { initSync, readParquet } from 'parquet-wasm/esm';
import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { CELL_COLUMNS, LONG_COLUMNS, titleOf, WIDE_COLUMNS } from '#shared/packs/columns.js';
import { longParquet, wideParquet, wideParquetOfYears } from '#shared/packs/parquet.js';
import { cellsOf, reportFrom } from '#shared/packs/public-report.js';
import { jsonLines, longCsv, wideCsv } from '#shared/packs/tables.js';
import { yearJsonOf } from '#shared/packs/year-json.js';
import { yearCsv, yearDataOf } from '#shared/site/year-data.js';
import { summaryOf } from '#shared/site/summary.js';
import { lineSchemaText } from '#shared/packs/descriptors.js';
import { agency, BASE, cell, sampleRecord, sampleReport } from '../site/sample.js';
import { FEE, reportsOfYear, sampleYear } from './sample-year.js';

initSync({ module: readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')) });

const { data, json } = sampleYear();
const text = (pieces: Iterable<Uint8Array>) => Buffer.concat([...pieces]).toString('utf8');

/** By Rust's implementation of Parquet, which shares nothing with the library that wrote the file. */
function arrowOf(file: Uint8Array) {
  return tableFromIPC(readParquet(file).intoIPCStream());
}
const bufferOf = (file: Uint8Array) =>
  file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;

/** A small reader of RFC 4180, not the product's. */
function csvRows(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

describe('a line of a part', () => {
  test('keeps every number as it is spelled', () => {
    const [jiaoyu] = data.reports;
    expect(jiaoyu?.values[CELL_IDS.indexOf(FEE)]).toBe('18.8710');
  });

  test('is refused where it is no report', () => {
    expect(() => reportFrom('{"agency":1}', 2025, '')).toThrow();
    expect(() => reportFrom('not json', 2025, '')).toThrow(SyntaxError);
    const line = data.reports[0]?.line ?? '';
    expect(() => reportFrom(line.replace('"version":1', '"version":"1"'), 2025, '')).toThrow();
  });
});

test('the JSON of a year is, byte for byte, what was written from the table', () => {
  expect(yearJsonOf(data)).toBe(json);
});

test('the wide CSV is, byte for byte, what was written from the table', () => {
  const reports = reportsOfYear(2025);
  const made = yearDataOf({ year: 2025, area: '示例县' }, reports.map(summaryOf), undefined);
  expect(text(wideCsv(data.reports))).toBe(yearCsv(made, BASE));
});

describe('JSON lines', () => {
  test('hold a report each, with its year and area', () => {
    const lines = text(jsonLines(data.reports))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ year, area }) => [year, area])).toEqual(data.reports.map(() => [2025, '示例县']));
    const { reports } = JSON.parse(json) as { reports: object[] };
    expect(lines.map(({ year: _year, area: _area, ...rest }) => rest)).toEqual(reports);
  });

  test('have every field that their schema names', () => {
    const schema = JSON.parse(lineSchemaText()) as { required: string[] };
    const [first = ''] = text(jsonLines(data.reports)).split('\n');
    expect(Object.keys(JSON.parse(first) as object)).toEqual(expect.arrayContaining(schema.required));
  });
});

describe('the long table', () => {
  const rows = csvRows(text(longCsv(data.reports)));

  test('has a row for every cell, and seven more for a report on the older form', () => {
    expect(rows[0]).toEqual(LONG_COLUMNS.map(({ name }) => name));
    expect(rows.length - 1).toBe(200 * data.reports.length + SHORT_FORM_CELLS.length);
  });

  test('a cell without a number is empty and says why, and is never 0', () => {
    const at = (id: string) => rows.find((row) => row[1] === 'jiaoyu' && row[5] === id)?.slice(8, 10);
    expect(at('outcomes.granted@naturalPerson')).toEqual(['blank', '']);
    expect(at('outcomes.granted@total')).toEqual(['mark', '']);
    expect(at('review.upheld')).toEqual(['unread', '']);
    expect(at(FEE)).toEqual(['number', '18.8710']);
  });

  test('no name of an agency can run as a formula', () => {
    const names = rows.filter((row) => row[1] === 'zhen').map((row) => row[2]);
    expect(new Set(names)).toEqual(new Set([`'=示例"镇",\n政府`]));
  });

  test('is the same in Parquet, read by another implementation, with exact decimals', () => {
    const file = longParquet();
    file.add(data.reports);
    const table = arrowOf(file.close());
    expect(table.schema.fields.map(({ name }) => name)).toEqual(LONG_COLUMNS.map(({ name }) => name));
    expect(String(table.schema.fields[9]?.type)).toMatch(/Decimal\[26e\+8\]/);
    const expected = data.reports.flatMap((report) => cellsOf(report).map((one) => ({ report, one })));
    expect(table.numRows).toBe(expected.length);
    for (const [at, { report, one }] of expected.entries()) {
      const row = table.get(at)?.toJSON() as Record<string, unknown>;
      expect([row['agency'], row['cell'], row['kind']]).toEqual([report.agency.id, one.id, one.kind]);
      const scaled = row['value'] === null ? null : scaledText(row['value'] as Uint32Array);
      expect(scaled).toBe(one.value === null ? null : scaledOf(one.value));
    }
  });
});

/** 128 bits as Arrow holds them, lowest word first. */
function scaledText(words: Uint32Array): string {
  return String([...words].reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n));
}
function scaledOf(decimal: string): string {
  const [whole = '', places = ''] = decimal.split('.');
  return String(BigInt(`${whole}${places.padEnd(8, '0')}`));
}

describe('the wide table in Parquet', () => {
  test('has a column per cell, counts as whole numbers, no number as null', async () => {
    const file = wideParquet(data.reports);
    const rows = await parquetReadObjects({ file: bufferOf(file) });
    expect(Object.keys(rows[0] ?? {})).toEqual(WIDE_COLUMNS.map(({ name }) => name));
    for (const [at, report] of data.reports.entries()) {
      for (const { name, type, of } of CELL_COLUMNS) {
        const value = of(report);
        const read = (rows[at] as Record<string, unknown>)[name];
        if (type === 'whole') expect(read).toBe(value === null ? null : BigInt(value));
        else expect(read).toBeCloseTo(Number(value), 8);
      }
    }
    expect((rows[0] as Record<string, unknown>)['published_at']).toEqual(new Date('2026-01-30T17:00:00Z'));
  });

  test('a count that is printed with a fraction is neither rounded nor left out', () => {
    const record = sampleRecord({ 'outcomes.granted@total': cell('1.5'), 'review.upheld': cell('3.0') });
    const odd = sampleYear(2024, [sampleReport({ year: 2024 as never, record })]).data;
    for (const file of [
      wideParquet(odd.reports),
      (() => {
        const all = wideParquetOfYears();
        all.add(data.reports);
        all.add(odd.reports);
        return all.close();
      })(),
    ]) {
      const table = arrowOf(file);
      const last = table.get(table.numRows - 1)?.toJSON() as Record<string, unknown>;
      expect(scaledText(last['outcomes.granted@total'] as Uint32Array)).toBe('150000000');
      expect(last['review.upheld']).toBe(3n);
    }
  });

  test('of all years holds the rows of each', () => {
    const all = wideParquetOfYears();
    const former = sampleYear(2024).data;
    all.add(data.reports);
    all.add(former.reports);
    expect(parquetMetadata(bufferOf(all.close())).num_rows).toBe(BigInt(data.reports.length + former.reports.length));
  });

  test('of no report has its columns all the same', () => {
    expect(parquetMetadata(bufferOf(wideParquet([]))).schema.length).toBe(WIDE_COLUMNS.length + 1);
  });
});

test('every column says in two languages what it holds', () => {
  for (const { name } of [...WIDE_COLUMNS, ...LONG_COLUMNS]) {
    const { zh, en } = titleOf(name);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e’“”–]+$/);
  }
});

test('columns do not depend on which agencies there are', () => {
  const one = sampleYear(2025, [sampleReport({ agency: agency('aa') })]).data;
  expect(text(wideCsv(one.reports)).split('\r\n')[0]).toBe(text(wideCsv(data.reports)).split('\r\n')[0]);
});
