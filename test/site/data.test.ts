/** The open data of a report: exact numbers, no formula for a spreadsheet, nothing private, nothing invented. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, addressOf, cellAt } from '#shared/report/cells.js';
import { csvText, number, text } from '#shared/ids/csv.js';
import { jsonText, NumberToken, type JsonValue } from '#shared/site/json-text.js';
import { reportSchemaText, yearSchemaText } from '#shared/site/manifest.js';
import { kindAt, publishedSummarySchema } from '#shared/site/model.js';
import { reportCsv, reportJson } from '#shared/site/report-data.js';
import { reportJsonSchema } from '#shared/site/report-schema.js';
import { summaryOf } from '#shared/site/summary.js';
import { yearCsv, yearDataOf, yearJson } from '#shared/site/year-data.js';
import { yearJsonSchema } from '#shared/site/year-schema.js';
import {
  agency,
  BASE,
  cell,
  finding,
  noNumber,
  roster,
  sampleRecord,
  sampleReport,
  shortFormRecord,
} from './sample.js';

const mixed = sampleReport({
  record: sampleRecord({
    'denied.stateSecrets@naturalPerson': noNumber('blank'),
    'denied.prohibitedByLaw@naturalPerson': noNumber('mark', '—'),
    'denied.internalAffairs@total': noNumber('unread'),
    'review.total': cell('7', {
      attested: { how: 'keyed', by: { id: 'secret-id', name: '李私下' }, at: '2026-01-19T00:00:00Z' },
    }),
  }),
  findings: [finding()],
  explanations: [{ finding: 'A02:outcomes.total@total', text: '按答复书份数统计。' }],
});

describe('report.json', () => {
  test('gives every cell as the record has it, in its table and in the list', () => {
    const data = reportJsonSchema.parse(JSON.parse(reportJson(mixed)));
    const inTables = [...data.table2, ...data.table3.flat(), ...data.table4];
    const kinds = [...data.kinds.table2, ...data.kinds.table3.flat(), ...data.kinds.table4];
    CELL_IDS.forEach((id, index) => {
      const { kind, value } = mixed.record.cells[id];
      const entry = data.cells[index]!;
      expect([entry.id, entry.address, entry.kind]).toEqual([id, addressOf(id), kind]);
      expect(cellAt(entry.address)).toBe(id);
      expect(entry.value).toBe(value === null ? null : Number(value));
      expect(inTables[index]).toBe(entry.value);
      expect(kinds[index]).toBe(kind);
    });
  });

  test('a blank, a mark and an unread cell are null with their kind, never 0', () => {
    const data = reportJsonSchema.parse(JSON.parse(reportJson(mixed)));
    expect([data.table3[4]![0], data.kinds.table3[4]![0]]).toEqual([null, 'blank']);
    expect([data.table3[5]![0], data.kinds.table3[5]![0]]).toEqual([null, 'mark']);
    expect([data.table3[8]![6], data.kinds.table3[8]![6]]).toEqual([null, 'unread']);
    expect(data.cells.find((one) => one.id === 'denied.prohibitedByLaw@naturalPerson')?.printed).toBe('—');
  });

  test('numbers keep the decimals and the digits that were printed', () => {
    const body = reportJson(
      sampleReport({
        record: sampleRecord({
          'activeDisclosure.fees.amount': cell('18.8710'),
          'activeDisclosure.licensing.decisions': cell('123456789012345678'),
        }),
      }),
    );
    expect(body).toContain('123456789012345678, 8, 9, 18.8710]');
    expect(body).toContain('"value": 18.8710,');
  });

  test('the older form gives its single row beside three rows that are not printed', () => {
    const data = reportJsonSchema.parse(JSON.parse(reportJson(sampleReport({ record: shortFormRecord() }))));
    expect(data.otherHandlingTotal).toEqual([900, 901, 902, 903, 904, 905, 906]);
    expect(
      data.table3
        .slice(20, 23)
        .flat()
        .every((value) => value === null),
    ).toBe(true);
    expect(new Set(data.kinds.table3.slice(20, 23).flat())).toEqual(new Set(['not-printed']));
    expect(JSON.parse(reportJson(mixed))).not.toHaveProperty('otherHandlingTotal');
  });

  test('says that the agency keyed a value in and when, not who', () => {
    const body = reportJson(mixed);
    const data = reportJsonSchema.parse(JSON.parse(body));
    const keyed = data.cells.find((one) => one.id === 'review.total');
    expect(keyed?.attested).toEqual({ how: 'keyed', at: '2026-01-19T00:00:00Z' });
    expect(body).not.toMatch(/secret-id|李私下/);
  });

  test('the schema refuses a gap and an unknown kind', () => {
    const data = JSON.parse(reportJson(mixed)) as { table2: unknown[]; kinds: { table4: unknown[] } };
    expect(reportJsonSchema.safeParse({ ...data, table2: data.table2.slice(1) }).success).toBe(false);
    const kinds = { ...data.kinds, table4: data.kinds.table4.with(0, 'zero') };
    expect(reportJsonSchema.safeParse({ ...data, kinds }).success).toBe(false);
  });

  test('both schemas are published as JSON Schema', () => {
    for (const body of [reportSchemaText(), yearSchemaText()]) {
      const schema = JSON.parse(body) as { $schema: string; type: string; required: string[] };
      expect(schema.$schema).toContain('json-schema.org');
      expect(schema.type).toBe('object');
      expect(schema.required).toContain('schema');
    }
  });
});

test('JSON written by hand reads back as what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      // -0 has no spelling of its own in JSON.
      const expected: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(jsonText(value as JsonValue))).toEqual(expected);
    }),
  );
  for (const digits of ['', '01', '1e5', '-1', 'NaN', '1.']) expect(() => new NumberToken(digits)).toThrow(RangeError);
});

describe('CSV for spreadsheets', () => {
  test.each(['=1+1', '+86', '-2+3', '@SUM(A1)', '\t=1', '  =1', '"=1', '＝1', '\u200b=1', '\u202e@x', '\r\n=1'])(
    'the text %j cannot start a formula',
    (hostile) => {
      const [, field = ''] = csvText([[text('x'), text(hostile)]]).split(/^\uFEFFx,/);
      expect(field.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('quotes, commas and line breaks stay inside their field', () => {
    expect(csvText([[text('a"b'), text('c,d'), text('e\nf'), null]])).toBe('\uFEFF"a""b","c,d","e\nf",\r\n');
  });

  test('numbers are numbers, and a text in their place is refused', () => {
    expect(csvText([[number('18.8710'), number(null), number('0')]])).toBe('\uFEFF18.8710,,0\r\n');
    expect(() => csvText([[number('=1')]])).toThrow(RangeError);
  });

  test('report.csv has a line per cell with Chinese heads, and a gap says why', () => {
    const lines = reportCsv(mixed).slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(201);
    expect(lines[0]).toBe('年度,单位代码,单位名称,表,项目,数值,填写情况,补录,单位说明,单元格标识,位置');
    expect(lines[10]).toContain(',18.8710,数字,');
    const lineOf = (id: string) => lines.find((line) => line.includes(`,${id},`));
    expect(lineOf('denied.stateSecrets@naturalPerson')).toContain(',,空白,');
    expect(lineOf('denied.prohibitedByLaw@naturalPerson')).toContain(',,标记：—,');
    expect(lineOf('review.total')).toContain(',7,数字,由填报单位补录,');
    expect(lineOf('outcomes.total@total')).toContain(',按答复书份数统计。,');
    expect(
      reportCsv(sampleReport({ record: shortFormRecord() }))
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(208);
  });
});

describe('one line of the indexes', () => {
  test('holds the 200 values by kind and survives being stored', () => {
    const summary = summaryOf(mixed);
    expect(publishedSummarySchema.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    CELL_IDS.forEach((id, index) => {
      expect(kindAt(summary, index)).toBe(mixed.record.cells[id].kind);
      expect(summary.values[index]).toBe(mixed.record.cells[id].value);
    });
    expect(JSON.stringify(summary).length).toBeLessThan(4096);
  });
});

describe('the data of a year', () => {
  const agencies = [
    agency('a', '甲局'),
    agency('b', '乙局'),
    agency('c', '丙镇', 'township'),
    agency('g', '示例县人民政府', 'government'),
  ];
  const summaries = [
    summaryOf(sampleReport({ agency: agencies[1]!, record: shortFormRecord() })),
    summaryOf({ ...mixed, agency: agencies[0]! }),
    summaryOf(sampleReport({ agency: agencies[3]! })),
  ];
  const data = yearDataOf({ year: 2025, area: '示例县' }, summaries, roster(agencies));

  test('states coverage, names who is missing, and adds up only what may be added', () => {
    const year = yearJsonSchema.parse(JSON.parse(yearJson(data!, BASE)));
    expect(year.coverage).toEqual({
      expected: 4,
      published: 3,
      missing: [{ id: 'c', name: '丙镇', kind: 'township' }],
    });
    expect(year.totals.reports).toBe(2);
    expect(year.totals.cells[0]).toMatchObject({ sum: 2, numbers: 2, of: 2 });
    expect(yearJson(data!, BASE)).toContain('"sum": 37.7420');
    const blank = year.totals.cells.find((one) => one.id === 'denied.stateSecrets@naturalPerson');
    expect(blank).toMatchObject({ numbers: 1, of: 2 });
    expect(year.totals.otherHandlingTotal?.cells[0]).toMatchObject({ sum: 900, numbers: 1, of: 1 });
    expect(year.reports.map((one) => one.agency.id)).toEqual(['a', 'b', 'g']);
  });

  test('without a roster there is no coverage to state', () => {
    const bare = yearDataOf({ year: 2025, area: '示例县' }, summaries, undefined);
    expect(yearJsonSchema.parse(JSON.parse(yearJson(bare!, BASE))).coverage).toBeNull();
  });

  test('the CSV has as many columns in every line, with distinct heads', () => {
    const rows = yearCsv(data!, BASE).slice(1).trimEnd().split('\r\n');
    const heads = rows[0]!.split(',');
    expect(new Set(heads).size).toBe(heads.length);
    expect(rows.map((row) => row.split(',').length)).toEqual(rows.map(() => heads.length));
    expect(rows).toHaveLength(4);
  });
});
