import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, type CellId } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../../builders/narrative.js';
import { textLayer, type TextLayerOptions } from '../../builders/text-layer.js';
import { allZero, consistentValues, distinctValues, withValues, type FormValues } from '../../builders/values.js';

const values = distinctValues(5);

async function read(text: string): Promise<ReportRecord> {
  const reading = await readDocument(new TextEncoder().encode(text));
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

function report(shown: FormValues, options: TextLayerOptions = {}): string {
  return textLayer({ values: shown, narrative: narrativeFor(shown) }, options);
}

function wrong(record: ReportRecord, printed: FormValues): CellId[] {
  return CELL_IDS.filter((id) => record.cells[id].kind === 'number' && record.cells[id].value !== printed[id]);
}

function reasons(record: ReportRecord, ids: readonly CellId[]): (string | undefined)[] {
  return [...new Set(ids.map((id) => (record.cells[id].kind === 'unread' ? record.cells[id].reason : undefined)))];
}

const certainty = (record: ReportRecord, ids: readonly CellId[]): CellReading['certainty'][] => [
  ...new Set(ids.map((id) => record.cells[id].certainty)),
];

/** Replaces exactly one occurrence and fails when it is not there. */
function edit(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`not found: ${String(from)}`);
  return changed;
}

function rowLine(label: string): RegExp {
  return new RegExp(`${label.replace('.', '\\.')} (.*)\\n`);
}

describe('text whose labels and sums prove it', () => {
  test.each([1, 2, 3, 4, 5, 6])('is read completely (seed %d)', async (seed) => {
    const shown = seed % 2 === 0 ? distinctValues(seed) : consistentValues(seed);
    const record = await read(
      report(shown, { digits: seed === 3 ? 'full-width' : 'ascii', thousands: seed === 4, formFeeds: seed !== 5 }),
    );
    expect(wrong(record, shown)).toEqual([]);
    expect(CELL_IDS.filter((id) => record.cells[id].kind !== 'number')).toEqual([]);
    expect(certainty(record, TABLE2_CELLS)).toEqual(['confirm']);
    expect(certainty(record, [...TABLE3_CELLS, ...TABLE4_CELLS])).toEqual(['single']);
  });

  test('tells line and characters of each value', async () => {
    const text = report(values);
    const record = await read(text);
    for (const id of CELL_IDS) {
      const place = record.cells[id].place!;
      if (place.in !== 'line') throw new Error(place.in);
      expect(text.split(/[\n\f]/)[place.line - 1]!.slice(place.from, place.to)).toBe(record.cells[id].raw);
    }
  });

  test('is read with a number at the foot of every page', async () => {
    const pages = report(values)
      .split('\f')
      .map((page, index) => `${page.trimEnd()}\n${index + 1}\n`);
    const record = await read(pages.join('\f'));
    expect(CELL_IDS.filter((id) => record.cells[id].kind !== 'number')).toEqual([]);
  });
});

describe('text that proves nothing stays unread', () => {
  test('guard row labels: two rows swapped', async () => {
    const text = report(values);
    const first = rowLine('1.属于国家秘密').exec(text)![0];
    const second = rowLine('3.危及“三安全一稳定”').exec(text)![0];
    const swapped = text.replace(first, '@').replace(second, first).replace('@', second);
    const record = await read(swapped);
    expect(reasons(record, TABLE3_CELLS)).toEqual(['label-not-found']);
  });

  test('guard row labels: a block whose figures slid one row down', async () => {
    const text = report(values);
    const [a, b] = [rowLine('1.信访举报投诉类申请').exec(text)!, rowLine('2.重复申请').exec(text)!];
    const record = await read(
      text.replace(a[0], `1.信访举报投诉类申请\n`).replace(b[0], `2.重复申请 ${a[1]}\n${b[1]}\n`),
    );
    expect(wrong(record, values)).toEqual([]);
    expect(reasons(record, TABLE3_CELLS)).toEqual(['ambiguous']);
  });

  test('guard heads: columns swapped or replaced', async () => {
    for (const [from, to] of [
      ['科研\n\n机构', '机构\n\n科研'],
      ['其他\n', '小计\n'],
    ] as const) {
      const record = await read(edit(report(values), from, to));
      expect(reasons(record, TABLE3_CELLS)).toEqual(['header-differs']);
    }
  });

  test('guard heads: groups of table 4 swapped', async () => {
    const record = await read(edit(report(values), '未经复议直接起诉 复议后起诉', '复议后起诉 未经复议直接起诉'));
    expect(reasons(record, TABLE4_CELLS)).toEqual(['header-differs']);
  });

  test('guard count: a digit left over', async () => {
    const text = report(values);
    const line = rowLine('2.重复申请').exec(text)![0];
    const record = await read(text.replace(line, `3\n${line}`));
    expect(reasons(record, TABLE3_CELLS)).toEqual(['ambiguous']);
  });

  test('guard count: a row with a figure missing is not read, the others where the sums still prove them', async () => {
    const text = report(values);
    const line = rowLine('2.重复申请').exec(text)![0];
    const row = TABLE3_CELLS.filter((id) => id.startsWith('notProcessed.duplicate@'));
    const lost = await read(text.replace(line, line.replace(/ \d+\n/, '\n')));
    expect(reasons(lost, row)).toEqual(['ambiguous']);
    expect(wrong(lost, values)).toEqual([]);
    expect(lost.cells['denied.stateSecrets@total'].kind).toBe('number');
    // One wrong figure elsewhere, and nothing proves anything any more.
    const other = rowLine('7.属于行政执法案卷').exec(text)![0];
    const spoilt = text.replace(line, line.replace(/ \d+\n/, '\n')).replace(other, other.replace(/ \d+ /, ' 99999 '));
    expect(reasons(await read(spoilt), TABLE3_CELLS)).toEqual(['sums-differ']);
  });

  test('guard marks: a mark is shown as printed, and the figures beside it only where the sums prove them', async () => {
    const printed = { 'denied.stateSecrets@naturalPerson': '/', 'outcomes.granted@total': '—' } as const;
    const record = await read(report(values, { printed }));
    expect(wrong(record, values)).toEqual([]);
    for (const [id, raw] of Object.entries(printed))
      expect(record.cells[id as CellId]).toMatchObject({ kind: 'mark', raw, value: null });
    expect(TABLE3_CELLS.filter((id) => record.cells[id].kind === 'unread')).toEqual([]);
    const exchanged = await read(
      edit(report(values, { printed }), /(2\.其他法律行政法规禁止公开) (\d+) (\d+)/, '$1 $3 $2'),
    );
    expect(reasons(exchanged, TABLE3_CELLS)).toEqual(['sums-differ']);
  });

  test('guard order: marks among noughts over two lines are not given places', async () => {
    const nothing = allZero();
    const dotted = ['naturalPerson', 'commercialEnterprise', 'researchInstitution'].map(
      (column) => [`notProcessed.confirmOrReissue@${column}`, '/'] as const,
    );
    const record = await read(report(nothing, { printed: Object.fromEntries(dotted) }));
    const row = TABLE3_CELLS.filter((id) => id.startsWith('notProcessed.confirmOrReissue@'));
    expect(reasons(record, row)).toEqual(['sums-differ']);
    expect(TABLE3_CELLS.filter((id) => !row.includes(id) && record.cells[id].kind !== 'number')).toEqual([]);
  });

  test('guard sums: figures that were glued and parted again', async () => {
    const record = await read(report(values).replace(/(1\.信访举报投诉类申请 )(\d)(\d+) (\d+)/, '$1$2 $3$4'));
    expect(wrong(record, values)).toEqual([]);
  });

  test('glued figures are never parted by guessing', async () => {
    const glued = report(values).replace(/(\d) (?=\d)/g, '$1');
    const record = await read(glued);
    expect(TABLE3_CELLS.filter((id) => record.cells[id].kind !== 'unread')).toEqual([]);
    expect(TABLE4_CELLS.filter((id) => record.cells[id].kind !== 'unread')).toEqual([]);
    expect(wrong(record, values)).toEqual([]);
  });

  test('a missing section heading leaves its table unread', async () => {
    const record = await read(edit(report(values), '四、政府信息公开行政复议、行政诉讼情况', ''));
    expect(TABLE3_CELLS.filter((id) => record.cells[id].kind !== 'unread')).toEqual([]);
  });

  test('guard one line: figures of a table 2 row on two lines may be a wrapped number', async () => {
    const record = await read(report(values).replace(/(行政规范性文件 \d+ \d+) (\d+)/, '$1\n$2'));
    expect(reasons(record, TABLE2_CELLS.slice(3, 6))).toEqual(['ambiguous']);
    expect(wrong(record, values)).toEqual([]);
  });
});

describe('sums that the author got wrong', () => {
  test('leave one cell to confirm when it alone explains them', async () => {
    const id = 'outcomes.granted@total' as const;
    const faulty = withValues(values, { [id]: String(Number(values[id]) + 9) });
    const record = await read(report(faulty));
    expect(record.cells[id]).toMatchObject({ kind: 'number', value: faulty[id], certainty: 'confirm' });
    expect(
      certainty(
        record,
        TABLE3_CELLS.filter((other) => other !== id),
      ),
    ).toEqual(['single']);
    expect(wrong(record, faulty)).toEqual([]);
  });

  test('leave the table unread when they need more than one cell', async () => {
    const faulty = withValues(values, {
      'outcomes.granted@total': '99991',
      'notProcessed.duplicate@naturalPerson': '99992',
    });
    const record = await read(report(faulty));
    expect(reasons(record, TABLE3_CELLS)).toEqual(['sums-differ']);
    expect(record.cells['outcomes.granted@total'].candidates).toEqual(['99991']);
  });

  test('leave a group of table 4 to confirm when its figures stand in one line', async () => {
    const faulty = withValues(values, { 'review.total': '99991' });
    const record = await read(report(faulty));
    expect(certainty(record, TABLE4_CELLS.slice(0, 5))).toEqual(['confirm']);
    expect(certainty(record, TABLE4_CELLS.slice(5))).toEqual(['single']);
    const broken = await read(report(faulty).replace(/99991 /, '99991\n'));
    expect(reasons(broken, TABLE4_CELLS.slice(0, 5))).toEqual(['sums-differ']);
  });
});
