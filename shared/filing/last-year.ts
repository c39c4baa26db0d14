/**
 * A document of last year, or of an earlier year whose reports become public as history, that the publisher sent with many others, for
 * all agencies at once: what it says of itself, whose it seems to be, and what the publisher chose. Nothing of it counts for any
 * agency before it is confirmed.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestSchema } from '#shared/ids/digest.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';
import { formFits } from './history.js';
import { arrivalSchema } from './model.js';
import { refusalSchema } from './refusal.js';

const LAST_YEAR_STATES = [
  /** An archive whose files are being taken out. */
  'unpacking',
  /** Taken out of an archive, and still to be read. */
  'waiting',
  'read',
  'refused',
  /** Confirmed for an agency, and still to be taken over. */
  'chosen',
  'taken',
] as const;

export const lastYearFileSchema = z.object({
  /** `{upload}` or `{upload}-{number in the archive}`. */
  id: z.string().regex(/^[0-9a-f-]{36}(?:-\d{1,4})?$/),
  area: areaIdSchema,
  /** Of the season. */
  year: reportYearSchema,
  /** The earlier year that it was sent for; absent for a document of the year before, which this year's is compared with. */
  of: reportYearSchema.optional(),
  /** In the archive; null for a document that was sent by itself. */
  name: z.string().max(200).nullable(),
  state: z.enum(LAST_YEAR_STATES),
  arrival: arrivalSchema.nullable(),
  digest: digestSchema.nullable(),
  refusal: refusalSchema.nullable(),
  says: z
    .object({
      agencyName: z.string().nullable(),
      year: z.number().int().nullable(),
      form: z.enum(FORMS).optional(),
      format: z.enum(DOCUMENT_FORMATS).optional(),
    })
    .nullable(),
  /** The one agency of the roster that the document names. */
  match: agencyIdSchema.nullable(),
  counts: z.object({ read: z.number(), unread: z.number(), block: z.number(), explain: z.number() }).nullable(),
  chosen: agencyIdSchema.nullable(),
  at: z.iso.datetime(),
});
export type LastYearFile = z.infer<typeof lastYearFileSchema>;

/** Whether it is still to be taken apart or read. */
export const isUnread = ({ state }: Pick<LastYearFile, 'state'>): boolean =>
  state === 'unpacking' || state === 'waiting';

/** The year that a document is to be of. */
export const wantedYear = ({ year, of }: Pick<LastYearFile, 'year' | 'of'>): number => of ?? year - 1;

/** Why a file that was read is nobody's yet, or not to be taken as it stands. */
export type LastYearDoubt = 'other-year' | 'other-form' | 'no-year' | 'no-name' | 'nobody' | 'several' | 'same-file';

/** Doubts about a file beside all that were sent, the gravest first; several for one agency are for the publisher to choose from. */
export function doubtsOf(file: LastYearFile, all: readonly LastYearFile[]): LastYearDoubt[] {
  const { says, match, id, digest } = file;
  if (file.state !== 'read' || says === null) return [];
  const others = all.filter((one) => one.id !== id && ['read', 'chosen', 'taken'].includes(one.state));
  const first = others.find((one) => one.digest === digest && one.id < id);
  return [
    ...(says.year !== null && says.year !== wantedYear(file) ? (['other-year'] as const) : []),
    ...(file.of !== undefined && says.form !== undefined && !formFits(says.form, file.of)
      ? (['other-form'] as const)
      : []),
    ...(first === undefined ? [] : (['same-file'] as const)),
    ...(says.agencyName === null ? (['no-name'] as const) : match === null ? (['nobody'] as const) : []),
    ...(match !== null && others.some((one) => one.match === match && one.digest !== digest)
      ? (['several'] as const)
      : []),
    ...(says.year === null ? (['no-year'] as const) : []),
  ];
}

/** The agency that the page proposes: what the document says, where nothing speaks against it. */
export function proposedFor(file: LastYearFile, all: readonly LastYearFile[]): LastYearFile['match'] {
  if (isOut(file, all)) return null;
  return doubtsOf(file, all).some((doubt) => doubt !== 'no-year') ? null : file.match;
}

/** What keeps a document out whatever is chosen: what becomes public as a year's report says itself that it is of that year. */
export function isOut(file: LastYearFile, all: readonly LastYearFile[]): boolean {
  const doubts = doubtsOf(file, all);
  if (doubts.includes('other-year')) return true;
  return file.of !== undefined && (doubts.includes('other-form') || doubts.includes('no-year'));
}
