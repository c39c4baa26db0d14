/** The form as the official document, to take away and look at before it is sent. Changes nothing and stores nothing. */
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openDesk } from '#shared/desk/open.js';
import { proveGrant } from '#shared/desk/session.js';
import { answerDownload, isDownloadType } from '#shared/desk/take-away.js';
import { contentOfForm } from '#shared/form/stored-form.js';
import { typedRecord } from '#shared/form/typed-record.js';
import { loadForm } from '#shared/store/forms.js';
import { loadAgency } from '#shared/store/seasons.js';
import { reportDocument } from '#shared/takeaway/form-document.js';
import { officialReport } from '#shared/takeaway/official-report.js';
import { DOCUMENT_TYPE } from '#shared/takeaway/ooxml/word.js';

const desk = openDesk('print-form');
const app = deskApp(desk);

app.get('/g/:grant/form/report.docx', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const { grant } = proof;
  if (grant.purpose !== 'file') return answerMessage(context, 'foreign-link');
  const [agency, form] = await Promise.all([loadAgency(desk.table, grant), loadForm(desk.table, grant)]);
  if (agency === undefined) return answerMessage(context, 'not-found');
  const of = { agencyName: agency.name, year: agency.year };
  const report = officialReport(typedRecord(contentOfForm(form), of), of);
  return answerDownload(context, {
    bytes: reportDocument(report),
    type: DOCUMENT_TYPE,
    fileName: `${textsOf(context).onlineForm.fileName(agency.name, agency.year)}.docx`,
    plainName: `report-${agency.year}.docx`,
  });
});

export const handler = handle(app, { isContentTypeBinary: isDownloadType });
