/**
 * The form as the official document, in Word or as a PDF, to take away and look at before it is sent; and an approved report as
 * the kit for the office's own portal. Changes nothing and stores nothing. The font of the PDF lies beside the code (infra/bundle-functions.ts).
 */
import { handle } from '#shared/desk/handle.js';
import { covers } from '#shared/access/covers.js';
import type { FilingGrant } from '#shared/access/model.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { answerMessage, answerReason } from '#shared/desk/answers.js';
import { deskApp, type DeskContext } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { looksAt } from '#shared/desk/looking.js';
import { openDesk } from '#shared/desk/open.js';
import { viewerOf } from '#shared/desk/show.js';
import { answerDownload, isDownloadType } from '#shared/desk/take-away.js';
import { contentOfForm } from '#shared/form/stored-form.js';
import { typedRecord } from '#shared/form/typed-record.js';
import { loadFiling, loadSubmissionFile } from '#shared/store/filings.js';
import { loadForm } from '#shared/store/forms.js';
import { loadAgency } from '#shared/store/seasons.js';
import { reportDocument } from '#shared/takeaway/form-document.js';
import { officialReport, type OfficialReport } from '#shared/takeaway/official-report.js';
import { DOCUMENT_TYPE } from '#shared/takeaway/ooxml/word.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { portalKit, ZIP_TYPE } from '#shared/takeaway/portal-kit.js';
import { isForPortal } from '#shared/filing/portal-standing.js';
import { textsIn } from '#shared/words/texts.js';
import { PDF_TYPE, reportPdf, type MadePdf } from '#shared/takeaway/pdf/report-pdf.js';

const desk = openDesk('print-form');
const app = deskApp(desk);

const FORMATS = { docx: DOCUMENT_TYPE, pdf: PDF_TYPE } as const;
type Format = keyof typeof FORMATS;

async function made(report: OfficialReport, format: Format): Promise<MadePdf> {
  return format === 'docx' ? { bytes: reportDocument(report) } : reportPdf(report, reportFont());
}

async function print(context: DeskContext, grant: FilingGrant, format: Format): Promise<Response> {
  const [agency, form] = await Promise.all([loadAgency(desk.table, grant), loadForm(desk.table, grant)]);
  if (agency === undefined) return answerMessage(context, 'not-found');
  const of = { agencyName: agency.name, year: agency.year };
  const document = await made(officialReport(typedRecord(contentOfForm(form), of), of), format);
  const t = textsOf(context);
  if ('missing' in document) {
    return answerReason(context, t.onlineForm.problems.noGlyphs(document.missing), {
      code: 'no-glyphs',
      status: 422,
      viewer: viewerOf(context, grant),
      action: { kind: 'go', label: t.layout.back, href: `/g/${grant.id}/form/preview` },
    });
  }
  return answerDownload(context, {
    bytes: document.bytes,
    type: FORMATS[format],
    fileName: `${t.onlineForm.fileName(agency.name, agency.year)}.${format}`,
    plainName: `report-${agency.year}.${format}`,
  });
}

looksAt(app, desk, '/g/:grant/form/report.docx', 'file', (context, grant) => print(context, grant, 'docx'));
looksAt(app, desk, '/g/:grant/form/report.pdf', 'file', (context, grant) => print(context, grant, 'pdf'));

looksAt(app, desk, '/g/:grant/submissions/:submission/portal-kit.zip', ['file', 'publish'], async (context, grant) => {
  const id = submissionIdSchema.safeParse(context.req.param('submission'));
  const file = id.success ? await loadSubmissionFile(desk.table, id.data) : undefined;
  if (file === undefined || !covers(grant, file.submission)) return answerMessage(context, 'not-found');
  const { submission, record } = file;
  const [agency, filing] = await Promise.all([loadAgency(desk.table, submission), loadFiling(desk.table, submission)]);
  if (agency === undefined || record === null || !isForPortal(submission)) return answerMessage(context, 'not-found');
  const isPublic = filing.released?.n === submission.n;
  const date = isPublic && filing.released !== null ? textsIn('zh').dates.dayOf(filing.released.at) : null;
  const of = { agencyName: agency.name, year: agency.year };
  return answerDownload(context, {
    bytes: await portalKit(record, of, date, reportFont()),
    type: ZIP_TYPE,
    fileName: textsIn('zh').portalKit.fileName(agency.name, agency.year),
    plainName: `${submission.id}-portal.zip`,
  });
});

export const handler = handle(app, { isContentTypeBinary: isDownloadType });
