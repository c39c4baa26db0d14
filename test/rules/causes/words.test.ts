import { describe, expect, test } from '@jest/globals';
import type { CellId } from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import { causeText, rivalCauses } from '#shared/rules/index.js';

type Told = readonly [cell: CellId, from: string, to: string];

function cause(kind: Cause['kind'], explains: readonly number[], ...told: readonly Told[]): Cause {
  const changes = told.map(([cell, from, to]) => ({ cell, from, to }));
  return { kind, cells: changes.map(({ cell }) => cell), changes, explains: [...explains] };
}
const NATURAL = 'outcomes.granted@naturalPerson';
const COMMERCIAL = 'outcomes.granted@commercialEnterprise';

describe('a clerk reads', () => {
  test.each([
    [
      cause('swap', [0, 1, 2], [NATURAL, '71', '17']),
      '有3处不平，很可能出自同一个数：第三部分“（一）予以公开·自然人”填了71，应为17（相邻两位数字颠倒）。',
    ],
    [
      cause('digit', [0, 1], [NATURAL, '7', '17']),
      '有2处不平，很可能出自同一个数：第三部分“（一）予以公开·自然人”填了7，应为17（少填了一位数字）。',
    ],
    [
      cause('cell', [4], [NATURAL, '409', '17']),
      '有1处不平，可能出自一个数：第三部分“（一）予以公开·自然人”填了409，应为17。',
    ],
    [
      cause('total', [0, 1], ['outcomes.granted@total', '318', '265']),
      '有2处不平，很可能是总计加错了：第三部分“（一）予以公开·总计”填了318，应为265。',
    ],
    [
      cause('swap', [0, 1], [NATURAL, '3', '17'], [COMMERCIAL, '17', '3']),
      '有2处不平，很可能是相邻两格填反了：第三部分“（一）予以公开·自然人”填了3，应为17；“（一）予以公开·商业企业”填了17，应为3。',
    ],
    [
      cause(
        'shift',
        [0, 1, 2],
        [NATURAL, '0', '17'],
        [COMMERCIAL, '17', '4'],
        ['outcomes.granted@otherOrganization', '4', '0'],
      ),
      '有3处不平，很可能是一行数字错了一格：第三部分“（一）予以公开”行，“自然人”填了0，应为17；“商业企业”填了17，应为4；“法人或其他组织·其他”填了4，应为0。',
    ],
    [
      cause('cell', [0, 1, 2], [NATURAL, '3', '5'], [COMMERCIAL, '60', '9']),
      '有3处不平，可能是这2个数同时有误：第三部分“（一）予以公开·自然人”填了3，应为5（一位数字填错）；“（一）予以公开·商业企业”填了60，应为9。',
    ],
  ])('%j', (told, message) => {
    expect(causeText(told).message.zh).toBe(message);
    expect(causeText(told).remedy.zh).toMatch(/^请.*。$/);
    expect(causeText(told).message.en).toMatch(/^\d sums? do(es)? not hold; (very likely|perhaps) .*\.$/);
    expect(causeText(told).remedy.en).toMatch(/\.$/);
  });

  test('of another cause of the same sums that it may be this one too', () => {
    const { message } = causeText(cause('digit', [0, 1], [NATURAL, '7', '17']), 'another');
    expect(message.zh).toMatch(/^这2处不平，也可能出自同一个数/);
    expect(message.en).toContain('or perhaps');
  });

  test('of a group of table 4 which cells to look at first, and no number to copy', () => {
    const cells = ['upheld', 'total', 'corrected', 'other', 'pending'].map(
      (one) => `litigationDirect.${one}` as CellId,
    );
    const { message, remedy } = causeText({ kind: 'group', cells, changes: [], explains: [0] });
    expect(message.zh).toContain('“未经复议直接起诉”有一处不平');
    expect(message.zh).toContain('仅凭加总无法判断是哪一个');
    expect(message.zh).toContain('结果维持、总计、结果纠正、其他结果、尚未审结');
    expect(message.en).toContain('the sums cannot tell which');
    expect(remedy.zh).toContain('案件清单');
  });
});

test('causes of the same sums stand together, in their order', () => {
  const [a, b] = [cause('digit', [0, 1], [NATURAL, '7', '17']), cause('cell', [0, 1], [COMMERCIAL, '60', '9'])];
  const other = cause('total', [2, 3], ['outcomes.total@total', '60', '9']);
  expect(rivalCauses([a, b, other])).toEqual([[a, b], [other]]);
});
