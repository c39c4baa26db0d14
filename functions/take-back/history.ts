/** The publisher takes a public report of an earlier year down, with a reason. */
import { takeHistoryDown } from '#shared/deeds/season/history.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, type DeskApp } from '#shared/desk/edge.js';
import { provePerson } from '#shared/desk/proof.js';
import { historyYearOf, showHistoryYear } from '#shared/desk/show-history.js';
import { attemptOf, backToPage, viewerOf, type PublisherDesk } from '#shared/desk/show.js';
import { digestOf } from '#shared/ids/digest.js';
import { releaseIdFor } from '#shared/ids/release-id.js';
import { loadHistory } from '#shared/store/history.js';
import { performOnSeason } from '#shared/store/perform.js';
import { requireSeason } from '#shared/store/seasons.js';

export function takeHistoryDownDeed(app: DeskApp, desk: PublisherDesk): void {
  deed(app, desk, '/g/:grant/history/:year/take-down', 'publish', async (context, grant, form) => {
    const year = await historyYearOf(desk, grant, context.req.param('year'));
    if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const of = { area: grant.area, year, agency: form.text('agency') };
    const named = (await loadHistory(desk.table, of))?.report;
    const reason = form.text('reason');
    const code = named === undefined ? 'nothing-selected' : reason.trim() === '' ? 'reason-missing' : undefined;
    // Before the code is asked for: nobody types one to hear that a field was empty.
    if (named === undefined || code !== undefined)
      return showHistoryYear(context, desk, grant, {
        attempt: attemptOf({ code: code ?? 'nothing-selected' }, form),
      });
    const { season } = await requireSeason(desk.table, grant);
    const to = `/history/${year}/take-down` as const;
    const proving = { grant, season, deed: 'take-down', agencyName: named.agency.name, to } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const now = desk.now();
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => ({ stored: await requireSeason(desk.table, grant), known: await loadHistory(desk.table, of) }),
      ({ stored, known }) => {
        const version = known?.report.released?.version ?? 0;
        const drawn = digestOf([of.agency, String(year), 'take-history-down', String(version)]).slice(0, 10);
        const release = releaseIdFor(grant.area, now, drawn);
        return takeHistoryDown(stored, known, { reason, release, ...proven }, grant, now);
      },
    );
    if ('refused' in outcome)
      return showHistoryYear(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
    desk.log.info('history taken down', { year, agency: of.agency });
    return backToPage(context, grant, `/history/${year}?done=taken-down`);
  });
}
