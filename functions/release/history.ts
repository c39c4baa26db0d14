/**
 * The publisher makes reports of earlier years public as history. They were public when their agencies published them; so no two pairs
 * of eyes decided on them here, and the publisher who imported them may release them. Their pages say that nobody did.
 */
import { answerMessage } from '#shared/desk/answers.js';
import { deed, type DeskApp } from '#shared/desk/edge.js';
import { provePerson } from '#shared/desk/proof.js';
import { historyYearOf, showHistoryYear } from '#shared/desk/show-history.js';
import { attemptOf, backToPage, viewerOf, type PublisherDesk } from '#shared/desk/show.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { historyId } from '#shared/filing/history.js';
import { releaseSchema } from '#shared/season/release.js';
import { listHistory } from '#shared/store/history.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadRelease } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import { writeManifest, type ManifestPlace } from './manifest.js';
import { releaseNameFor } from './release-name.js';

export function historyReleases(app: DeskApp, desk: PublisherDesk, manifests: ManifestPlace): void {
  deed(app, desk, '/g/:grant/history/:year/release', 'publish', async (context, grant, form) => {
    const year = await historyYearOf(desk, grant, context.req.param('year'));
    if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const ticked = new Set(form.all('report'));
    const reports = (await listHistory(desk.table, { area: grant.area, year })).flatMap(({ report }) => {
      const { held, released } = report;
      const id = held === null ? undefined : historyId(report, held.n);
      return held === null || released !== null || id === undefined || !ticked.has(id) ? [] : [{ id, held }];
    });
    if (reports.length === 0) return showHistoryYear(context, desk, grant, { fault: 'none-to-release' });
    const { season } = await requireSeason(desk.table, grant);
    const to = `/history/${year}/release` as const;
    const proven = await provePerson(context, desk, { grant, season, deed: 'release', agencyName: null, to }, form);
    if (proven instanceof Response) return proven;
    const now = desk.now();
    const selection = reports.map(({ id, held }) => [id, held.content, held.at]);
    const id = await releaseNameFor(desk.table, grant.area, selection, now);
    const entries = reports.map(({ id: submission, held }) => ({ submission, content: held.content }));
    await writeManifest(manifests, { release: id, area: grant.area, year: grant.year, entries });
    const release = releaseSchema.parse({
      ...{ id, area: grant.area, year: grant.year, by: grant.person, at: now.toISOString(), history: true },
      ...{ count: entries.length, state: 'running', attempts: 0 },
    });
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const [stored, existing] = await Promise.all([requireSeason(desk.table, grant), loadRelease(desk.table, id)]);
        return { stored, beside: { existing } };
      },
      ({ stored, beside }) =>
        startRelease(
          stored,
          release,
          beside,
          entries.map(({ submission }) => submission),
          { grant, ...proven },
          now,
        ),
    );
    if ('refused' in outcome)
      return showHistoryYear(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
    desk.log.info('history released', { release: id, reports: entries.length });
    return backToPage(context, grant, `/history/${year}?releasing=${entries.length}`);
  });
}
