/** Where documents lie: those of a submission in the documents bucket, last year's in the uploads bucket. */
import { DOCUMENT_FOLDERS, PROBE_FOLDER, UPLOAD_FOLDERS } from '#shared/workflow/folders.js';

/** `previous/{area}/{year}/{agency}/{uuid}`: last year's report, sent for the agency's filing of the year. */
export const PREVIOUS_PREFIX = UPLOAD_FOLDERS.previous;

/**
 * `previous/{area}/{year}/_all/{uuid}`: last year's reports of all agencies; what was in an archive, one by one below it. No agency
 * has such an id.
 */
export const PREVIOUS_ALL = '_all';
/** `_2019`: of that earlier year, for all agencies. */
export const previousOfYear = (year: number): string => `_${year}`;

/** Where a document that was sent for all agencies lies: `id` is that of its upload, with its number where it was in an archive. */
export function lastYearKey({ area, year, of, id }: SentDocument): string {
  const folder = of === undefined ? PREVIOUS_ALL : previousOfYear(of);
  const number = id.slice(UPLOAD_ID_LENGTH + 1);
  const upload = `${PREVIOUS_PREFIX}/${area}/${year}/${folder}/${id.slice(0, UPLOAD_ID_LENGTH)}`;
  return number === '' ? upload : `${upload}/${number}`;
}

interface SentDocument {
  readonly area: string;
  /** Of the season. */
  readonly year: number;
  /** The earlier year that it was sent for. */
  readonly of?: number | undefined;
  readonly id: string;
}
/** Of a UUID. */
const UPLOAD_ID_LENGTH = 36;

/** `typed/{area}/{year}/{agency}/{digest}`: what the product made from what was typed on the page, sent as an upload is. */
export const TYPED_PREFIX = UPLOAD_FOLDERS.typed;

/** `_portal/{area}/{year}/{agency}/{uuid}`: what a portal shows of an approved report, saved there and sent to be compared. No area has such an id. */
export const PORTAL_PREFIX = UPLOAD_FOLDERS.portal;

/** `_restored/{area}/{digest}`: an upload that was put back from a bundle before its intake had read it (store/moved-uploads.ts). No area has such an id. */
export const RESTORED_PREFIX = UPLOAD_FOLDERS.restored;

/** `_doctor/{uuid}`: a file of ours that `nianbao doctor` sends the way of an upload, and takes away again. No area has such an id. */
export const PROBE_PREFIX = PROBE_FOLDER;

/** A submission says itself under which name its objects are kept: keys are never named anew, ids were once. */
interface Kept {
  readonly storedUnder: string;
}

export function originalKey({ storedUnder }: Kept): string {
  return `${DOCUMENT_FOLDERS.originals}/${storedUnder}`;
}

/** What the reader left for whoever stores it. */
export function readingKey({ storedUnder }: Kept): string {
  return `${DOCUMENT_FOLDERS.readings}/${storedUnder}.json`;
}

export function pageKey({ storedUnder }: Kept, page: number): string {
  return `${DOCUMENT_FOLDERS.pages}/${storedUnder}/${page}.png`;
}
