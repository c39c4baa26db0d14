/** The simulation keeps what goes in: nobody's work is lost in a queue, and a faster way out never lets anybody wait longer. */
import { expect, test } from '@jest/globals';
import { secondOfDay, seededFractions } from './scale/arrivals.js';
import { simulateDay } from './scale/simulation.js';

const measured = {
  size: 1,
  phases: {
    filed: { 'lambda file-report': 2, 'ms file-report': 3_000, 'dynamodb WRU': 24, 'ses mails': 3, 'desk GET': 4 },
    approved: { 'ses mails': 1 },
    released: {},
  },
};
const day = { filed: 400, approved: 100, mailRate: 14 };

test('every mail of the day leaves, and none sooner for a slower way out', () => {
  const [slow, fast] = [0.02, 50].map(
    (mailRate) => simulateDay(measured, { ...day, mailRate }, seededFractions(7)).mails,
  );
  expect(slow!.count).toBe(400 * 3 + 100);
  expect(fast!.count).toBe(slow!.count);
  // At one in fifty seconds 1,300 mails take longer than the working day has.
  expect(slow!.longest).toBeGreaterThan(3_600);
  expect(fast!.longest).toBeLessThan(1);
});

test('what is at work at once follows from how long it takes', () => {
  const { concurrency, busiest, perSecond } = simulateDay(measured, day, seededFractions(7));
  expect(busiest.verb).toBe('file-report');
  // 800 runs of a second and a half in nine hours: seldom two together, never more than came.
  expect(concurrency).toBeGreaterThanOrEqual(1);
  expect(concurrency).toBeLessThan(20);
  expect(perSecond['write units']).toBeGreaterThanOrEqual(12);
});

test('offices work by day', () => {
  const random = seededFractions(3);
  const seconds = Array.from({ length: 2_000 }, () => secondOfDay(random));
  expect(Math.min(...seconds)).toBeGreaterThanOrEqual(8.5 * 3_600);
  expect(Math.max(...seconds)).toBeLessThan(17.5 * 3_600);
});
