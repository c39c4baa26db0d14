import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, FEE_CELL, TABLE3_CELLS, type CellId } from '../../shared/report/cells.js';
import type { Finding } from '../../shared/report/finding.js';
import type { ReportRecord } from '../../shared/report/record.js';
import { blockingFindings, checkRecord } from '../../shared/rules/index.js';
import { readingOf, recordOf, type CellWish } from '../builders/record.js';
import { allZero, consistentValues } from '../builders/values.js';

function found(rule: string, record: ReportRecord): Finding[] {
  return checkRecord(record).findings.filter((finding) => finding.rule === rule);
}
function open(rule: string, record: ReportRecord): { cells: CellId[]; why: string }[] {
  return checkRecord(record).notApplicable.filter((one) => one.rule === rule);
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
    expect(blockingFindings(findings)).toHaveLength(1);
    expect(blockingFindings(findings, [findings[0]!.key])).toEqual([]);
  });

  test('the form of 2019 blocks', () => {
    const [finding] = found('V05', recordOf(allZero(), { form: '2019-trial' }));
    expect(finding!.message.zh).toContain('2019年试行表格');
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
