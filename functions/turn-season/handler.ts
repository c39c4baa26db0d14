/** The publisher closes the season after a preview, archives it, or opens it again with a reason. */
import { handle } from '#shared/desk/handle.js';
import { archive, close, reopen } from '#shared/deeds/season/phase.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { showSeasonPart } from '#shared/desk/show-season.js';
import { backToPage } from '#shared/desk/show.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listFilings, requireSeason } from '#shared/store/seasons.js';
import { finishClosing } from '#shared/upkeep/closing.js';

const desk = openPublisherDesk('turn-season');
const app = deskApp(desk);
/** What is not done by then is done by the schedule: a browser does not wait for three thousand agencies. */
const PATIENCE_MS = 6000;

for (const part of ['close', 'archive', 'reopen'] as const) {
  deed(app, desk, `/g/:grant/season/${part}`, 'publish', async (context, grant, form) => {
    const now = desk.now();
    if (part === 'close' && form.text('confirmed') !== 'yes') return showSeasonPart(context, desk, grant, part);
    if (part === 'archive' && form.text('sure') !== 'yes')
      return showSeasonPart(context, desk, grant, part, { problems: [{ field: 'sure', code: 'missing' }] });
    const reason = form.text('reason').trim();
    if (part === 'reopen' && reason === '')
      return showSeasonPart(context, desk, grant, part, { problems: [{ field: 'reason', code: 'missing' }] });
    const { season } = await requireSeason(desk.table, grant);
    const proving = { grant, season, deed: part, agencyName: null, to: `/season/${part}` } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const by = { grant, ...proven };
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => ({
        stored: await requireSeason(desk.table, grant),
        filings: part === 'archive' ? await listFilings(desk.table, grant) : new Map<string, never>(),
      }),
      ({ stored, filings }) =>
        part === 'close'
          ? close(stored, by, now)
          : part === 'archive'
            ? archive(stored, filings.values(), by, now)
            : reopen(stored, { ...by, reason }, now),
    );
    if ('refused' in outcome)
      return showSeasonPart(context, desk, grant, part, { typed: form.typed(), refusal: outcome.refused });
    if (part === 'close') {
      const end = now.getTime() + PATIENCE_MS;
      const done = await finishClosing(desk.table, outcome.done, now, () => desk.now().getTime() < end);
      desk.log.info('season closed', { ...done });
    }
    return backToPage(context, grant, `/season?done=${part}`);
  });
}

export const handler = handle(app);
