/** A day and a time as people type them, in the season's time zone. */
import { describe, expect, test } from '@jest/globals';
import { plannedProblem, readPlanned } from '#shared/season/planned-time.js';

const read = (day: string, time: string) => readPlanned((field) => (field === 'day' ? day : time));

describe('a planned time', () => {
  test.each([
    ['2026-01-30', '09:00', '2026-01-30T01:00:00.000Z'],
    ['2026年1月30日', '9:00', '2026-01-30T01:00:00.000Z'],
    ['2026/1/30', '9：30', '2026-01-30T01:30:00.000Z'],
    ['2026.1.30', '9点', '2026-01-30T01:00:00.000Z'],
    ['2026-01-30', '9点5分', '2026-01-30T01:05:00.000Z'],
    ['2026-01-30', '17时30分', '2026-01-30T09:30:00.000Z'],
    ['2026-01-30', '00:00:00', '2026-01-29T16:00:00.000Z'],
    ['2026-01-30', '7:59', '2026-01-29T23:59:00.000Z'],
  ])('%s %s is %s', (day, time, value) => {
    expect(read(day, time)).toEqual({ value });
  });

  test.each([
    ['', '9:00', 'day'],
    ['2026-02-30', '9:00', 'day'],
    ['tomorrow', '9:00', 'day'],
    ['2026-01-30', '', 'time'],
    ['2026-01-30', '24:00', 'time'],
    ['2026-01-30', '9:60', 'time'],
    ['2026-01-30', '9', 'time'],
    ['2026-01-30', '9:00pm', 'time'],
  ])('%s %s is none', (day, time, problem) => {
    expect(read(day, time)).toEqual({ problem });
  });

  test('lies ahead, and not beyond what an execution may wait', () => {
    const now = new Date('2026-01-20T01:00:00.000Z');
    expect(plannedProblem('2026-01-20T01:00:00.000Z', now)).toBe('past');
    expect(plannedProblem('2026-01-20T01:01:00.000Z', now)).toBeUndefined();
    expect(plannedProblem('2026-07-19T01:00:00.000Z', now)).toBeUndefined();
    expect(plannedProblem('2026-07-19T01:01:00.000Z', now)).toBe('too-far');
  });
});
