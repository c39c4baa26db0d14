/**
 * Signs a form by which the publisher sends last year's report of one agency, or an archive of all, for comparing this year's; or reports
 * of an earlier year, to be made public as history.
 */
import { randomUUID } from 'node:crypto';
import type { PublisherGrant } from '#shared/access/model.js';
import { handle } from '#shared/desk/handle.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openUploadDesk } from '#shared/desk/open.js';
import { renderUploadFormPage } from '#shared/desk/pages/upload-form.js';
import { historyYearOf } from '#shared/desk/show-history.js';
import { viewerOf } from '#shared/desk/show.js';
import { PREVIOUS_ALL, PREVIOUS_PREFIX, previousOfYear } from '#shared/s3/keys.js';
import { s3Client } from '#shared/s3/objects.js';
import { signUploadForm } from '#shared/s3/upload-form.js';
import { dayOf } from '#shared/ids/calendar.js';
import { countUploadForm, UPLOAD_FORMS_PER_GRANT } from '#shared/store/limits.js';
import { loadAgency, requireSeason } from '#shared/store/seasons.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const s3 = s3Client();
const desk = await openUploadDesk('request-previous');
const maxBytes = wholeNumber('UPLOAD_MAX_BYTES', desk.environment.UPLOAD_MAX_BYTES);
const minutes = wholeNumber('UPLOAD_FORM_MINUTES', desk.environment.UPLOAD_FORM_MINUTES);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/filings/:agency/previous', 'publish', async (context, grant) => {
  const [{ season }, agency] = await Promise.all([
    requireSeason(desk.table, grant),
    loadAgency(desk.table, { ...grant, agency: context.req.param('agency') ?? '' }),
  ]);
  if (agency === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const now = desk.now();
  if (!(await countUploadForm(desk.table, `${grant.id} ${agency.id}`, now))) return tooMany(context, grant);
  const back = `/g/${grant.id}/filings/${agency.id}`;
  const key = `${PREVIOUS_PREFIX}/${grant.area}/${grant.year}/${agency.id}/${randomUUID()}`;
  const redirectTo = `${desk.deskBaseUrl}${back}`;
  const terms = { bucket: desk.environment.UPLOADS_BUCKET, key, maxBytes, minutes, sha256: null, redirectTo };
  const form = { ...(await signUploadForm(s3, terms, now)), maxBytes };
  const page = { viewer: viewerOf(context, grant), season, today: dayOf(now), form };
  return context.html(
    renderUploadFormPage(
      { ...page, asked: { of: 'last-year', agency, back, again: `/filings/${agency.id}/previous` } },
      textsOf(context),
    ),
  );
});

/** An archive of many documents is larger than one of them. */
const ALL_MAX_BYTES = 60 * 1024 * 1024;

deed(app, desk, '/g/:grant/last-year', 'publish', async (context, grant) => {
  const { season } = await requireSeason(desk.table, grant);
  const now = desk.now();
  if (!(await countUploadForm(desk.table, `${grant.id} all`, now))) return tooMany(context, grant);
  const key = `${PREVIOUS_PREFIX}/${grant.area}/${grant.year}/${PREVIOUS_ALL}/${randomUUID()}`;
  const back = `/g/${grant.id}/last-year`;
  const redirectTo = `${desk.deskBaseUrl}${back}`;
  const bytes = { maxBytes: Math.max(maxBytes, ALL_MAX_BYTES) };
  const terms = { bucket: desk.environment.UPLOADS_BUCKET, key, ...bytes, minutes, sha256: null, redirectTo };
  const form = { ...(await signUploadForm(s3, terms, now)), ...bytes };
  const page = { viewer: viewerOf(context, grant), season, today: dayOf(now), form };
  return context.html(renderUploadFormPage({ ...page, asked: { of: 'last-year-all', back } }, textsOf(context)));
});

deed(app, desk, '/g/:grant/history/:year', 'publish', async (context, grant) => {
  const year = await historyYearOf(desk, grant, context.req.param('year'));
  if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const { season } = await requireSeason(desk.table, grant);
  const now = desk.now();
  if (!(await countUploadForm(desk.table, `${grant.id} ${year}`, now))) return tooMany(context, grant);
  const back = `/g/${grant.id}/history/${year}`;
  const key = `${PREVIOUS_PREFIX}/${grant.area}/${grant.year}/${previousOfYear(year)}/${randomUUID()}`;
  const redirectTo = `${desk.deskBaseUrl}${back}`;
  const bytes = { maxBytes: Math.max(maxBytes, ALL_MAX_BYTES) };
  const terms = { bucket: desk.environment.UPLOADS_BUCKET, key, ...bytes, minutes, sha256: null, redirectTo };
  const form = { ...(await signUploadForm(s3, terms, now)), ...bytes };
  const page = { viewer: viewerOf(context, grant), season, today: dayOf(now), form };
  return context.html(renderUploadFormPage({ ...page, asked: { of: 'history', year, back } }, textsOf(context)));
});

function tooMany(context: DeskContext, grant: PublisherGrant): Response | Promise<Response> {
  const refusal = { code: 'too-many-uploads', most: UPLOAD_FORMS_PER_GRANT } as const;
  return answerRefusal(context, refusal, viewerOf(context, grant));
}

export const handler = handle(app);
