import { describe, expect, test } from '@jest/globals';
import type { Finding } from '#shared/report/finding.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { recordOf } from '../builders/record.js';
import { allZero } from '../builders/values.js';

const RECORD = recordOf(allZero());
const found = (rule: string, context: CheckContext): Finding[] =>
  checkRecord(RECORD, context).findings.filter((finding) => finding.rule === rule);
const open = (rule: string, context: CheckContext): string[] =>
  checkRecord(RECORD, context)
    .notApplicable.filter((one) => one.rule === rule)
    .map((one) => one.why);

const department = { agencyKind: 'department', year: 2025 } as const;
const government = { agencyKind: 'government', year: 2025 } as const;

describe('T01, departments', () => {
  test.each([
    ['2025-12-20', []],
    ['2026-01-23', []],
    ['2026-01-24', ['note']],
    ['2026-01-31', ['note']],
    ['2026-02-01', ['explain']],
    ['2027-02-01', ['explain']],
  ] as const)('the report of 2025 on %s: %o', (today, severities) => {
    expect(found('T01', { ...department, today }).map((one) => one.severity)).toEqual(severities);
    expect(found('T01', { ...department, agencyKind: 'vertical', today })).toHaveLength(severities.length);
  });

  test('says nothing of days left to whoever mends what was filed by then, and asks whoever was late', () => {
    expect(found('T01', { ...department, today: '2026-01-30', filedBefore: true })).toEqual([]);
    expect(found('T01', { ...department, today: '2026-02-01', filedBefore: true })).toHaveLength(1);
  });

  test('counts the days, and never blocks', () => {
    expect(found('T01', { ...department, today: '2026-01-30' })[0]!.message).toEqual({
      zh: '距法定期限2026年1月31日还有1天。',
      en: '1 day left until the statutory date, 31 January 2026.',
    });
    const late = checkRecord(RECORD, { ...department, today: '2026-03-02' }).findings;
    // The same words on any later day, so that a reason given yesterday still answers.
    const later = checkRecord(RECORD, { ...department, today: '2026-03-09' }).findings;
    expect(later[0]!.message).toEqual(late[0]!.message);
    expect(late[0]!.message.zh).toContain('已超过');
    expect(late[0]!.remedy.zh).toContain('照常报送');
    expect(late.filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  test.each([
    ['2026-01-12', '2026-01-20', []],
    ['2026-01-13', '2026-01-20', ['note']],
    ['2026-01-21', '2026-01-20', ['explain']],
    ['2026-01-31', '2026-02-10', []],
    ['2026-02-01', '2026-02-10', ['note']],
    ['2026-02-11', '2026-02-10', ['explain']],
  ] as const)('on %s, to be filed by %s: %o', (today, deadline, severities) => {
    expect(found('T01', { ...department, today, deadline }).map((one) => one.severity)).toEqual(severities);
  });

  test('more time given by the publisher does not move the day of the law', () => {
    const [finding] = found('T01', { ...department, today: '2026-02-03', deadline: '2026-02-10' });
    expect(finding!.message.zh).toBe('已超过法定期限2026年1月31日；本单位的报送期限2026年2月10日还有7天。');
  });

  test('a township has the day of its notice, and none without one', () => {
    const township = { agencyKind: 'township', year: 2025, today: '2026-02-03' } as const;
    expect(found('T01', { ...township, deadline: '2026-01-20' })).toMatchObject([{ severity: 'explain' }]);
    expect(found('T01', township)).toEqual([]);
    expect(open('T01', township)).toHaveLength(1);
  });
});

describe('T02, governments', () => {
  test.each([
    ['2026-02-03', []],
    ['2026-03-24', ['note']],
    ['2026-03-31', ['note']],
    ['2026-04-01', ['explain']],
  ] as const)('the report of 2025 on %s: %o', (today, severities) => {
    expect(found('T02', { ...government, today }).map((one) => one.severity)).toEqual(severities);
  });

  test('each kind has one of the two rules', () => {
    expect(found('T01', { ...government, today: '2026-04-01' })).toEqual([]);
    expect(found('T02', { ...department, today: '2026-04-01' })).toEqual([]);
  });
});

describe('what has to be known', () => {
  test.each([
    ['the kind of body', { year: 2025, today: '2026-02-03' }, '类别'],
    ['the year', { agencyKind: 'department', today: '2026-02-03' }, '哪一年度'],
    ['the day', department, '今天'],
  ] as const)('without %s it is not judged', (_name, context, why) => {
    expect(found('T01', context)).toEqual([]);
    expect(open('T01', context)).toEqual([expect.stringContaining(why)]);
  });
});
