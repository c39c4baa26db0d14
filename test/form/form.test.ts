/** What is typed in the form: kept as typed, counted, pasted out of a spreadsheet, begun from a report that was read. */
import { describe, expect, test } from '@jest/globals';
import { cleanContent, contentMark, partOfCell, type FormContent } from '#shared/form/parts.js';
import { progressOf } from '#shared/form/progress.js';
import { formOfRecord } from '#shared/form/start.js';
import { addUp, SUMS } from '#shared/form/sums.js';
import { tableFromText } from '#shared/form/table-text.js';
import { typedReading, typedRecord, unreadableCells } from '#shared/form/typed-record.js';
import { TABLE2_CELLS, TABLE3_CELLS, TABLE3_ROWS, TABLE4_CELLS } from '#shared/report/cells.js';
import { TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import { checkRecord } from '#shared/rules/index.js';
import { recordOf } from '../builders/record.js';
import { distinctValues, matrixOf } from '../builders/values.js';

const values = distinctValues(11);
const { table2, table3, table4 } = matrixOf(values);
const OF = { agencyName: '云溪县教育局', year: 2025 };

describe('what is typed', () => {
  test.each([
    ['', 'blank', null],
    ['/', 'mark', null],
    ['—', 'mark', null],
    ['0', 'number', '0'],
    ['１２', 'number', '12'],
    ['1,234', 'number', '1234'],
    ['12件', 'unread', null],
    ['1 2', 'unread', null],
    ['①', 'unread', null],
  ] as const)('in a cell, %j, is %s', (text, kind, value) => {
    expect(typedReading(text)).toMatchObject({ kind, value });
  });

  test('is kept without what nobody sees, and what is empty is left out', () => {
    expect(cleanContent('section1', { text: '  第一段。\u200b\r\n\n\t第二段 。 ' })).toEqual({
      text: '第一段。\n第二段 。',
    });
    expect(
      cleanContent('table4', { 'review.total': ' 3 ', 'review.other': '  ', 'outcomes.total@total': '9' }),
    ).toEqual({
      'review.total': '3',
    });
  });

  test('has one mark however its fields are ordered, and another for another content', () => {
    expect(contentMark({ a: '1', b: '2' })).toBe(contentMark({ b: '2', a: '1' }));
    expect(contentMark({ a: '1' })).not.toBe(contentMark({ a: '2' }));
  });

  test('that is no number is named, and nothing else', () => {
    const form: FormContent = { table4: { 'review.total': '三', 'review.other': '3' } };
    expect(unreadableCells(form)).toEqual(['review.total']);
  });

  test('is judged by the very rules of an upload', () => {
    const form: FormContent = {
      table4: {
        'review.upheld': '1',
        'review.corrected': '1',
        'review.other': '1',
        'review.pending': '1',
        'review.total': '5',
      },
    };
    const { findings } = checkRecord(typedRecord(form, OF), {});
    expect(findings.find(({ rule }) => rule === 'A04')).toMatchObject({ expected: '4', actual: '5' });
  });
});

describe('a report that was read', () => {
  test('begins a form that says the same, blanks and marks as they are', () => {
    const record = recordOf(values, {
      cells: { 'review.other': '', 'review.pending': '/', 'review.upheld': { unread: 'conflict' } },
    });
    const again = typedRecord(formOfRecord(record), OF);
    for (const cell of [...TABLE2_CELLS, ...TABLE3_CELLS, ...TABLE4_CELLS]) {
      if (cell === 'review.upheld') expect(again.cells[cell].kind).toBe('blank');
      else
        expect([cell, again.cells[cell].kind, again.cells[cell].value]).toEqual([
          cell,
          record.cells[cell].kind,
          record.cells[cell].value,
        ]);
    }
    expect(again.sections.map(({ paragraphs }) => paragraphs)).toEqual(
      record.sections.map(({ paragraphs }) => paragraphs),
    );
  });
});

describe('progress', () => {
  test('counts numbers, and the sections that hold what they should', () => {
    expect(progressOf({})).toEqual({ cells: 0, sections: 0 });
    const some: FormContent = {
      table2: cleanContent('table2', values),
      section1: { text: '概述。' },
      section2: { text: '注。' },
    };
    expect(progressOf(some)).toEqual({ cells: 10, sections: 2 });
  });
});

describe('the sums that the form prints', () => {
  test('hold for consistent numbers, all 25 rows, 7 columns and 3 groups of them', () => {
    const all = [...SUMS].flatMap(([cell, sums]) => sums.map((sum) => ({ cell, ...sum })));
    expect(all).toHaveLength(25 + 7 + 3);
    for (const { cell, of } of all) expect([cell, String(addUp(of, (id) => values[id]))]).toEqual([cell, values[cell]]);
  });

  test('say nothing while nothing is typed, or something that is no whole number', () => {
    expect(addUp(['review.upheld'], () => ' ')).toBeNull();
    expect(addUp(['review.upheld', 'review.other'], (cell) => (cell === 'review.other' ? '/' : '1'))).toBeNull();
  });
});

describe('a table out of a spreadsheet', () => {
  const tabbed = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\r\n');
  const labelled = TABLE3_ROWS.map((row, index) => ['', TABLE3_ROW_LABELS[row].zh, ...(table3[index] ?? [])]);

  test.each([
    ['numbers alone', tabbed(table3)],
    [
      'with labels and heads',
      `\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n${tabbed(labelled)}\n`,
    ],
  ])('table 3 is taken, %s', (_, text) => {
    expect(tableFromText('table3', text)).toEqual({ content: cleanContent('table3', values) });
  });

  test('a blank cell stays blank', () => {
    const rows = table3.map((row, index) => (index === 4 ? ['', ...row.slice(1)] : row));
    const taken = tableFromText('table3', tabbed(rows));
    expect('content' in taken ? taken.content['denied.stateSecrets@naturalPerson'] : '?').toBeUndefined();
    expect('content' in taken ? Object.keys(taken.content) : []).toHaveLength(174);
  });

  test('tables 2 and 4 are taken by their numbers', () => {
    const [a, b, c, d, e, f, ...rest] = table2;
    const lines = tabbed([
      ['规章', a!, b!, c!],
      ['行政规范性文件', d!, e!, f!],
      ...rest.map((number) => ['某项', number]),
    ]);
    expect(tableFromText('table2', lines)).toEqual({ content: cleanContent('table2', values) });
    expect(tableFromText('table4', `结果维持\t结果纠正\n${table4.join('\t')}`)).toEqual({
      content: cleanContent('table4', values),
    });
  });

  test('a line too few is not taken, and it is said how many there were', () => {
    expect(tableFromText('table3', tabbed(table3.slice(1)))).toMatchObject({ lines: 24 });
    expect(tableFromText('table2', '1\t2')).toMatchObject({ numbers: 2 });
  });

  test('every cell belongs to the table that it stands in', () => {
    expect([TABLE2_CELLS[0], TABLE3_CELLS[0]!, TABLE4_CELLS[0]!].map(partOfCell)).toEqual([
      'table2',
      'table3',
      'table4',
    ]);
  });
});
