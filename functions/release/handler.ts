/**
 * The publisher releases approved reports: first a preview of what becomes public where, then, confirmed, the release.
 * The same selection confirmed twice on one day is one release, because its id is drawn from the selection; unless the
 * first has ended and left these reports behind.
 */
import { handle } from 'hono/aws-lambda';
import { digestOf } from '#shared/ids/digest.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { loadReleasable, requireRoster } from '#shared/desk/load-publisher.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { notReleasable, select } from '#shared/desk/selection.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import { provePerson } from '#shared/desk/proof.js';
import { s3Client, writeObject } from '#shared/s3/objects.js';
import { dayOf } from '#shared/ids/calendar.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadRelease, otherAreaOnSite } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import { manifestKey, manifestText, releaseSchema, type Manifest } from '#shared/season/release.js';
import type { AreaId } from '#shared/ids/area-id.js';
import { releaseIdFor, type ReleaseId } from '#shared/ids/release-id.js';

const desk = openPublisherDesk('release');
const s3 = s3Client();
const app = deskApp(desk);

deed(app, desk, '/g/:grant/releases', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const roster = await requireRoster(desk.table, grant);
  const { season } = roster.stored;
  // Ticked on the board; the page before the release names the very submissions that it showed.
  const { agencies, leftOut } = select(roster, form.all('agency'), notReleasable);
  const asked = [...agencies.map(({ id }) => id), ...form.all('submission')];
  const reports = await loadReleasable(desk.table, grant, asked, desk.siteBaseUrl, now);
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
  const otherArea = await otherAreaOnSite(desk.table, grant.area);
  if (otherArea !== undefined) {
    return showBoard(context, desk, grant, attemptOf({ code: 'other-area-public', area: otherArea }, form));
  }
  if (form.text('confirmed') !== 'yes') {
    return context.html(
      renderPreviewPage(
        { deed: 'release', viewer: viewerOf(context, grant), season, today: dayOf(now), reports, leftOut },
        textsOf(context),
      ),
    );
  }
  if (reports.length === 0) return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
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
  const selection = reports.map(({ submission }) => {
    const { id, contentDigest, decisions } = submission;
    return [id, contentDigest, ...decisions.map(({ at }) => at)];
  });
  const id = await idFor(grant.area, selection, now);
  const manifest: Manifest = { release: id, area: grant.area, year: grant.year, entries };
  // Before the deed: a release that exists always has its manifest; a manifest without a release does nothing.
  await writeObject(s3, {
    bucket: desk.environment.DOCUMENTS_BUCKET,
    key: manifestKey(id),
    body: manifestText(manifest),
    contentType: 'application/json',
  });
  const release = releaseSchema.parse({
    id,
    area: grant.area,
    year: grant.year,
    by: grant.person,
    at: now.toISOString(),
    count: entries.length,
    state: 'running',
    attempts: 0,
  });
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => ({
      stored: await requireSeason(desk.table, grant),
      existing: await loadRelease(desk.table, id),
      otherArea: await otherAreaOnSite(desk.table, grant.area),
    }),
    ({ stored, existing, otherArea }) =>
      startRelease(
        stored,
        release,
        existing,
        entries.map(({ submission }) => submission),
        { grant, ...proven },
        now,
        otherArea,
      ),
  );
  if ('refused' in outcome) return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
  desk.log.info('release started', { release: id, reports: entries.length });
  return backToPage(context, grant, `?done=released&count=${entries.length}`);
});

/** What stands for release here was left behind by every release of its name that has ended. */
async function idFor(
  area: AreaId,
  /** What was decided anew since is another release: one from before does not make it public. */
  selection: readonly (readonly (string | null)[])[],
  now: Date,
): Promise<ReleaseId> {
  for (let round = 0; ; round++) {
    const random = digestOf(round === 0 ? selection : [...selection, [String(round)]]).slice(0, 10);
    const id = releaseIdFor(area, now, random);
    const standing = await loadRelease(desk.table, id);
    if (standing === undefined || standing.state === 'running') return id;
  }
}

export const handler = handle(app);
