/**
 * Whose season it is: a county, or a city with its counties below. The area stands in every key, id and payload behind
 * the kind, so that rights can be given by the beginning of a key. What was written before there were areas belongs to
 * the home area; an installation with one area never shows its name.
 */
import * as z from 'zod';

/** ASCII slug, short enough that an execution's name (80 characters: AWS, "StartExecution") holds it with the rest. */
export const areaIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(24)
  .brand('AreaId');
export type AreaId = z.infer<typeof areaIdSchema>;

export const HOME_AREA = areaIdSchema.parse('home');

/** One season: an area's collection of one report year. */
export interface SeasonRef {
  readonly area: string;
  readonly year: number;
}

/** One filing: what an agency of the area publishes for one year. */
export interface FilingRef extends SeasonRef {
  readonly agency: string;
}

export function filingRefOf(agency: SeasonRef & { readonly id: string }): FilingRef {
  return { area: agency.area, year: agency.year, agency: agency.id };
}
