/** Whom the public pages will count, and whom they will name, as missing once a release is done. */
import type { Filing } from '#shared/filing/model.js';
import { missingNamed } from '#shared/season/missing-named.js';
import type { Agency, Season } from '#shared/season/model.js';

export interface MissingAfter {
  readonly expected: number;
  readonly published: number;
  /** Names that the pages will show; none where the season does not name, or nobody's day is over. */
  readonly named: readonly string[];
}

/** @param releasing ids of the agencies whose reports become public */
export function missingAfter(
  season: Season,
  agencies: Iterable<Agency>,
  filings: ReadonlyMap<string, Pick<Filing, 'released' | 'takedowns'>>,
  releasing: ReadonlySet<string>,
  today: string,
): MissingAfter {
  const roster = [...agencies].filter(({ removed }) => removed === null);
  const missing = roster.filter(({ id }) => !releasing.has(id) && (filings.get(id)?.released ?? null) === null);
  return {
    expected: roster.length,
    published: roster.length - missing.length,
    // Of what was taken down the pages say that it was, until another version is public.
    named: missing
      .filter((agency) => (filings.get(agency.id)?.takedowns ?? []).length === 0 && missingNamed(season, agency, today))
      .map(({ name }) => name),
  };
}
