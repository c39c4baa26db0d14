/**
 * The files of one version that people open: the official form as PDF, Word and Excel. Written with the version and named by
 * its page and data, so that they are made first. A character that the font of the PDF lacks is never printed as something
 * else: then there is no PDF, and the other two say it.
 */
import { attachment } from '#shared/ids/attachment.js';
import { reportDocument } from '#shared/takeaway/form-document.js';
import { DOCUMENT_TYPE } from '#shared/takeaway/ooxml/word.js';
import { WORKBOOK_TYPE } from '#shared/takeaway/ooxml/workbook.js';
import { PDF_TYPE, reportPdf } from '#shared/takeaway/pdf/report-pdf.js';
import { reportWorkbook } from '#shared/takeaway/report-workbook.js';
import { textsIn } from '#shared/words/texts.js';
import { reportFileKey, VERSION } from './keys.js';
import { FILE_KINDS, type FileKind, type PublishedFiles, type PublishedReport, type SiteObject } from './model.js';
import { reportTitle } from './report-data.js';
import { publishedForm } from './report-form.js';
import { fileOf } from './summary.js';

export const FILE_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: PDF_TYPE,
  docx: DOCUMENT_TYPE,
  xlsx: WORKBOOK_TYPE,
};

export interface ReportWithFiles {
  /** Names its files. */
  readonly report: PublishedReport;
  readonly objects: readonly SiteObject[];
}

/** @param font of the PDF, as reportPdf takes it. The same report gives the same bytes. */
export async function withFiles(report: PublishedReport, font: Uint8Array): Promise<ReportWithFiles> {
  const form = publishedForm(report);
  const made = await reportPdf(form, font);
  const bytes: Readonly<Record<FileKind, Uint8Array | undefined>> = {
    pdf: 'bytes' in made ? made.bytes : undefined,
    docx: reportDocument(form),
    xlsx: reportWorkbook(form, textsIn('zh')),
  };
  const objects = FILE_KINDS.flatMap((kind): SiteObject[] => {
    const body = bytes[kind];
    if (body === undefined) return [];
    return [
      {
        key: reportFileKey(report, kind),
        body,
        contentType: FILE_TYPES[kind],
        cacheControl: VERSION,
        contentDisposition: attachment(`${reportTitle(report)}.${kind}`, `${report.year}-${report.agency.id}.${kind}`),
      },
    ];
  });
  return {
    report: { ...report, files: filesOf(report, new Map(objects.map(({ key, body }) => [key, body]))) },
    objects,
  };
}

/** What the indexes say of them; `standing`: their bytes by key. */
export function filesOf(
  report: Pick<PublishedReport, 'year' | 'agency' | 'version'>,
  standing: ReadonlyMap<string, string | Uint8Array>,
): PublishedFiles | null {
  const of = (kind: FileKind) => {
    const body = standing.get(reportFileKey(report, kind));
    return body === undefined ? null : fileOf(body);
  };
  const [pdf, docx, xlsx] = [of('pdf'), of('docx'), of('xlsx')];
  return docx === null || xlsx === null ? null : { pdf, docx, xlsx };
}
