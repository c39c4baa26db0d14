/**
 * The first folders of the keys of objects, in one list: keys are made with them (s3/keys.ts), rights are given by them
 * (infra/rights.ts), and no new area may be called like one, because an upload lies under the id of its area.
 */
import { AREAS_FOLDER } from '#shared/ids/place.js';

/** Of the uploads bucket, where the area follows as the second; what an agency sends has the area as its first. */
export const UPLOAD_FOLDERS = {
  previous: 'previous',
  typed: 'typed',
  portal: '_portal',
  restored: '_restored',
} as const;
/** Of the uploads bucket, too; no area follows. */
export const PROBE_FOLDER = '_doctor';
/** Of the documents bucket. */
export const DOCUMENT_FOLDERS = {
  originals: 'originals',
  pages: 'pages',
  readings: 'readings',
  releases: 'releases',
} as const;

const ALL: ReadonlySet<string> = new Set([
  ...Object.values(UPLOAD_FOLDERS),
  PROBE_FOLDER,
  ...Object.values(DOCUMENT_FOLDERS),
  // Of the bucket of sites.
  AREAS_FOLDER.slice(0, -1),
]);

/** Whether files of the product's own lie under this name, so that those of an area could not be told from them. */
export const isFolder = (name: string): boolean => ALL.has(name);
