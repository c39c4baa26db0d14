/** Where documents lie: those of a submission in the documents bucket, last year's in the uploads bucket. */

/** `previous/{area}/{year}/{agency}/{uuid}`: last year's report, sent for the agency's filing of the year. */
export const PREVIOUS_PREFIX = 'previous';

/**
 * `previous/{area}/{year}/_all/{uuid}`: last year's reports of all agencies; what was in an archive, one by one below it. No agency
 * has such an id.
 */
export const PREVIOUS_ALL = '_all';
/** `_2019`: of that earlier year, for all agencies. */
export const previousOfYear = (year: number): string => `_${year}`;

/** `typed/{area}/{year}/{agency}/{digest}`: what the product made from what was typed on the page, sent as an upload is. */
export const TYPED_PREFIX = 'typed';

/** `_portal/{area}/{year}/{agency}/{uuid}`: what a portal shows of an approved report, saved there and sent to be compared. No area has such an id. */
export const PORTAL_PREFIX = '_portal';

/** A submission says itself under which name its objects are kept: keys are never named anew, ids were once. */
interface Kept {
  readonly storedUnder: string;
}

export function originalKey({ storedUnder }: Kept): string {
  return `originals/${storedUnder}`;
}

/** What the reader left for whoever stores it. */
export function readingKey({ storedUnder }: Kept): string {
  return `readings/${storedUnder}.json`;
}

export function pageKey({ storedUnder }: Kept, page: number): string {
  return `pages/${storedUnder}/${page}.png`;
}
