/** Files made at the moment they are asked for: a submission with its findings, and the blank form prefilled. Changes nothing. */
import { handle } from '#shared/desk/handle.js';
import { covers } from '#shared/access/covers.js';
import { answerMessage } from '#shared/desk/answers.js';
import { textsOf } from '#shared/desk/language.js';
import { looksAt } from '#shared/desk/looking.js';
import { deskApp } from '#shared/desk/edge.js';
import { proveGrant } from '#shared/desk/session.js';
import { openDesk } from '#shared/desk/open.js';
import {
  answerDownload,
  DRAFT_FILES,
  FORM_FILES,
  isDownloadType,
  PROOF_FILES,
  SUBMISSION_FILES,
  takenFrom,
} from '#shared/desk/take-away.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { chainOfFiling, loadLog } from '#shared/store/checkpoints.js';
import { loadYearBefore } from '#shared/intake/area-totals.js';
import { asOfToday } from '#shared/intake/judge.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { loadPrevious } from '#shared/store/previous.js';
import { loadAgency } from '#shared/store/seasons.js';
import { loadAreaSum } from '#shared/store/totals.js';
import { areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { officialReport } from '#shared/takeaway/official-report.js';

const desk = openDesk('download-workbook');
const app = deskApp(desk);

for (const [name, make] of Object.entries(SUBMISSION_FILES)) {
  app.get(`/g/:grant/submissions/:submission/${name}`, async (context) => {
    const proof = await proveGrant(context, desk);
    if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
    const id = submissionIdSchema.safeParse(context.req.param('submission'));
    const file = id.success ? await loadSubmissionFile(desk.table, id.data) : undefined;
    if (file === undefined || !covers(proof.grant, file.submission)) return answerMessage(context, 'not-found');
    const agency = await loadAgency(desk.table, file.submission);
    if (agency === undefined) return answerMessage(context, 'not-found');
    const { submission, record, check } = await asOfToday(desk.table, { agency, ...file }, desk.now());
    // While a file is being read, and for a refused one, there is nothing to take away, and no page links here.
    if (record === null || check === null) return answerMessage(context, 'not-found');
    return answerDownload(context, make(takenFrom({ submission, record, check }, agency), textsOf(context)));
  });
}

/** Proofs: the receipt for whoever may see the submission, the export, which names people, for the publisher. */
for (const [name, make] of Object.entries(PROOF_FILES)) {
  app.get(`/g/:grant/submissions/:submission/${name}`, async (context) => {
    const proof = await proveGrant(context, desk);
    if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
    const id = submissionIdSchema.safeParse(context.req.param('submission'));
    const file = id.success ? await loadSubmissionFile(desk.table, id.data) : undefined;
    if (file === undefined || !covers(proof.grant, file.submission)) return answerMessage(context, 'not-found');
    if (name === 'export.json' && proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
    const { submission, record, check } = file;
    if (record === null || check === null) return answerMessage(context, 'not-found');
    const made = make({ submission, record, check }, await loadLog(desk.table, chainOfFiling(submission)));
    return made === undefined ? answerMessage(context, 'not-found') : answerDownload(context, made);
  });
}

for (const [name, make] of Object.entries(FORM_FILES)) {
  looksAt(app, desk, `/g/:grant/${name}`, 'file', async (context, grant) => {
    const agency = await loadAgency(desk.table, grant);
    if (agency === undefined) return answerMessage(context, 'not-found');
    const previous = await loadPrevious(desk.table, grant);
    const form = { agencyName: agency.name, year: agency.year, previous: previous?.record ?? null };
    return answerDownload(context, make(form, textsOf(context)));
  });
}

/** The government's own report, drafted from the totals. */
looksAt(app, desk, '/g/:grant/totals/:file', 'publish', async (context, grant) => {
  const make = Object.hasOwn(DRAFT_FILES, context.req.param('file') ?? '')
    ? DRAFT_FILES[context.req.param('file') ?? '']
    : undefined;
  if (make === undefined) return answerMessage(context, 'not-found');
  const [now, last] = await Promise.all([loadAreaSum(desk.table, grant), loadYearBefore(desk.table, grant)]);
  const government = now.roster.find(({ id, removed }) => id === now.sum.scope.government && removed === null);
  if (government === undefined) return answerMessage(context, 'not-found');
  const of = { agencyName: government.name, year: government.year };
  const record = areaDraftRecord({ sum: now.sum, last: last?.sum ?? null }, of);
  return answerDownload(context, make(officialReport(record, of), of, textsOf(context)));
});

export const handler = handle(app, { isContentTypeBinary: isDownloadType });
