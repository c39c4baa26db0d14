/**
 * One year of one area as its pages see it: put together from what each range of agencies holds (ranges), never from the
 * single reports, so that a page of it costs the same whatever the number of agencies.
 */
import type { Totals } from '#shared/totals/totals.js';
import type { KeyFigure } from './figures.js';
import type { PublicAgency } from './model.js';

/** So many agencies are named under a figure. */
export const RANKED = 30;

export interface RankedAgency {
  readonly agency: PublicAgency;
  /** Exact decimal string: cells without a number are ranked nowhere. */
  readonly value: string;
}

/** The agencies whose ids lie from `from` to `to`, both included; `n` is the ordinal of its list page, from 1. */
export interface RangeOfYear {
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly reports: number;
}

export interface YearOverview {
  readonly year: number;
  readonly area: string;
  /** Null when nobody said which agencies owe a report. */
  readonly coverage: { readonly expected: number; readonly published: number } | null;
  /** Over the kinds that may be added up. */
  readonly totals: Totals;
  /** The highest of each figure, over the same reports as the totals, highest first. */
  readonly ranking: Readonly<Record<KeyFigure, readonly RankedAgency[]>>;
  readonly ranges: readonly RangeOfYear[];
}
