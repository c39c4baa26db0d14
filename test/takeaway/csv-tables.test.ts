/** Findings and numbers as CSV: for Excel, and safe in it. */
import { expect, test } from '@jest/globals';
import { CELL_IDS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import { causeText } from '#shared/rules/index.js';
import { annotatedWorkbook } from '#shared/takeaway/annotated-workbook.js';
import { cellsCsv, findingsCsv } from '#shared/takeaway/csv-tables.js';
import { recordOf } from '../builders/record.js';
import { distinctValues } from '../builders/values.js';
import { checkOf, explainFinding, findingOf, troubled } from '../desk/views.js';
import { CLEAN, partsIn, t, taken, TROUBLED } from './workbooks.js';

const lines = (csv: string): string[] => csv.split('\r\n').slice(0, -1);

test('the findings, one a line, with what the agency has written', () => {
  const explanations = [{ finding: explainFinding.key, text: '1 件在年底撤回，\n已核对。' }];
  const csv = findingsCsv(taken(troubled, { explanations }), t);
  expect(csv.startsWith('\uFEFF序号,规则,程度,单元格,问题,怎么改,应为或对照,实为,说明,标识（勿改）\r\n')).toBe(true);
  expect(lines(csv)[2]).toBe(
    '2,B01,需说明,表三 二、上年结转政府信息公开申请数量·总计,上年结转 3 件，上一年度报告的结转下年为 4 件。,' +
      '如数字无误，请说明相差的原因。,4,3,"1 件在年底撤回，\n已核对。",B01:requests.carriedIn@total',
  );
});

test('a finding names the slip behind it in the words of the page, in the list and in the workbook', () => {
  const cell: CellId = 'outcomes.partiallyGranted@total';
  const cause: Cause = { kind: 'digit', cells: [cell], changes: [{ cell, from: '71', to: '17' }], explains: [0] };
  const words = `可能的原因：${causeText(cause, 'likeliest').message.zh}`;
  const one = taken(troubled, { check: { ...checkOf(findingOf(), explainFinding), causes: [cause] } });
  expect(lines(findingsCsv(one, t)).map((line) => line.includes(words))).toEqual([false, true, false]);
  const book = Object.values(partsIn(annotatedWorkbook(one, t))).join('');
  // In the list of findings, and in the notes of the two cells.
  expect(book.split(words)).toHaveLength(4);
});

test('formulas are disarmed wherever somebody else’s words stand', () => {
  const check = checkOf(
    findingOf({
      message: { zh: '=1+1', en: '' },
      remedy: { zh: '@SUM(A1)', en: '' },
      expected: '-1',
      severity: 'explain',
    }),
  );
  const explanations = [{ finding: findingOf().key, text: '\u202e＋cmd' }];
  const line = lines(findingsCsv(taken(troubled, { check, explanations }), t))[1] ?? '';
  for (const safe of [",'=1+1,", ",'@SUM(A1),", ",'-1,", ",'＋cmd,"]) expect(line).toContain(safe);
});

test('the 200 numbers by name and id, exactly as read, and no number where none was read', () => {
  const csv = lines(cellsCsv(TROUBLED, t));
  expect(csv).toHaveLength(201);
  expect(csv[10]).toBe(
    `表二,行政事业性收费·本年收费金额（单位：万元）,activeDisclosure.fees.amount,57.4330,57.4330,数字,`,
  );
  const lineOf = (id: string) => csv.find((line) => line.includes(`,${id},`));
  expect(lineOf('activeDisclosure.rules.issued')).toMatch(/,,,空白,$/);
  expect(lineOf('activeDisclosure.rules.repealed')).toMatch(/,,\/,符号,$/);
  expect(lineOf('denied.stateSecrets@naturalPerson')).toMatch(/,,,未识别,未能识别$/);
  expect(csv.slice(1).map((line) => line.split(',')[2])).toEqual([...CELL_IDS]);
});

test('the single row of the older form stands after them', () => {
  const record = recordOf(distinctValues(3), { form: '2021-short' });
  const csv = lines(cellsCsv({ ...CLEAN, record }, t));
  expect(csv.slice(201).map((line) => line.split(',')[2])).toEqual([...SHORT_FORM_CELLS]);
});
