/**
 * The publisher releases approved reports: first a preview of what becomes public where, then, confirmed, the release.
 * The same selection confirmed twice on one day is one release, because its id is drawn from the selection; unless the
 * first has ended and left these reports behind. A release may be given a time, which can be moved until it has come
 * (waiting.ts). The last one may be taken back (roll-back.ts). Reports of earlier years are made public beside it (history.ts).
 */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { statusOf } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openPublisherDesk, proofOf } from '#shared/desk/open.js';
import { missingAfter } from '#shared/desk/missing-after.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { provePerson } from '#shared/desk/proof.js';
import { s3Client } from '#shared/s3/objects.js';
import { dayOf } from '#shared/ids/calendar.js';
import { plannedProblem, readPlanned } from '#shared/season/planned-time.js';
import { beginRelease } from './begin.js';
import { historyReleases } from './history.js';
import { rollBackDeed } from './roll-back.js';
import { barredFrom, readTicked, type Ticked } from './ticked.js';
import { waitingDeeds } from './waiting.js';

const desk = openPublisherDesk('release');
const manifests = { s3: s3Client(), bucket: desk.environment.DOCUMENTS_BUCKET };
const proof = proofOf(desk);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/releases', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const isConfirmed = form.text('confirmed') === 'yes';
  const ticked = await readTicked(desk, grant, form, now, proof);
  const { reports, leftOut, standing } = ticked;
  const { season } = ticked.roster.stored;
  // The same selection confirmed a second time.
  if (standing !== undefined && isConfirmed) return backToPage(context, grant, '/releases?done=scheduled');
  const onBoard = (refusal: DeedRefusal) => showBoard(context, desk, grant, attemptOf(refusal, form));
  if (reports.length + leftOut.length === 0) return onBoard({ code: 'nothing-selected' });
  const barred = barredFrom(reports, grant);
  if (barred !== undefined) return onBoard(barred);
  if (!isConfirmed) return showPreview(context, grant, form, ticked, now);
  if (reports.length === 0) return onBoard({ code: 'nothing-selected' });
  const planned = plannedIn(form, now);
  if ('problem' in planned)
    return showPreview(context, grant, form, ticked, now, { code: 'planned-time', problem: planned.problem });
  const proving = { grant, season, deed: 'release', agencyName: null, to: '/releases' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const plannedAt = planned.value;
  const outcome = await beginRelease(desk.table, manifests, reports, { grant, proven, plannedAt }, now);
  if ('refused' in outcome) return onBoard(outcome.refused);
  const { id, count } = outcome.done;
  desk.log.info(plannedAt === null ? 'release started' : 'release scheduled', { release: id, reports: count });
  return backToPage(context, grant, plannedAt === null ? `?done=released&count=${count}` : '/releases?done=scheduled');
});

/** Null where it is to begin at once. */
function plannedIn(form: PostedForm, now: Date) {
  if (form.text('when') !== 'later') return { value: null };
  const planned = readPlanned((field) => form.text(field));
  if ('problem' in planned) return planned;
  const problem = plannedProblem(planned.value, now);
  return problem === undefined ? planned : { problem };
}

function showPreview(
  context: DeskContext,
  grant: PublisherGrant,
  form: PostedForm,
  { roster, reports, leftOut }: Ticked,
  now: Date,
  refusal?: DeedRefusal,
): Response | Promise<Response> {
  const { season } = roster.stored;
  const today = dayOf(now);
  const releasing = new Set<string>(
    reports.flatMap(({ agency, check }) => (check.glance === 'cannot' ? [] : [agency.id])),
  );
  const view = {
    ...{ deed: 'release' as const, viewer: viewerOf(context, grant), season, today, reports, leftOut },
    attempt: refusal === undefined ? null : attemptOf(refusal, form),
    missing: missingAfter(season, roster.agencies.values(), roster.filings, releasing, today),
  };
  return context.html(renderPreviewPage(view, textsOf(context)), refusal === undefined ? 200 : statusOf(refusal));
}

waitingDeeds(app, desk);
rollBackDeed(app, desk);
historyReleases(app, desk, manifests);

export const handler = handle(app);
