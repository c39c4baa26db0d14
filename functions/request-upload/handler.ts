/**
 * Signs a form by which a browser sends a file straight to S3, under a key that nobody had before: the agency's report, or
 * what a portal shows of an approved one.
 */
import { randomUUID } from 'node:crypto';
import { handle } from '#shared/desk/handle.js';
import { answerMessage, answerReason, answerRefusal, wantsJson } from '#shared/desk/answers.js';
import { filingOfGrant } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { seasonClosed } from '#shared/deeds/season/phase.js';
import { textsOf } from '#shared/desk/language.js';
import { openUploadDesk } from '#shared/desk/open.js';
import type { Beside } from '#shared/desk/session.js';
import { renderUploadFormPage } from '#shared/desk/pages/upload-form.js';
import { viewerOf } from '#shared/desk/show.js';
import { portalCase } from '#shared/desk/show-portal.js';
import { SAME_FILE_REASON_MAX } from '#shared/filing/model.js';
import { portalPartSchema } from '#shared/filing/portal-standing.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { cutTo } from '#shared/ids/cut.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { PORTAL_PREFIX } from '#shared/s3/keys.js';
import { s3Client } from '#shared/s3/objects.js';
import { signUploadForm } from '#shared/s3/upload-form.js';
import { dayOf } from '#shared/ids/calendar.js';
import { headKeys } from '#shared/store/filing-case.js';
import { filingFrom } from '#shared/store/filings.js';
import { typedDay } from '#shared/season/answers.js';
import { countUploadForm, UPLOAD_FORMS_PER_GRANT } from '#shared/store/limits.js';
import { savePortalForm } from '#shared/store/portal-checks.js';
import { isOver } from '#shared/filing/over.js';
import { agencyFrom, seasonFrom } from '#shared/store/seasons.js';
import { saveUploadForm } from '#shared/store/uploads.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const s3 = s3Client();
const desk = await openUploadDesk('request-upload');
const maxBytes = wholeNumber('UPLOAD_MAX_BYTES', desk.environment.UPLOAD_MAX_BYTES);
const minutes = wholeNumber('UPLOAD_FORM_MINUTES', desk.environment.UPLOAD_FORM_MINUTES);
const SHA256 = /^[0-9a-f]{64}$/;
const TOO_MANY = { code: 'too-many-uploads', most: UPLOAD_FORMS_PER_GRANT } as const;
const app = deskApp(desk);

/** Season, agency and filing that the grant names. */
const keysOf = (grant: GrantId) => {
  const of = filingOfGrant(grant);
  return of === undefined ? [] : headKeys(of);
};

async function requestUpload(context: DeskContext, grant: FilingGrant, form: PostedForm, beside: Beside) {
  const [stored, agency] = [seasonFrom(beside[0]), agencyFrom(beside[1])];
  if (stored === undefined || agency === undefined) return answerMessage(context, 'not-found');
  if (isOver(stored.season, filingFrom(beside[2], grant))) {
    return answerRefusal(context, seasonClosed(stored.season), viewerOf(context, grant));
  }
  const now = desk.now();
  if (!(await countUploadForm(desk.table, grant.id, now)))
    return answerRefusal(context, TOO_MANY, viewerOf(context, grant));
  const script = wantsJson(context);
  const reason = cutTo(visibleText(form.text('sameFileReason')).trim(), SAME_FILE_REASON_MAX);
  const key = `${grant.area}/${grant.year}/${grant.agency}/${randomUUID()}`;
  await saveUploadForm(
    desk.table,
    {
      key,
      grant: grant.id,
      area: grant.area,
      year: grant.year,
      agency: grant.agency,
      fileName: cleanName(form.text('fileName')),
      issuedAt: now.toISOString(),
      ...(reason === '' ? {} : { sameFileReason: reason }),
    },
    new Date(now.getTime() + minutes * 60_000),
  );
  const sha256 = form.text('sha256').toLowerCase();
  const signed = await signUploadForm(
    s3,
    {
      bucket: desk.environment.UPLOADS_BUCKET,
      key,
      maxBytes,
      minutes,
      sha256: SHA256.test(sha256) ? sha256 : null,
      redirectTo: script ? null : `${desk.deskBaseUrl}/g/${grant.id}`,
    },
    now,
  );
  const answer = { ...signed, maxBytes };
  if (script) return context.json(answer);
  return context.html(
    renderUploadFormPage(
      {
        viewer: viewerOf(context, grant),
        season: stored.season,
        today: dayOf(now),
        form: answer,
        asked: { of: 'report', agency, back: `/g/${grant.id}`, again: '/upload' },
      },
      textsOf(context),
    ),
  );
}

deed(app, desk, '/g/:grant/upload', 'file', requestUpload, keysOf);

/** The publisher may ask as well: nothing here is done in the agency's name. */
deed(app, desk, '/g/:grant/submissions/:submission/portal', ['file', 'publish'], async (context, grant, form) => {
  const viewer = viewerOf(context, grant);
  const found = await portalCase(desk.table, grant, context.req.param('submission') ?? '');
  const part = portalPartSchema.safeParse(form.text('part')).data;
  if (found === undefined || part === undefined) return answerMessage(context, 'not-found', { viewer });
  const { season, agency, id } = found;
  if (season.state === 'archived') return answerRefusal(context, seasonClosed(season), viewer);
  const now = desk.now();
  const again = `/submissions/${id}/portal` as const;
  const back = `/g/${grant.id}${again}`;
  const day = form.text('day').trim();
  const typedOn = day === '' ? null : typedDay(day);
  if (typedOn === undefined || (typedOn !== null && typedOn > dayOf(now))) {
    return answerReason(context, textsOf(context).portalCheck.badDay(), {
      code: 'bad-day',
      status: 422,
      viewer,
      action: { kind: 'go', label: textsOf(context).layout.back, href: back },
    });
  }
  // A publisher checks the pages of each report by one and the same grant.
  if (!(await countUploadForm(desk.table, `${grant.id} ${id}`, now))) return answerRefusal(context, TOO_MANY, viewer);
  const { area, year, id: agencyId } = agency;
  const key = `${PORTAL_PREFIX}/${area}/${year}/${agencyId}/${randomUUID()}`;
  await savePortalForm(desk.table, {
    ...{ key, area, year, agency: agencyId, n: partsOf(id).n },
    ...{ grant: grant.id, by: grant.person, part, typedOn, issuedAt: now.toISOString() },
    role: grant.purpose === 'publish' ? 'publisher' : 'agency',
  });
  const redirectTo = `${desk.deskBaseUrl}${back}`;
  const terms = { bucket: desk.environment.UPLOADS_BUCKET, key, maxBytes, minutes, sha256: null, redirectTo };
  const signed = { ...(await signUploadForm(s3, terms, now)), maxBytes };
  const asked = { of: `portal-${part}`, agency, back, again, fields: { part, day } } as const;
  return context.html(
    renderUploadFormPage({ viewer, season, today: dayOf(now), form: signed, asked }, textsOf(context)),
  );
});

/** A name to show: the last part of whatever path a browser sends, without control and direction characters. */
function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return visibleText(last)
    .replace(/[\t\r\n]/g, '')
    .slice(0, 200);
}

export const handler = handle(app);
