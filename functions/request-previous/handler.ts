/** Signs a form by which the publisher sends last year's report of one agency, for this year's to be compared with. */
import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '../../shared/desk/answers.js';
import { deed, deskApp } from '../../shared/desk/edge.js';
import { openDesk } from '../../shared/desk/open.js';
import { renderUploadFormPage } from '../../shared/desk/pages/upload-form.js';
import { viewerOf } from '../../shared/desk/show.js';
import { PREVIOUS_PREFIX } from '../../shared/documents/keys.js';
import { s3Client } from '../../shared/documents/objects.js';
import { signUploadForm, uploadOrigin } from '../../shared/documents/upload-form.js';
import { dayOf } from '../../shared/season/calendar.js';
import { loadAgency, requireSeason } from '../../shared/store/seasons.js';
import { environmentOf, wholeNumber } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';

const environment = environmentOf<'request-previous'>(FUNCTIONS['request-previous']);
const s3 = s3Client();
const desk = openDesk('request-previous', environment, await uploadOrigin(s3, environment.UPLOADS_BUCKET));
const maxBytes = wholeNumber('UPLOAD_MAX_BYTES', environment.UPLOAD_MAX_BYTES);
const minutes = wholeNumber('UPLOAD_FORM_MINUTES', environment.UPLOAD_FORM_MINUTES);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/filings/:agency/previous', 'publish', async (context, grant) => {
  const [{ season }, agency] = await Promise.all([
    requireSeason(desk.table, grant.year),
    loadAgency(desk.table, grant.year, context.req.param('agency') ?? ''),
  ]);
  if (agency === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(grant) });
  const now = desk.now();
  const back = `/g/${grant.id}/filings/${agency.id}`;
  const key = `${PREVIOUS_PREFIX}/${grant.year}/${agency.id}/${randomUUID()}`;
  const redirectTo = `${desk.deskBaseUrl}${back}`;
  const terms = { bucket: environment.UPLOADS_BUCKET, key, maxBytes, minutes, sha256: null, redirectTo };
  const form = { ...(await signUploadForm(s3, terms, now)), maxBytes };
  const page = { viewer: viewerOf(grant), season, today: dayOf(now), agency, form };
  return context.html(renderUploadFormPage({ ...page, asked: { of: 'last-year', back, again: `${back}/previous` } }));
});

export const handler = handle(app);
