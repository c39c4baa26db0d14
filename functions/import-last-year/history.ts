/** Takes over reports of an earlier year that the publisher confirmed; they are held until they are released. */
import type { PublisherGrant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, type DeskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import type { HistoryFault, TypedSource } from '#shared/desk/history-views.js';
import { historyYearOf, showHistoryYear } from '#shared/desk/show-history.js';
import { backToPage, viewerOf, type PublisherDesk } from '#shared/desk/show.js';
import type { HistorySource } from '#shared/filing/history.js';
import type { LastYearFile } from '#shared/filing/last-year.js';
import { takeOverHistory } from '#shared/intake/take-over-history.js';
import type { Agency } from '#shared/season/model.js';
import { discardLastYear, lastYearWrite, sentForAll } from '#shared/store/last-year.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import { BUDGET_MS, namedTwice, noteChosen } from './confirmed.js';
import { pickedFrom, sourceOf } from './source.js';

const typedSource = (form: PostedForm): TypedSource => ({
  where: form.text('where').trim(),
  published: form.text('published').trim(),
  page: form.text('page').trim(),
});

export function historyDeeds(app: DeskApp, desk: PublisherDesk): void {
  deed(app, desk, '/g/:grant/history/:year/save', 'publish', async (context, grant, form) => {
    const year = await historyYearOf(desk, grant, context.req.param('year'));
    if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const now = desk.now();
    const [{ season }, agencies, files] = await Promise.all([
      requireSeason(desk.table, grant),
      listAgencies(desk.table, grant),
      sentForAll(desk.table, { ...grant, of: year }, now),
    ]);
    const chosen = new Map(form.startingWith('agency:').filter(([, agency]) => agency !== ''));
    const typed = typedSource(form);
    const refuse = (fault: HistoryFault | null, twice: readonly string[] = []) =>
      showHistoryYear(context, desk, grant, { fault, twice, chosen, typed });
    if (season.state === 'archived') return refuse('season-closed');
    const { picked, isOthers } = pickedFrom(files, agencies, chosen);
    const left = files.filter(({ state }) => state === 'chosen');
    if (picked.length + left.length === 0) return refuse('nothing-chosen');
    if (isOthers) return refuse('other-agency');
    const twice = namedTwice(picked);
    if (twice.length > 0) return refuse(null, twice);
    const source = sourceOf(typed);
    if (typeof source === 'string') return refuse(source);
    const noted = await noteChosen(desk.table, picked, now);
    if (noted === 'busy') return refuse('busy');
    return takeOverAll(context, desk, grant, { year, files: [...left, ...noted], agencies, source, typed });
  });

  deed(app, desk, '/g/:grant/history/:year/discard', 'publish', async (context, grant) => {
    const year = await historyYearOf(desk, grant, context.req.param('year'));
    if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const isEmpty = await discardLastYear(desk.table, { ...grant, of: year }, desk.now());
    return isEmpty
      ? backToPage(context, grant, `/history/${year}`)
      : showHistoryYear(context, desk, grant, { fault: 'busy-discarding' });
  });
}

interface TakingOver {
  readonly year: number;
  readonly files: readonly LastYearFile[];
  readonly agencies: readonly Agency[];
  readonly source: HistorySource;
  readonly typed: TypedSource;
}

async function takeOverAll(
  context: DeskContext,
  desk: PublisherDesk,
  grant: PublisherGrant,
  { year, files, agencies, source, typed }: TakingOver,
): Promise<Response> {
  const until = desk.now().getTime() + BUDGET_MS;
  let done = 0;
  for (const file of files) {
    const now = desk.now();
    if (now.getTime() > until) break;
    const agency = agencies.find(({ id }) => id === file.chosen);
    if (agency === undefined) continue;
    const outcome = await takeOverHistory(desk.table, file, agency, source, grant, now);
    if ('refused' in outcome) {
      const { refused } = outcome;
      // Of one that cannot be taken over the rest knows nothing: it stands as it was read, and the page says why.
      await desk.table.commit([lastYearWrite({ ...file, state: 'read', chosen: null }, 'chosen', now)]);
      if (refused.code === 'busy') return showHistoryYear(context, desk, grant, { fault: 'busy', typed });
      if (refused.code === 'link-ended') return showHistoryYear(context, desk, grant, { fault: 'link-ended', typed });
      return showHistoryYear(context, desk, grant, { attempt: { refusal: refused, typed: {} }, typed });
    }
    await desk.table.commit([lastYearWrite({ ...file, state: 'taken' }, 'chosen', now)]);
    done++;
  }
  return backToPage(context, grant, `/history/${year}?saved=${done}`);
}
