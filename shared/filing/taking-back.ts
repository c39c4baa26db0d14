/** What the lists of a filing say now: the correction that is waited for, the last reopening. */
import type { Correction, Filing, Reopening } from './model.js';

/** The correction that the publisher asked for and that is not public yet. */
export function openCorrection({ corrections }: Pick<Filing, 'corrections'>): Correction | undefined {
  return corrections.find(({ replacedBy }) => replacedBy === null);
}

/** Public, a correction is asked for, and nothing has come yet. */
export function awaitsCorrection(filing: Pick<Filing, 'corrections' | 'state'>): boolean {
  return filing.state === 'released' && openCorrection(filing) !== undefined;
}

/** Why this submission was opened again, where it was. */
export function reopeningOf({ reopenings }: Pick<Filing, 'reopenings'>, n: number): Reopening | undefined {
  return reopenings.find((each) => each.n === n);
}
