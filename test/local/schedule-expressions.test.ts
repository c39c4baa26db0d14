/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
import { describe, expect, test } from '@jest/globals';
import { parseSchedule } from '../../local/schedules/expression.js';

describe('schedule expressions', () => {
  test.each([
    ['rate(5 minutes)', 'UTC', '2026-01-31T23:58:30Z', '2026-02-01T00:03:30.000Z'],
    ['rate(1 day)', 'UTC', '2026-01-31T10:00:00Z', '2026-02-01T10:00:00.000Z'],
    ['cron(0 10 * * ? *)', 'UTC', '2026-01-31T10:00:00Z', '2026-02-01T10:00:00.000Z'],
    ['cron(0/15 8-9 ? * MON-FRI *)', 'UTC', '2026-01-30T09:50:00Z', '2026-02-02T08:00:00.000Z'],
    ['cron(30 1 29 2 ? *)', 'UTC', '2026-03-01T00:00:00Z', '2028-02-29T01:30:00.000Z'],
    ['cron(0 0 L * ? *)', 'UTC', '2026-02-10T00:00:00Z', '2026-02-28T00:00:00.000Z'],
    ['cron(0 9 * JAN ? 2027)', 'UTC', '2026-03-01T00:00:00Z', '2027-01-01T09:00:00.000Z'],
    ['cron(0 9 * * ? *)', 'Asia/Shanghai', '2026-01-01T00:30:00Z', '2026-01-01T01:00:00.000Z'],
    ['cron(0 9 * * ? *)', 'Asia/Shanghai', '2026-01-01T01:00:00Z', '2026-01-02T01:00:00.000Z'],
  ])('%s in %s after %s is due at %s', (expression, timezone, after, due) => {
    const schedule = parseSchedule(expression, timezone);
    expect(schedule).toEqual(expect.objectContaining({}));
    if (typeof schedule === 'string') throw new Error(schedule);
    expect(schedule.next(new Date(after))?.toISOString()).toBe(due);
  });

  test('a year gone by is never due again', () => {
    const schedule = parseSchedule('cron(0 9 1 1 ? 2020)');
    expect(typeof schedule === 'string' ? schedule : schedule.next(new Date('2026-01-01T00:00:00Z'))).toBeUndefined();
  });

  test.each([
    'rate(0 minutes)',
    'cron(* * * * * *)',
    'cron(0 0 1W * ? *)',
    'cron(61 0 * * ? *)',
    'at(2026-01-01T00:00:00)',
    'every day',
  ])('%s is refused with the reason', (expression) => expect(parseSchedule(expression)).toEqual(expect.any(String)));
});
