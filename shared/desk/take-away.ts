/** The files that the desk hands out: one submission as workbook and lists, and the blank form of an agency and year. */
import type { Context } from 'hono';
import { attachment } from '#shared/ids/attachment.js';
import type { ReadCase } from '#shared/deeds/filing/case.js';
import { answered } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import type { Agency } from '#shared/season/model.js';
import { annotatedWorkbook } from '#shared/takeaway/annotated-workbook.js';
import type { BlankForm } from '#shared/takeaway/carry-forward.js';
import { cellsCsv, findingsCsv } from '#shared/takeaway/csv-tables.js';
import { formDocument, reportDocument } from '#shared/takeaway/form-document.js';
import type { OfficialReport } from '#shared/takeaway/official-report.js';
import type { FormOf } from '#shared/form/typed-record.js';
import { formWorkbook } from '#shared/takeaway/form-workbook.js';
import { DOCUMENT_TYPE } from '#shared/takeaway/ooxml/word.js';
import { WORKBOOK_TYPE } from '#shared/takeaway/ooxml/workbook.js';
import { reportWorkbook } from '#shared/takeaway/report-workbook.js';
import { exportFile, receiptFile, type ExportFile } from '#shared/takeaway/proof-files.js';
import type { TakenSubmission } from '#shared/takeaway/submission.js';

export interface TakeAwayFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly fileName: string;
  /** The same in ASCII. */
  readonly plainName: string;
}

const CSV_TYPE = 'text/csv; charset=utf-8';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** By the last part of their address. */
export const SUBMISSION_FILES: Readonly<Record<string, (taken: TakenSubmission, t: Texts) => TakeAwayFile>> = {
  'workbook.xlsx': (taken, t) => ({
    bytes: annotatedWorkbook(taken, t),
    type: WORKBOOK_TYPE,
    fileName: t.takeaway.fileNames.workbook(taken.agencyName, taken.year, taken.n),
    plainName: `${taken.id}.xlsx`,
  }),
  'findings.csv': (taken, t) => ({
    bytes: utf8(findingsCsv(taken, t)),
    type: CSV_TYPE,
    fileName: t.takeaway.fileNames.findings(taken.agencyName, taken.year, taken.n),
    plainName: `${taken.id}-findings.csv`,
  }),
  'cells.csv': (taken, t) => ({
    bytes: utf8(cellsCsv(taken, t)),
    type: CSV_TYPE,
    fileName: t.takeaway.fileNames.cells(taken.agencyName, taken.year, taken.n),
    plainName: `${taken.id}-cells.csv`,
  }),
};

export const FORM_FILES: Readonly<Record<string, (form: BlankForm, t: Texts) => TakeAwayFile>> = {
  'blank-form.xlsx': (form, t) => ({
    bytes: formWorkbook(form, t),
    type: WORKBOOK_TYPE,
    fileName: t.takeaway.fileNames.form(form.agencyName, form.year, 'xlsx'),
    plainName: `blank-form-${form.year}.xlsx`,
  }),
  'blank-form.docx': (form, t) => ({
    bytes: formDocument(form, t),
    type: DOCUMENT_TYPE,
    fileName: t.takeaway.fileNames.form(form.agencyName, form.year, 'docx'),
    plainName: `blank-form-${form.year}.docx`,
  }),
};

/** The government's own report as a draft, by the last part of its address. */
export const DRAFT_FILES: Readonly<Record<string, (report: OfficialReport, of: FormOf, t: Texts) => TakeAwayFile>> = {
  'draft.docx': (report, of, t) => ({
    bytes: reportDocument(report),
    type: DOCUMENT_TYPE,
    fileName: t.takeaway.fileNames.draft(of.agencyName, of.year, 'docx'),
    plainName: `draft-${of.year}.docx`,
  }),
  'draft.xlsx': (report, of, t) => ({
    bytes: reportWorkbook(report, t),
    type: WORKBOOK_TYPE,
    fileName: t.takeaway.fileNames.draft(of.agencyName, of.year, 'xlsx'),
    plainName: `draft-${of.year}.xlsx`,
  }),
};

type Log = ExportFile['log'];
type Read = Pick<ReadCase, 'submission' | 'record' | 'check'>;

/** By the last part of their address; undefined where there is nothing to prove. */
export const PROOF_FILES: Readonly<Record<string, (filed: Read, log: Log) => TakeAwayFile | undefined>> = {
  'receipt.json': ({ submission }, log) => jsonFile(receiptFile(submission, log), `${submission.id}-receipt.json`),
  'export.json': (filed, log) => jsonFile(exportFile(filed, log), `${filed.submission.id}-export.json`),
};

function jsonFile(value: object | undefined, name: string): TakeAwayFile | undefined {
  if (value === undefined) return undefined;
  const bytes = utf8(`${JSON.stringify(value, null, 2)}\n`);
  return { bytes, type: 'application/json', fileName: name, plainName: name };
}

export function takenFrom({ submission, record, check }: Read, agency: Agency): TakenSubmission {
  const { id, n, year } = submission;
  return { id, n, year, agencyName: agency.name, record, check: answered(check, submission) };
}

/** Always a download and never a page. */
export function answerDownload(context: Context, { bytes, type, fileName, plainName }: TakeAwayFile): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': attachment(fileName, plainName),
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
}

/**
 * For the adapter between Lambda and the app: what it takes for text it decodes, and the mark by which Excel knows that a
 * CSV is Chinese is lost. Only our pages and our JSON are text.
 */
export function isDownloadType(type: string): boolean {
  return !/^(text\/html|application\/json)/.test(type);
}
