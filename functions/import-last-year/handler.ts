/**
 * Takes over last year's reports that the publisher confirmed, each for one agency. What was chosen is noted first; then as
 * many are taken over as fit into the time of a page, and pressing again goes on with the rest. Reports of earlier years are taken over
 * alike (history.ts).
 */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { deed, deskApp, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { backToPage } from '#shared/desk/show.js';
import { showLastYear } from '#shared/desk/show-last-year.js';
import { isOut, type LastYearFile } from '#shared/filing/last-year.js';
import { takeOverLastYear } from '#shared/intake/take-over-last-year.js';
import { discardLastYear, lastYearWrite, sentForAll } from '#shared/store/last-year.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import { BUDGET_MS, namedTwice, noteChosen } from './confirmed.js';
import { historyDeeds } from './history.js';

const desk = openPublisherDesk('import-last-year');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/last-year/save', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const [{ season }, agencies, files] = await Promise.all([
    requireSeason(desk.table, grant),
    listAgencies(desk.table, grant),
    sentForAll(desk.table, grant, now),
  ]);
  const chosen = chosenIn(form);
  if (season.state === 'archived') return showLastYear(context, desk, grant, { fault: 'season-closed', chosen });
  const picked = files.flatMap((file) => {
    const agency = agencies.find(({ id, removed }) => removed === null && id === chosen.get(file.id));
    const isOpen = file.state === 'read' && !isOut(file, files);
    return agency === undefined || !isOpen ? [] : [{ file, agency }];
  });
  const left = files.filter(({ state }) => state === 'chosen');
  if (picked.length + left.length === 0) return showLastYear(context, desk, grant, { fault: 'nothing-chosen', chosen });
  const twice = namedTwice(picked);
  if (twice.length > 0) return showLastYear(context, desk, grant, { twice, chosen });
  const noted = await noteChosen(desk.table, picked, now);
  if (noted === 'busy') return showLastYear(context, desk, grant, { fault: 'busy', chosen });
  const outcome = await takeOverAll(grant, [...left, ...noted]);
  if (typeof outcome === 'string') return showLastYear(context, desk, grant, { fault: outcome });
  return backToPage(context, grant, `/last-year?saved=${outcome.done}`);
});

async function takeOverAll(
  grant: PublisherGrant,
  files: readonly LastYearFile[],
): Promise<{ readonly done: number } | 'busy' | 'link-ended'> {
  const until = desk.now().getTime() + BUDGET_MS;
  let done = 0;
  for (const file of files) {
    const now = desk.now();
    if (now.getTime() > until) break;
    const outcome = await takeOverLastYear(desk.table, file, grant, now);
    if ('refused' in outcome) return outcome.refused.code === 'link-ended' ? 'link-ended' : 'busy';
    await desk.table.commit([lastYearWrite({ ...file, state: 'taken' }, 'chosen', now)]);
    done++;
  }
  return { done };
}

deed(app, desk, '/g/:grant/last-year/discard', 'publish', async (context, grant) => {
  const isEmpty = await discardLastYear(desk.table, grant, desk.now());
  return isEmpty
    ? backToPage(context, grant, '/last-year')
    : showLastYear(context, desk, grant, { fault: 'busy-discarding' });
});

/** `agency:{file}` -> the agency that was chosen. */
function chosenIn(form: PostedForm): Map<string, string> {
  return new Map(form.startingWith('agency:').filter(([, agency]) => agency !== ''));
}

historyDeeds(app, desk);

export const handler = handle(app);
