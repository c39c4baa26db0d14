/**
 * The publisher releases approved reports: first a preview of what becomes public where, then, confirmed, the release.
 * The same selection confirmed twice on one day is one release, because its id is drawn from the selection; unless the
 * first has ended and left these reports behind. A release may be given a time, which can be moved until it has come. The last
 * one may be taken back (roll-back.ts). Reports of earlier years are made public beside it (history.ts).
 */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cancelRelease, moveRelease, scheduleRelease } from '#shared/deeds/season/schedule-release.js';
import { statusOf } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { loadReleasable, requireRoster } from '#shared/desk/load-publisher.js';
import { openPublisherDesk, proofOf } from '#shared/desk/open.js';
import { missingAfter } from '#shared/desk/missing-after.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import type { ReleasesDone } from '#shared/desk/release-views.js';
import { notReleasable, select } from '#shared/desk/selection.js';
import { showReleases } from '#shared/desk/show-releases.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import { provePerson } from '#shared/desk/proof.js';
import { s3Client, writeObject } from '#shared/s3/objects.js';
import { dayOf } from '#shared/ids/calendar.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listScheduled, loadRelease } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import { plannedProblem, readPlanned } from '#shared/season/planned-time.js';
import {
  isScheduled,
  manifestKey,
  manifestText,
  releaseSchema,
  waitingIn,
  type Manifest,
} from '#shared/season/release.js';
import { areaOfRelease, releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { historyReleases } from './history.js';
import { releaseNameFor } from './release-name.js';
import { rollBackDeed } from './roll-back.js';

const desk = openPublisherDesk('release');
const s3 = s3Client();
const proof = proofOf(desk);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/releases', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const roster = await requireRoster(desk.table, grant);
  const { season } = roster.stored;
  // Ticked on the board; the page before the release names the very submissions that it showed.
  const { agencies, leftOut: notThem } = select(roster, form.all('agency'), notReleasable);
  const asked = [...agencies.map(({ id }) => id), ...form.all('submission')];
  const releasable = await loadReleasable(desk.table, grant, asked, desk.siteBaseUrl, now, proof);
  const again = await standingFor(grant, releasable, now);
  // The same selection confirmed a second time.
  if (again !== undefined && form.text('confirmed') === 'yes') return toReleases(context, grant, 'scheduled');
  const waits = waitingIn(await listScheduled(desk.table, season));
  const reports = releasable.filter(({ submission }) => !waits.has(submission.id));
  const leftOut = [
    ...notThem,
    ...releasable.flatMap(({ agency, submission }) =>
      waits.has(submission.id) ? [{ agency, reason: 'scheduled' as const }] : [],
    ),
  ];
  if (reports.length + leftOut.length === 0)
    return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  const barred = reports.flatMap(({ agency, submission }) => {
    const reason = fourEyesConflict(submission, grant.person, 'release');
    return reason === undefined ? [] : [{ reason, agency: agency.name }];
  });
  const [first] = barred;
  if (first !== undefined) {
    const refusal = { code: 'four-eyes', reason: first.reason, agencies: barred.map(({ agency }) => agency) } as const;
    return showBoard(context, desk, grant, attemptOf(refusal, form));
  }
  const releasing = new Set<string>(
    reports.flatMap(({ agency, check }) => (check.glance === 'cannot' ? [] : [agency.id])),
  );
  const preview = (refusal?: DeedRefusal) =>
    context.html(
      renderPreviewPage(
        {
          ...{ deed: 'release', viewer: viewerOf(context, grant), season, today: dayOf(now), reports, leftOut },
          attempt: refusal === undefined ? null : attemptOf(refusal, form),
          missing: missingAfter(season, roster.agencies.values(), roster.filings, releasing, dayOf(now)),
        },
        textsOf(context),
      ),
      refusal === undefined ? 200 : statusOf(refusal),
    );
  if (form.text('confirmed') !== 'yes') return preview();
  if (reports.length === 0) return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  const later = form.text('when') === 'later';
  const planned = later ? readPlanned((field) => form.text(field)) : { value: now.toISOString() };
  if ('problem' in planned) return preview({ code: 'planned-time', problem: planned.problem });
  const problem = later ? plannedProblem(planned.value, now) : undefined;
  if (problem !== undefined) return preview({ code: 'planned-time', problem });
  const proven = await provePerson(
    context,
    desk,
    { grant, season, deed: 'release', agencyName: null, to: '/releases' },
    form,
  );
  if (proven instanceof Response) return proven;
  const entries = reports.flatMap(({ submission }) =>
    submission.contentDigest === null ? [] : [{ submission: submission.id, content: submission.contentDigest }],
  );
  const id = await releaseNameFor(desk.table, grant.area, selectionOf(reports), now);
  const manifest: Manifest = { release: id, area: grant.area, year: grant.year, entries };
  // Before the deed: a release that exists always has its manifest; a manifest without a release does nothing.
  await writeObject(s3, {
    bucket: desk.environment.DOCUMENTS_BUCKET,
    key: manifestKey(id),
    body: manifestText(manifest),
    contentType: 'application/json',
  });
  const submissions = entries.map(({ submission }) => submission);
  const release = releaseSchema.parse({
    id,
    area: grant.area,
    year: grant.year,
    by: grant.person,
    at: planned.value,
    count: entries.length,
    state: later ? 'scheduled' : 'running',
    ...(later ? { waiting: { askedAt: now.toISOString(), submissions, moves: 0, carriedOutBy: null } } : {}),
    attempts: 0,
  });
  const by = { grant, ...proven };
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => {
      const stored = await requireSeason(desk.table, grant);
      const [existing, scheduled] = await Promise.all([
        loadRelease(desk.table, id),
        listScheduled(desk.table, stored.season),
      ]);
      return { stored, beside: { existing, scheduled } };
    },
    ({ stored, beside }) =>
      isScheduled(release)
        ? scheduleRelease(stored, release, beside, by, now)
        : startRelease(stored, release, beside, submissions, by, now),
  );
  if ('refused' in outcome) return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
  desk.log.info(later ? 'release scheduled' : 'release started', { release: id, reports: entries.length });
  if (later) return toReleases(context, grant, 'scheduled');
  return backToPage(context, grant, `?done=released&count=${entries.length}`);
});

deed(app, desk, '/g/:grant/releases/:release/time', 'publish', async (context, grant, form) => {
  const [now, id] = [desk.now(), ofArea(grant, context.req.param('release'))];
  const planned = readPlanned((field) => form.text(field));
  const refused = (refusal: DeedRefusal) =>
    showReleases(context, desk, grant, { attempt: attemptOf(refusal, form), id });
  if ((await readWaiting(grant, id)()).release === undefined) return refused({ code: 'not-found' });
  if ('problem' in planned) return refused({ code: 'planned-time', problem: planned.problem });
  const { season } = await requireSeason(desk.table, grant);
  const to = `/releases/${id ?? ''}/time` as const;
  const proven = await provePerson(context, desk, { grant, season, deed: 'release', agencyName: null, to }, form);
  if (proven instanceof Response) return proven;
  const outcome = await performOnSeason(desk.table, now, readWaiting(grant, id), ({ stored, release }) =>
    moveRelease(stored, release, planned.value, { grant, ...proven }, now),
  );
  return 'refused' in outcome ? refused(outcome.refused) : toReleases(context, grant, 'moved');
});

// Asks for no code: it makes nothing public, and whoever sees what should not come must be quick.
deed(app, desk, '/g/:grant/releases/:release/cancel', 'publish', async (context, grant, form) => {
  const [now, id] = [desk.now(), ofArea(grant, context.req.param('release'))];
  const outcome = await performOnSeason(desk.table, now, readWaiting(grant, id), ({ stored, release }) =>
    cancelRelease(stored, release, grant, now),
  );
  return 'refused' in outcome
    ? showReleases(context, desk, grant, { attempt: attemptOf(outcome.refused, form), id })
    : toReleases(context, grant, 'cancelled');
});

rollBackDeed(app, desk);

const toReleases = (context: DeskContext, grant: PublisherGrant, done: ReleasesDone) =>
  backToPage(context, grant, `/releases?done=${done}`);

/** A release of the season that the grant is of; of any other this publisher knows nothing. */
function ofArea(grant: PublisherGrant, text: string | undefined): ReleaseId | undefined {
  const id = releaseIdSchema.safeParse(text).data;
  return id !== undefined && areaOfRelease(id) === grant.area ? id : undefined;
}

function readWaiting(grant: PublisherGrant, id: ReleaseId | undefined) {
  return async () => {
    const [stored, release] = await Promise.all([
      requireSeason(desk.table, grant),
      id === undefined ? undefined : loadRelease(desk.table, id),
    ]);
    return { stored, release: release?.year === grant.year ? release : undefined };
  };
}

type Reports = Awaited<ReturnType<typeof loadReleasable>>;

function selectionOf(reports: Reports): (readonly (string | null)[])[] {
  return reports.map(({ submission }) => {
    const { id, contentDigest, decisions } = submission;
    return [id, contentDigest, ...decisions.map(({ at }) => at)];
  });
}

/** The release of this very selection that waits for its time already. */
async function standingFor(grant: PublisherGrant, reports: Reports, now: Date): Promise<ReleaseId | undefined> {
  if (reports.length === 0) return undefined;
  const id = await releaseNameFor(desk.table, grant.area, selectionOf(reports), now);
  return (await loadRelease(desk.table, id))?.state === 'scheduled' ? id : undefined;
}

historyReleases(app, desk, s3, desk.environment.DOCUMENTS_BUCKET);

export const handler = handle(app);
