/**
 * A report of a year that did not go through this product: the agency published it on its own portal at the time, and the
 * publisher had its document read. It is history: nobody filed, reviewed or approved it here, and it is public as what it is. One per
 * agency and year; a document that was read better takes its place once it is taken down.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { agencyKindSchema } from '#shared/ids/agency-kind.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestOf, digestSchema, type Digest } from '#shared/ids/digest.js';
import { personSchema } from '#shared/ids/person.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { DOCUMENT_FORMATS, FORMS, type CellReading, type Form, type ReportRecord } from '#shared/report/record.js';

/** Reports of years before have chapters of their own and none of the three tables. */
export const FIRST_HISTORY_YEAR = 2019;
/** Years that are reported on the trial form (国办公开办函〔2019〕60号). */
const LAST_TRIAL_YEAR = 2020;

/** Whether the law had a year reported on a form: a document of another is of another year, or no report of that year. */
export function formFits(form: Form, year: number): boolean {
  return (form === '2019-trial') === year <= LAST_TRIAL_YEAR;
}

/** Whether the publisher of a season may bring in reports of a year. */
export function isHistoryYear(year: number, season: { readonly year: number }): boolean {
  return Number.isInteger(year) && year >= FIRST_HISTORY_YEAR && year < season.year;
}

export const WHERE_MAX = 200;
export const PAGE_MAX = 500;

/** The publisher's word for where documents came from. Nothing is ever fetched from there. */
export const historySourceSchema = z.object({
  where: z.string().min(1).max(WHERE_MAX),
  /** When it was published there, as far as the publisher knows. */
  published: daySchema.nullable(),
  /** Address of the page, as text. */
  page: z.string().min(1).max(PAGE_MAX).nullable(),
});
export type HistorySource = z.infer<typeof historySourceSchema>;

const documentSchema = z.object({
  /** In the archive; null for a document that was sent by itself. */
  name: z.string().max(200).nullable(),
  digest: digestSchema,
  format: z.enum(DOCUMENT_FORMATS),
});

const takenSchema = z.object({
  /** Counts what was taken over for this agency and year. */
  n: z.number().int().min(1).max(9999),
  document: documentSchema,
  source: historySourceSchema,
  form: z.enum(FORMS),
  unread: z.number().int().min(0),
  /** Of the record: what is released is what was looked at. */
  content: digestSchema,
  by: personSchema,
  at: z.iso.datetime(),
});
export type TakenOver = z.infer<typeof takenSchema>;

const takedownSchema = z.object({
  version: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  reason: z.string(),
  by: personSchema,
  at: z.iso.datetime(),
  release: releaseIdSchema,
});

export const historyReportSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  /** As the roster has it: the document may state a former name. */
  agency: z.object({ id: agencyIdSchema, name: z.string(), kind: agencyKindSchema }),
  /** How many documents were taken over so far. */
  last: z.number().int().min(0),
  /** Taken over and not public. */
  held: takenSchema.nullable(),
  released: takenSchema
    .extend({ version: z.number().int().min(1), releasedAt: z.iso.datetime(), release: releaseIdSchema })
    .nullable(),
  takedowns: z.array(takedownSchema),
});
export type HistoryReport = z.infer<typeof historyReportSchema>;

/** Something of it is public, or was: its addresses are taken. */
export const wasPublic = ({ released, takedowns }: Pick<HistoryReport, 'released' | 'takedowns'>): boolean =>
  released !== null || takedowns.length > 0;

/** A report of history is named as a submission is, so that releases, notices and addresses need to know one kind of name. */
export function historyId(
  { area, year, agency }: Pick<HistoryReport, 'area' | 'year' | 'agency'>,
  n: number,
): SubmissionId {
  return submissionId({ area, year, agency: agency.id }, n);
}

const unread = (cell: CellReading): CellReading => ({ ...cell, kind: 'unread', value: null, reason: 'unconfirmed' });
/** As for filing: what is asked to be confirmed may be a number, a stroke or an empty cell. */
const certain = (cell: CellReading): CellReading =>
  cell.certainty === 'confirm' && cell.attested === undefined && cell.kind !== 'not-printed' && cell.kind !== 'unread'
    ? unread(cell)
    : cell;

/**
 * The record as history may show it. What only a person who looks at the document may vouch for was vouched for by nobody,
 * and is not read. What a file carries beside what it shows is nobody's here.
 */
export function asHistory({ traces: _, ...record }: ReportRecord): ReportRecord {
  const { cells, shortFormRow } = record;
  return {
    ...record,
    cells: Object.fromEntries(CELL_IDS.map((id) => [id, certain(cells[id])])) as Record<CellId, CellReading>,
    shortFormRow:
      shortFormRow === null
        ? null
        : Object.fromEntries(Object.entries(shortFormRow).map(([id, cell]) => [id, certain(cell)])),
  };
}

/** Of all that the public reads of a record. */
export function historyContent(record: ReportRecord): Digest {
  const said = ({ kind, value, raw, certainty }: CellReading) => [kind, value, raw, certainty];
  return digestOf([
    record.form,
    record.agencyName,
    record.year,
    CELL_IDS.map((id) => said(record.cells[id])),
    record.shortFormRow === null
      ? null
      : Object.fromEntries(Object.entries(record.shortFormRow).map(([id, cell]) => [id, said(cell)])),
    record.sections.map(({ number, heading, paragraphs }) => [number, heading, paragraphs]),
  ]);
}
