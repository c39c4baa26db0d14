/**
 * How many of the agencies that owe a report have one in public, and which do not. A total without its coverage is a
 * half-truth, so whoever shows the one shows the other.
 */

export interface Coverage<Agency> {
  readonly expected: number;
  readonly published: number;
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
