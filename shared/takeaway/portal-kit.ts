/**
 * What an office needs to put one report on its own portal, as one zip: HTML to paste, title, abstract and date as text, and the files
 * to attach. Made when it is asked for; it says what was approved, and what the portal shows can be held against it later.
 */
import { strToU8 } from 'fflate';
import type { ReportRecord } from '#shared/report/record.js';
import type { FormOf } from '#shared/form/typed-record.js';
import { textsIn } from '#shared/words/texts.js';
import { reportDocument } from './form-document.js';
import { shownReport } from './official-report.js';
import { zipParts } from './ooxml/package.js';
import { reportPdf } from './pdf/report-pdf.js';
import { portalHtml } from './portal-html.js';
import { reportWorkbook } from './report-workbook.js';

export const ZIP_TYPE = 'application/zip';

/** @param date on which it was made public, in words; null before that. @param font of the PDF, which is left out where the font lacks a character */
export async function portalKit(
  record: ReportRecord,
  of: FormOf,
  date: string | null,
  font: Uint8Array,
): Promise<Uint8Array> {
  const t = textsIn('zh');
  const report = shownReport(record, of);
  const figure = (id: keyof ReportRecord['cells']) => {
    const { kind, value } = record.cells[id];
    return kind === 'number' ? value : null;
  };
  const abstract = t.portalKit.abstract(report.title, of.year, {
    received: figure('requests.newlyReceived@total'),
    granted: figure('outcomes.granted@total'),
    partial: figure('outcomes.partiallyGranted@total'),
    carriedForward: figure('requests.carriedForward@total'),
  });
  const pdf = await reportPdf(report, font);
  return zipParts({
    'texts.txt': strToU8(`\ufeff${t.portalKit.texts(report.title, abstract, date ?? t.portalKit.notYet)}`),
    'report.html': strToU8(portalHtml(report)),
    ...('bytes' in pdf ? { 'report.pdf': pdf.bytes } : {}),
    'report.docx': reportDocument(report),
    'report.xlsx': reportWorkbook(report, t),
  });
}
