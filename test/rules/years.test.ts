import { describe, expect, test } from '@jest/globals';
import type { CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { recordOf, type CellWish } from '../builders/record.js';
import { allZero } from '../builders/values.js';

type Cells = Partial<Record<CellId, CellWish>>;
const record = (cells: Cells = {}): ReportRecord => recordOf(allZero(), { cells });
const after = (cells: Cells, form: ReportRecord['form'] = '2021'): CheckContext => ({
  previous: { record: recordOf(allZero(), { cells, form }), source: 'published' },
});
const found = (rule: string, now: Cells, context: CheckContext): Finding[] =>
  checkRecord(record(now), context).findings.filter((finding) => finding.rule === rule);
const open = (rule: string, now: Cells, context: CheckContext): { cells: CellId[]; why: string }[] =>
  checkRecord(record(now), context).notApplicable.filter((one) => one.rule === rule);
const UNREAD = { unread: 'conflict' };

describe('last year’s report', () => {
  const ACROSS = ['X01', 'X02', 'X03', 'O01', 'O02', 'O03'];

  test.each(ACROSS)('without one, %s is not judged, once, and says why', (rule) => {
    expect(open(rule, {}, {})).toEqual([{ rule, cells: [], why: expect.stringContaining('没有上年年报') }]);
  });

  test.each([
    ['imported', 2023, 1],
    ['imported', 2024, 0],
    ['imported', null, 0],
    ['published', 2023, 0],
  ] as const)('%s and printing %s for the report of 2025: %i not judged', (source, year, count) => {
    const previous = { record: { ...record(), year }, source };
    for (const rule of ACROSS) expect(open(rule, {}, { year: 2025, previous })).toHaveLength(count);
  });

  test('the year that this report prints does not matter: it may be the slip', () => {
    const previous = { record: { ...record(), year: 2025 }, source: 'imported' as const };
    expect(open('X01', {}, { previous })).toEqual([]);
  });
});

describe('X01, carried in', () => {
  const forward = { 'requests.carriedForward@naturalPerson': '3', 'requests.carriedForward@total': '3' };

  test('equal in every column passes, all judged', () => {
    const now = { 'requests.carriedIn@naturalPerson': '3', 'requests.carriedIn@total': '3' };
    expect(found('X01', now, after(forward))).toEqual([]);
    expect(open('X01', now, after(forward))).toEqual([]);
  });

  test('one slip is one finding that names its column and the total, with both sides', () => {
    const now = { 'requests.carriedIn@naturalPerson': '2', 'requests.carriedIn@total': '2' };
    const findings = found('X01', now, after(forward));
    expect(findings).toMatchObject([
      {
        key: 'X01:requests.carriedIn@total',
        severity: 'explain',
        cells: ['requests.carriedIn@naturalPerson', 'requests.carriedIn@total'],
        expected: '3',
        actual: '2',
      },
    ]);
    expect(findings[0]!.message.zh).toContain('“自然人”上年结转下年3件，今年填写2件');
  });

  test('applicants of another kind than last year differ though the total agrees', () => {
    const now = { 'requests.carriedIn@commercialEnterprise': '3', 'requests.carriedIn@total': '3' };
    expect(found('X01', now, after(forward))).toMatchObject([{ cells: { length: 2 }, expected: null, actual: null }]);
  });

  test('a column unread in either year is not judged, the others are', () => {
    const now = { 'requests.carriedIn@naturalPerson': UNREAD, 'requests.carriedIn@total': '4' };
    const last = { ...forward, 'requests.carriedForward@researchInstitution': '' };
    expect(found('X01', now, after(last))).toMatchObject([{ cells: ['requests.carriedIn@total'], expected: '3' }]);
    expect(open('X01', now, after(last))).toMatchObject([
      { cells: ['requests.carriedIn@naturalPerson', 'requests.carriedIn@researchInstitution'] },
    ]);
  });

  test.each(['2019-trial', '2021-short'] as const)('a report of the form %s carries forward like any other', (form) => {
    expect(found('X01', {}, after(forward, form))).toHaveLength(1);
    expect(open('X01', {}, after(forward, form))).toEqual([]);
  });
});

describe('X02, in force', () => {
  const KIND = 'activeDisclosure.normativeDocuments';
  const now = (issued: string, repealed: string, inForce: string): Cells => ({
    [`${KIND}.issued`]: issued,
    [`${KIND}.repealed`]: repealed,
    [`${KIND}.inForce`]: inForce,
  });
  const last = after({ [`${KIND}.inForce`]: '8' });

  test.each([
    ['2', '1', '9', 0],
    ['2', '1', '10', 1],
    ['0', '0', '8', 0],
    ['0', '8', '0', 0],
  ])('8 in force, issued %s, repealed %s, now in force %s: %i findings', (issued, repealed, inForce, count) => {
    expect(found('X02', now(issued, repealed, inForce), last)).toHaveLength(count);
  });

  test('says all four numbers and what would be due', () => {
    const [finding] = found('X02', now('2', '1', '7'), last);
    expect(finding).toMatchObject({ severity: 'explain', expected: '9', actual: '7' });
    expect(finding!.cells.at(-1)).toBe(`${KIND}.inForce`);
    expect(finding!.message.zh).toContain('上年年报现行有效8件，加本年制发2件，减本年废止1件，得9件');
    expect(finding!.remedy.zh).toContain('请改为9');
  });

  test('a stock below none is no advice', () => {
    const [finding] = found('X02', now('0', '9', '0'), last);
    expect(finding).toMatchObject({ expected: null, actual: '0' });
    expect(finding!.remedy.zh).not.toContain('请改为');
  });

  test('rules and normative documents are judged apart', () => {
    const findings = found('X02', {}, after({ [`${KIND}.inForce`]: '8', 'activeDisclosure.rules.inForce': '1' }));
    expect(findings.map((one) => one.cells[0])).toEqual(['activeDisclosure.rules.issued', `${KIND}.issued`]);
  });

  test('the trial form has no such stock: not judged, whatever its cells hold', () => {
    const trial = after({ [`${KIND}.inForce`]: '8' }, '2019-trial');
    expect(found('X02', {}, trial)).toEqual([]);
    expect(open('X02', {}, trial)).toHaveLength(1);
  });

  test.each(['', '/', UNREAD])('%o in place of last year’s number is not 0', (wish) => {
    expect(found('X02', now('2', '0', '2'), after({ [`${KIND}.inForce`]: wish }))).toEqual([]);
    expect(open('X02', now('2', '0', '2'), after({ [`${KIND}.inForce`]: wish }))).toHaveLength(1);
  });

  test('an unread number of this year is not judged', () => {
    expect(open('X02', { [`${KIND}.issued`]: UNREAD }, last)).toHaveLength(1);
  });
});

describe('X03, pending cases', () => {
  test.each([
    ['1', 1],
    ['2', 0],
    ['3', 0],
  ])('2 pending, %s in all this year: %i hints', (total, count) => {
    const findings = found('X03', { 'review.total': total }, after({ 'review.pending': '2' }));
    expect(findings.map((one) => one.severity)).toEqual(Array(count).fill('note'));
  });

  test('each of the three groups is told by its name', () => {
    const [finding] = found('X03', {}, after({ 'litigationAfterReview.pending': '4' }));
    expect(finding!.message.zh).toContain('行政诉讼（复议后起诉）');
  });

  test('an unread side is not judged', () => {
    expect(open('X03', { 'review.total': UNREAD }, after({}))).toHaveLength(1);
    expect(open('X03', {}, after({ 'review.pending': UNREAD }))).toHaveLength(1);
  });
});
