/**
 * How many of the agencies that owe a report have one in public, and which do not. A total without its coverage is a
 * half-truth, so whoever shows the one shows the other.
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { countsTowardsTotals } from './totals.js';

export interface Covered {
  readonly expected: number;
  readonly published: number;
}

export interface Coverage<Agency> extends Covered {
  /** In the order of the roster. */
  readonly missing: readonly Agency[];
}

export function coverageOf<Agency extends { readonly id: string }>(
  roster: readonly Agency[],
  published: readonly { readonly id: string }[],
): Coverage<Agency> {
  const there = new Set(published.map((agency) => agency.id));
  const missing = roster.filter((agency) => !there.has(agency.id));
  return { expected: roster.length, published: roster.length - missing.length, missing };
}

interface OfKind {
  readonly id: string;
  readonly kind: AgencyKind;
}

/**
 * Of a sum: over the kinds that are added up alone, and with the reports of agencies that left the roster since, which are in the sum
 * as well. What an agency counts as is for its report to say where it has one.
 */
export function sumCoverageOf(roster: readonly OfKind[], published: readonly OfKind[]): Covered {
  const there = new Set(published.map(({ id }) => id));
  const counted = published.filter(({ kind }) => countsTowardsTotals(kind)).length;
  const missing = roster.filter(({ id, kind }) => !there.has(id) && countsTowardsTotals(kind)).length;
  return { expected: counted + missing, published: counted };
}
