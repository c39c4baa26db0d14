/** What the publisher opened again or asked to be corrected, and what these lists of a filing say now. */
import * as z from 'zod';
import { personSchema } from '#shared/ids/person.js';
import type { Filing } from './model.js';

/** Characters of the reason why the publisher lifts a finding, or takes something back. */
export const TAKE_BACK_REASON_MAX = 1000;
/** Why, who and when: of every deed of the publisher that takes something back. */
export const becauseOf = {
  reason: z.string().min(1).max(TAKE_BACK_REASON_MAX),
  by: personSchema,
  at: z.iso.datetime(),
};

/** The publisher opened an approved report again, before anybody released it. */
export const reopeningSchema = z.object({ n: z.number().int().min(1), ...becauseOf });
export type Reopening = z.infer<typeof reopeningSchema>;

/** The publisher asked for a corrected version of what is public. */
export const correctionSchema = z.object({
  /** The public submission that is to be replaced, as which version it was published and when. */
  n: z.number().int().min(1),
  version: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  ...becauseOf,
  /** The submission that took its place; null until its release. */
  replacedBy: z.number().int().min(1).nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

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
