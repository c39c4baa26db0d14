/**
 * Whether the public is told by name that an agency has not published. The law sets a day by which it must have; before that day
 * nobody is late, and after it only a season that says so names them. Pages say of which day they speak, because they are not
 * written anew every night.
 */
import type { Agency } from './model.js';

/** `today`: the calendar day of the release in the season's time zone. */
export function missingNamed(
  season: { readonly namesMissing?: boolean | undefined },
  { deadline }: Pick<Agency, 'deadline'>,
  today: string,
): boolean {
  return season.namesMissing === true && deadline < today;
}
