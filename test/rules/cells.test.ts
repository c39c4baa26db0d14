import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, FEE_CELL, TABLE3_CELLS, type CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { answerTo } from '#shared/filing/answers.js';
import type { Waiver } from '#shared/filing/model.js';
import { personSchema } from '#shared/ids/person.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { readingOf, recordOf, type CellWish } from '../builders/record.js';
import { allZero, consistentValues } from '../builders/values.js';

function found(rule: string, record: ReportRecord, context: CheckContext = {}): Finding[] {
  return checkRecord(record, context).findings.filter((finding) => finding.rule === rule);
}
function open(rule: string, record: ReportRecord, context: CheckContext = {}): { cells: CellId[]; why: string }[] {
  return checkRecord(record, context).notApplicable.filter((one) => one.rule === rule);
}
const zeroBut = (cells: Partial<Record<CellId, CellWish>>): ReportRecord => recordOf(allZero(), { cells });

describe('V01, whole numbers', () => {
  test.each([
    ['0', 0],
    ['11398889', 0],
    ['12.0', 0],
    ['12.5', 1],
    ['0.01', 1],
  ])('a count of %s gives %i findings', (value, count) => {
    expect(found('V01', zeroBut({ 'activeDisclosure.penalties.decisions': value }))).toHaveLength(count);
  });

  test('the amount of charges may have places', () => {
    expect(found('V01', zeroBut({ [FEE_CELL]: '18.8710' }))).toEqual([]);
  });

  test('an unread count is not judged', () => {
    expect(open('V01', zeroBut({ 'review.total': { unread: 'conflict' } }))).toMatchObject([
      { cells: ['review.total'] },
    ]);
  });
});

describe('V02, the amount in 10,000 yuan', () => {
  test.each([
    ['188710元', '18.8710'],
    ['1,234,500元', '123.4500'],
    ['5元', '0.0005'],
  ])('%s is blocked, and %s is proposed', (printed, proposed) => {
    const record = zeroBut({ [FEE_CELL]: { unread: 'not-a-number', candidates: [printed] } });
    const [finding] = found('V02', record);
    expect(finding).toMatchObject({ cells: [FEE_CELL], expected: proposed, actual: null });
    expect(finding!.remedy.zh).toContain(proposed);
  });

  test('an amount whose unit is printed in the cell is blocked without a guess at the number', () => {
    const [finding] = found('V02', zeroBut({ [FEE_CELL]: { unread: 'not-a-number', candidates: ['18.87万元'] } }));
    expect(finding).toMatchObject({ expected: null });
  });

  test('once a person has keyed the amount in, what was printed no longer counts', () => {
    const record = zeroBut({});
    const keyed = {
      ...readingOf('18.8710'),
      raw: '188710元',
      attested: { how: 'keyed' as const, by: { id: 'p1', name: '示例' }, at: '2026-01-20T02:00:00Z' },
    };
    expect(found('V02', { ...record, cells: { ...record.cells, [FEE_CELL]: keyed } })).toEqual([]);
  });

  test('an amount unread for another reason is not judged', () => {
    expect(open('V02', zeroBut({ [FEE_CELL]: { unread: 'conflict', candidates: ['12', '72'] } }))).toHaveLength(1);
  });
});

describe('V03, no blanks and no marks', () => {
  test.each(['', '/', '—', '无'])('“%s” in place of a number blocks', (printed) => {
    const record = zeroBut({ 'denied.stateSecrets@naturalPerson': printed });
    expect(found('V03', record)).toMatchObject([{ severity: 'block', cells: ['denied.stateSecrets@naturalPerson'] }]);
  });

  test('a row of blanks is one finding that names its cells, and two rows are two', () => {
    const blank = TABLE3_CELLS.filter((id) => /^(denied\.stateSecrets|notProcessed\.duplicate)@/.test(id));
    const findings = found('V03', zeroBut(Object.fromEntries(blank.map((id) => [id, '']))));
    expect(findings.map((finding) => finding.cells.length)).toEqual([7, 7]);
    expect(findings[0]!.message.zh).toContain('同一行共7格');
  });

  test('its key stays when another cell of the row is mended', () => {
    const before = found('V03', zeroBut({ 'review.upheld': '', 'review.other': '' }));
    const after = found('V03', zeroBut({ 'review.other': '' }));
    expect(after[0]!.key).toBe(before[0]!.key);
  });

  test('a zero passes', () => {
    expect(found('V03', recordOf(allZero()))).toEqual([]);
  });
});

describe('V04, folded numbers', () => {
  test('is a note per table that shows one example', () => {
    const cells: CellId[] = ['requests.newlyReceived@total', 'requests.carriedIn@total', 'review.total'];
    const record: ReportRecord = {
      ...zeroBut({ 'requests.newlyReceived@total': '1234' }),
      notes: cells.map((id) => ({ code: 'folded', text: '“1,234”识别为 1234', cells: [id] })),
    };
    const findings = found('V04', record);
    expect(findings.map((finding) => [finding.severity, finding.cells.length])).toEqual([
      ['note', 2],
      ['note', 1],
    ]);
    expect(findings[0]!.message.zh).toContain('“1,234”识别为1234');
  });

  test('other notes of the reading are none of its business', () => {
    const note = { code: 'label-differs', text: '“甲”', cells: ['review.total' as const] };
    expect(found('V04', { ...recordOf(allZero()), notes: [note] })).toEqual([]);
  });
});

describe('V05, the form in force', () => {
  test('the older form blocks until it is waived', () => {
    const { findings } = checkRecord(recordOf(consistentValues(3), { form: '2021-short' }));
    expect(findings).toMatchObject([{ rule: 'V05', severity: 'block', expected: '25', actual: '23' }]);
    expect(findings[0]!.cells).toHaveLength(21);
    const by = { name: '周明', address: personSchema.shape.address.parse('zhou@example.invalid') };
    const waiver = {
      finding: findings[0]!.key,
      message: findings[0]!.message.zh,
      reason: '旧表',
      by,
      at: '2026-01-20',
    };
    const isOf = (waivers: Waiver[]) => answerTo({ explanations: [], waivers }, findings[0]!).is;
    expect([isOf([]), isOf([waiver])]).toEqual(['open', 'waived']);
  });

  test.each(['2021', '2021-short'] as const)('in the form %s a table that is not printed blocks', (form) => {
    const record = recordOf(allZero(), { form });
    const absent = { ...readingOf(''), kind: 'not-printed' as const };
    const cells = Object.fromEntries(
      CELL_IDS.map((id) => [id, id.startsWith('litigation') || id.startsWith('review') ? absent : record.cells[id]]),
    ) as ReportRecord['cells'];
    const findings = found('V05', { ...record, cells });
    expect(findings.at(-1)).toMatchObject({ key: 'V05:review.upheld', expected: '15', actual: '0' });
    expect(findings).toHaveLength(form === '2021' ? 1 : 2);
  });

  test('a cell that could not be read may still be printed: not judged', () => {
    const record = zeroBut({ 'review.total': { unread: 'label-not-found' } });
    expect(found('V05', record)).toEqual([]);
    expect(open('V05', record)).toHaveLength(1);
  });
});

describe('V06, the trial form of 2019', () => {
  const trial = recordOf(allZero(), { form: '2019-trial' });

  test('blocks, and is the only rule that speaks of the form', () => {
    const { findings, notApplicable } = checkRecord(trial);
    expect(findings).toMatchObject([{ rule: 'V06', severity: 'block', key: `V06:${CELL_IDS[0]}` }]);
    expect(findings[0]!.message.zh).toContain('2019年试行表格');
    expect(notApplicable.filter((one) => one.rule === 'V05')).toHaveLength(1);
  });

  test.each([
    [{ year: 2020 }, 0],
    [{ year: 2021 }, 1],
    [{}, 1],
  ])('for %o: %i findings', (context, count) => {
    expect(found('V06', trial, context)).toHaveLength(count);
  });

  test('the year that the document prints counts where no other is known, and no year blocks', () => {
    expect(found('V06', { ...trial, year: 2019 })).toEqual([]);
    expect(found('V06', { ...trial, year: null })).toHaveLength(1);
  });

  test('the form in force passes', () => {
    expect(found('V06', recordOf(allZero()))).toEqual([]);
  });
});

describe('V07, rules need the power to make them', () => {
  const six = zeroBut({ 'activeDisclosure.rules.issued': '2', 'activeDisclosure.rules.inForce': '6' });
  const contexts: (readonly [CheckContext, number, number])[] = [
    [{ agencyKind: 'township' }, 1, 0],
    [{ agencyKind: 'department' }, 1, 0],
    [{ agencyKind: 'vertical' }, 1, 0],
    [{ agencyKind: 'department', ruleMaking: true }, 0, 0],
    [{ agencyKind: 'government', ruleMaking: false }, 1, 0],
    [{ agencyKind: 'government', ruleMaking: true }, 0, 0],
    [{ agencyKind: 'government' }, 0, 1],
    [{}, 0, 1],
  ];
  test.each(contexts)('known of the body: %o: %i findings, %i not judged', (context, findings, unjudged) => {
    expect(found('V07', six, context)).toHaveLength(findings);
    expect(open('V07', six, context)).toHaveLength(unjudged);
  });

  test('names every cell that is not 0', () => {
    const [finding] = found('V07', six, { agencyKind: 'township' });
    expect(finding).toMatchObject({ severity: 'explain', expected: '0', actual: null });
    expect(finding!.cells).toEqual(['activeDisclosure.rules.issued', 'activeDisclosure.rules.inForce']);
    expect(finding!.message.zh).toContain('“规章·现行有效件数”6');
  });

  test('no rules at all pass for anybody, and an unread number does not', () => {
    expect(open('V07', zeroBut({}))).toEqual([]);
    const unread = zeroBut({ 'activeDisclosure.rules.issued': { unread: 'conflict' } });
    expect(open('V07', unread, { agencyKind: 'township' })).toHaveLength(1);
  });
});

describe('V08, an amount that may be in yuan', () => {
  const before = (amount: CellWish, form: ReportRecord['form'] = '2021'): CheckContext => ({
    previous: { record: recordOf(allZero(), { form, cells: { [FEE_CELL]: amount } }), source: 'published' },
  });

  test.each([
    ['18.8710', '0.0188710', 1],
    ['18.8709', '0.0188710', 0],
    ['188710', '17.5', 1],
    ['0', '17.5', 0],
    ['188710', '0', 0],
  ])('%s after %s: %i findings', (now, last, count) => {
    expect(found('V08', zeroBut({ [FEE_CELL]: now }), before(last))).toHaveLength(count);
    expect(open('V08', zeroBut({ [FEE_CELL]: now }), before(last))).toEqual([]);
  });

  test('says both amounts, the factor and what to enter', () => {
    const [finding] = found('V08', zeroBut({ [FEE_CELL]: '188710' }), before('17.5'));
    expect(finding).toMatchObject({ severity: 'explain', cells: [FEE_CELL], actual: '188710' });
    expect(finding!.message.zh).toContain('上年为17.5，今年填写188710，是上年的10783倍');
    expect(finding!.remedy.zh).toContain('请改填18.871');
  });

  test.each([
    ['188710', 'township', 1],
    ['10000', 'department', 1],
    ['9999', 'department', 0],
    ['188710.00', 'department', 0],
    ['188710', 'government', 0],
  ] as const)('without an amount of last year, %s at a %s: %i hints', (amount, agencyKind, count) => {
    const record = zeroBut({ [FEE_CELL]: amount });
    expect(found('V08', record, { agencyKind }).map((one) => one.severity)).toEqual(Array(count).fill('note'));
    expect(open('V08', record, { agencyKind })).toHaveLength(1 - count);
  });

  test('an amount that the trial form did not ask for is none of last year', () => {
    expect(open('V08', zeroBut({ [FEE_CELL]: '9' }), before('0', '2019-trial'))).toMatchObject([{ cells: [FEE_CELL] }]);
  });

  test('an unread amount on either side is not judged', () => {
    const unread = { unread: 'conflict' };
    expect(open('V08', zeroBut({ [FEE_CELL]: unread }), before('3'))).toHaveLength(1);
    expect(open('V08', zeroBut({ [FEE_CELL]: '3' }), before(unread))).toMatchObject([
      { why: expect.stringContaining('上年年报的') },
    ]);
  });
});
