/**
 * Takes over last year's reports that the publisher confirmed, each for one agency. What was chosen is noted first; then as
 * many are taken over as fit into the time of a page, and pressing again goes on with the rest.
 */
import { handle } from 'hono/aws-lambda';
import type { PublisherGrant } from '#shared/access/model.js';
import { deed, deskApp, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { backToPage } from '#shared/desk/show.js';
import { showLastYear } from '#shared/desk/show-last-year.js';
import { isOut, type LastYearFile } from '#shared/filing/last-year.js';
import { takeOverLastYear } from '#shared/intake/take-over-last-year.js';
import type { Agency } from '#shared/season/model.js';
import { discardLastYear, lastYearWrite, sentForAll, WRITES_AT_ONCE } from '#shared/store/last-year.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import { historyDeeds } from './history.js';

const desk = openPublisherDesk('import-last-year');
const app = deskApp(desk);
/** Below the time that a page may take, with room for one more. */
const BUDGET_MS = 15_000;

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
  const twice = namedTwice(picked.map(({ agency }) => agency));
  if (twice.length > 0) return showLastYear(context, desk, grant, { twice, chosen });
  const noted = picked.map(({ file, agency }): LastYearFile => ({ ...file, state: 'chosen', chosen: agency.id }));
  for (let from = 0; from < noted.length; from += WRITES_AT_ONCE) {
    const writes = noted.slice(from, from + WRITES_AT_ONCE).map((file) => lastYearWrite(file, 'read', now));
    // Somebody pressed at the same time: what they chose is seen first.
    if ((await desk.table.commit(writes)) !== 'committed')
      return showLastYear(context, desk, grant, { fault: 'busy', chosen });
  }
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

function namedTwice(agencies: readonly Agency[]): string[] {
  const names = agencies.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

historyDeeds(app, desk);

export const handler = handle(app);
