/** Days are those of Shanghai, whatever the machine believes. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, dayOf, instantAfter } from '#shared/ids/calendar.js';
import { daySchema } from '#shared/ids/calendar.js';

test.each([
  ['2026-01-31T15:59:59.999Z', '2026-01-31'],
  ['2026-01-31T16:00:00.000Z', '2026-02-01'],
  ['2026-02-01T15:59:59.999Z', '2026-02-01'],
  ['2025-12-31T16:00:00.000Z', '2026-01-01'],
  ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ['2028-02-29T16:00:00.000Z', '2028-03-01'],
])('at %s it is %s in Shanghai', (instant, day) => {
  expect(dayOf(new Date(instant))).toBe(day);
});

test.each([
  ['2026-01-25T15:59:59.999Z', 7, '2026-02-01'],
  ['2026-01-25T16:00:00.000Z', 7, '2026-02-02'],
  ['2026-01-25T16:00:00.000Z', 0, '2026-01-26'],
  ['2025-12-20T00:00:00.000Z', 30, '2026-01-19'],
])('counted from %s, %d days later is %s', (instant, days, day) => {
  expect(dayAfter(new Date(instant), days)).toBe(day);
});

test('a grant ends a whole number of days later to the millisecond', () => {
  expect(instantAfter(new Date('2026-02-27T23:59:59.999Z'), 60)).toBe('2026-04-28T23:59:59.999Z');
});

test('every day is eight hours ahead of UTC: there is no summer time, and every day has the form of a deadline', () => {
  const instants = fc.date({
    min: new Date('2008-01-01T00:00:00Z'),
    max: new Date('2100-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => {
      const day = dayOf(instant);
      expect(day).toBe(new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
      expect(daySchema.parse(day)).toBe(day);
    }),
  );
});
