/**
 * When the reports of a province come in: offices work from half past eight to half past five with a pause at noon, most in the middle
 * of the morning and before the day ends. Half of all reports come on the last two days, the others over the two weeks before.
 */
import { seededIntegers } from '../../builders/values.js';

/** Shares of a working day by half hours from 08:30; the noon pause is not empty, since the deadline is near. */
const HALF_HOURS = [3, 5, 7, 8, 8, 7, 4, 2, 2, 2, 3, 6, 7, 8, 9, 9, 7, 3] as const;
const DAY_BEGINS = 8.5 * 3600;
const HALF_HOUR = 1800;

/** In [0, 1). */
export type Random = () => number;

const GRAIN = 2 ** 30;

export function seededFractions(seed: number): Random {
  const next = seededIntegers(seed);
  return () => next(0, GRAIN - 1) / GRAIN;
}

const WEIGHT = HALF_HOURS.reduce<number>((sum, share) => sum + share, 0);

/** A second of the working day, as often as the office works then. */
export function secondOfDay(random: Random): number {
  let left = random() * WEIGHT;
  for (const [index, share] of HALF_HOURS.entries()) {
    if (left < share) return DAY_BEGINS + index * HALF_HOUR + Math.floor((left / share) * HALF_HOUR);
    left -= share;
  }
  return DAY_BEGINS;
}
