import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, FEE_CELL, type CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { recordOf, type CellWish } from '../builders/record.js';
import { allZero, consistentValues, withValues, type FormValues } from '../builders/values.js';

type Cells = Partial<Record<CellId, CellWish>>;
const record = (cells: Cells = {}, form: ReportRecord['form'] = '2021'): ReportRecord =>
  recordOf(allZero(), { cells, form });
const after = (cells: Cells, form: ReportRecord['form'] = '2021'): CheckContext => ({
  previous: { record: record(cells, form), source: 'published' },
});
const found = (rule: string, now: ReportRecord, context: CheckContext = {}): Finding[] =>
  checkRecord(now, context).findings.filter((finding) => finding.rule === rule);
const open = (rule: string, now: ReportRecord, context: CheckContext = {}): { cells: CellId[]; why: string }[] =>
  checkRecord(now, context).notApplicable.filter((one) => one.rule === rule);
const UNREAD = { unread: 'conflict' };
const PENALTIES = 'activeDisclosure.penalties.decisions';
const LICENCES = 'activeDisclosure.licensing.decisions';
const SECRETS = 'denied.stateSecrets@total';

describe('O01, much changed', () => {
  test.each([
    ['5', '15', 1],
    ['5', '14', 0],
    ['10', '29', 0],
    ['10', '30', 1],
    ['30', '10', 1],
    ['29', '10', 0],
    ['0', '10', 1],
    ['0', '9', 0],
    ['12', '0', 0],
  ])('penalties from %s to %s: %i findings', (before, now, count) => {
    expect(found('O01', record({ [PENALTIES]: now }), after({ [PENALTIES]: before }))).toHaveLength(count);
  });

  test('a single change shows both sides', () => {
    expect(found('O01', record({ [PENALTIES]: '182' }), after({ [PENALTIES]: '10' }))).toMatchObject([
      { key: `O01:${PENALTIES}`, severity: 'explain', cells: [PENALTIES], expected: '10', actual: '182' },
    ]);
  });

  test('the charges are compared with their decimals', () => {
    const now = record({ [FEE_CELL]: '15.01' });
    expect(found('O01', now, after({ [FEE_CELL]: '5.00' }))).toHaveLength(1);
    expect(found('O01', now, after({ [FEE_CELL]: '5.01' }))).toHaveLength(0);
  });

  test('however much changed, it is one finding for each part of the form', () => {
    const all = Object.fromEntries(CELL_IDS.map((id) => [id, '100']));
    const findings = found('O01', record(all), after({}));
    expect(findings).toHaveLength(6);
    expect(findings.at(-1)!.message.zh).toContain('这一部分共21项');
    expect(findings.at(-1)!.key).toBe('O01:outcomes.granted@total');
    const cells = findings.flatMap((one) => one.cells);
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('the largest change is told first and the key stays that of the part', () => {
    const now = record({ 'denied.stateSecrets@total': '20', 'notProcessed.duplicate@total': '300' });
    const [finding] = found('O01', now, after({}));
    expect(finding!.key).toBe('O01:outcomes.granted@total');
    expect(finding!.message.zh).toMatch(/重复申请”由0变为300.*国家秘密”由0变为20/);
  });

  test('stocks, carried in and single columns are not its business', () => {
    const now = record({
      'activeDisclosure.normativeDocuments.inForce': '90',
      'requests.carriedIn@total': '90',
      'outcomes.granted@naturalPerson': '90',
    });
    expect(found('O01', now, after({}))).toEqual([]);
  });

  test('an amount that looks like yuan and decisions that fell to 0 have rules of their own', () => {
    const now = record({ [FEE_CELL]: '188710' });
    const last = after({ [FEE_CELL]: '17.5', [LICENCES]: '40' });
    // Both years have the same words here, which is for D11 to say.
    const rules = checkRecord(now, last).findings.map((one) => one.rule);
    expect(rules.filter((rule) => rule !== 'D11')).toEqual(['O03', 'V08']);
  });

  test('what is unread in a year, or was not asked, is one line and never 0', () => {
    const now = record({ [PENALTIES]: UNREAD });
    expect(found('O01', now, after({ [PENALTIES]: '99' }))).toEqual([]);
    expect(open('O01', now, after({}))).toMatchObject([{ cells: [PENALTIES] }]);
    expect(open('O01', record(), after({}, '2019-trial'))).toHaveLength(1);
    expect(found('O01', record({ [PENALTIES]: '99' }), after({}, '2019-trial'))).toEqual([]);
    expect(found('O01', record({ 'outcomes.granted@total': '99' }), after({}, '2019-trial'))).toHaveLength(1);
  });
});

describe('O02, last year’s tables again', () => {
  const of = (values: FormValues, cells: Cells = {}): ReportRecord => recordOf(values, { cells });
  const values = consistentValues(3);
  const last: CheckContext = { previous: { record: of(values), source: 'published' } };

  test('all 200 equal asks; one different passes; all 0 passes', () => {
    expect(found('O02', of(values), last)).toMatchObject([{ key: 'O02:document', severity: 'explain', cells: [] }]);
    const other = withValues(values, { 'review.pending': String(Number(values['review.pending']) + 1) });
    expect(found('O02', of(other), last)).toEqual([]);
    expect(found('O02', record(), after({}))).toEqual([]);
  });

  test('a stock alone does not count, small numbers are a hint', () => {
    const stock = { 'activeDisclosure.normativeDocuments.inForce': '30' };
    expect(found('O02', record(stock), after(stock))).toEqual([]);
    const few = { 'requests.newlyReceived@total': '9' };
    expect(found('O02', record(few), after(few))).toMatchObject([{ severity: 'note' }]);
    const ten = { 'requests.newlyReceived@total': '10' };
    expect(found('O02', record(ten), after(ten))).toMatchObject([{ severity: 'explain' }]);
  });

  test('an unread cell leaves it open, unless another cell settles it', () => {
    const half = of(values, { 'review.total': UNREAD });
    expect(found('O02', half, last)).toEqual([]);
    expect(open('O02', half, last)).toMatchObject([{ cells: ['review.total'] }]);
    expect(open('O02', of(values, { 'review.total': UNREAD, [LICENCES]: '1' }), last)).toEqual([]);
  });
});

describe('O03, none this year', () => {
  test.each([
    ['182', '0', 'explain'],
    ['10', '0', 'explain'],
    ['9', '0', 'note'],
  ])('licences from %s to %s: %s', (before, now, severity) => {
    expect(found('O03', record({ [LICENCES]: now }), after({ [LICENCES]: before }))).toMatchObject([
      { severity, cells: [LICENCES], actual: '0' },
    ]);
  });

  test.each([
    ['182', '1'],
    ['0', '0'],
  ])('from %s to %s passes', (before, now) => {
    expect(found('O03', record({ [LICENCES]: now }), after({ [LICENCES]: before }))).toEqual([]);
  });

  test('penalties too, each by itself; an unread number is not judged', () => {
    expect(found('O03', record(), after({ [LICENCES]: '20', [PENALTIES]: '30' }))).toHaveLength(2);
    expect(open('O03', record({ [LICENCES]: UNREAD }), after({}))).toMatchObject([{ cells: [LICENCES] }]);
  });
});

describe('O04, more than half in one vague item', () => {
  test.each([
    ['10', '20', 0],
    ['11', '20', 1],
    ['19', '19', 0],
    ['20', '20', 1],
    ['21', '20', 0],
  ])('%s of %s outcomes: %i hints', (part, whole, count) => {
    for (const row of ['unavailable.notHeld', 'otherHandling.other'] as const) {
      const now = record({ [`${row}@total`]: part, 'outcomes.total@total': whole });
      expect(found('O04', now).map((one) => one.severity)).toEqual(Array(count).fill('note'));
    }
  });

  test('the share is rounded, and the older form is judged for the row it prints', () => {
    const now = record({ 'unavailable.notHeld@total': '14', 'outcomes.total@total': '21' }, '2021-short');
    expect(found('O04', now)[0]!.message.zh).toContain('66.7%');
    expect(open('O04', now)).toMatchObject([{ cells: ['otherHandling.other@total', 'outcomes.total@total'] }]);
  });
});

describe('O05, state secrets', () => {
  const two = record({ [SECRETS]: '2' });
  const named = (agencyName: string): ReportRecord => ({ ...two, agencyName });

  test.each([
    ['township', '和平镇人民政府', ['explain']],
    ['department', '云溪县教育局', ['explain']],
    ['department', '云溪市教育局', ['note']],
    ['vertical', '国家税务总局云溪县税务局', ['explain']],
    ['government', '云溪县人民政府', []],
  ] as const)('at a %s called %s: %o', (agencyKind, name, severities) => {
    expect(found('O05', named(name), { agencyKind }).map((one) => one.severity)).toEqual(severities);
  });

  test('the roster’s name goes before the printed one; 县级 and 县域 in a name are no county', () => {
    const context = { agencyKind: 'department', agencyName: '云溪县教育局' } as const;
    expect(found('O05', named('云溪市教育局'), context)).toMatchObject([{ severity: 'explain' }]);
    expect(found('O05', named('云溪市县域经济局'), { agencyKind: 'department' })).toMatchObject([{ severity: 'note' }]);
  });

  test('none passes for anybody; some of an unknown body and an unread number are not judged', () => {
    expect(open('O05', record())).toEqual([]);
    expect(open('O05', two)).toMatchObject([{ cells: [SECRETS] }]);
    expect(open('O05', record({ [SECRETS]: UNREAD }), { agencyKind: 'township' })).toHaveLength(1);
  });
});

describe('O06, a shift of columns', () => {
  test.each([
    ['0', '5', 1],
    ['0', '4', 0],
    ['1', '5', 0],
  ])('%s natural persons and %s research institutions: %i hints', (persons, research, count) => {
    const now = record({
      'requests.newlyReceived@naturalPerson': persons,
      'requests.newlyReceived@researchInstitution': research,
    });
    expect(found('O06', now)).toHaveLength(count);
  });

  test('both columns are named; an unread one is not judged', () => {
    const now = record({
      'requests.newlyReceived@researchInstitution': '6',
      'requests.newlyReceived@socialWelfareOrganization': '7',
    });
    expect(found('O06', now)[0]!.message.zh).toContain('科研机构为6、社会公益组织为7');
    expect(open('O06', record({ 'requests.newlyReceived@naturalPerson': UNREAD }))).toHaveLength(1);
  });
});

describe('O07, straight to court', () => {
  const two = record({ 'litigationDirect.total': '2' });

  test.each([
    [2023, 0],
    [2024, 1],
    [2025, 1],
  ])('in %i: %i hints', (year, count) => {
    expect(found('O07', two, { year })).toHaveLength(count);
  });

  test('none passes; without a year or a number it is not judged', () => {
    expect(found('O07', record(), { year: 2025 })).toEqual([]);
    expect(open('O07', record())).toEqual([]);
    expect(open('O07', two)).toHaveLength(1);
    expect(open('O07', record({ 'litigationDirect.total': UNREAD }), { year: 2025 })).toHaveLength(1);
  });
});
