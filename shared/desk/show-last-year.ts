/** Answers the publisher's page of last year's reports: after a GET, and after a refused deed. */
import type { PublisherGrant } from '#shared/access/model.js';
import { doubtsOf, isOut, proposedFor } from '#shared/filing/last-year.js';
import { dayOf } from '#shared/ids/calendar.js';
import { sentForAll } from '#shared/store/last-year.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import type { LastYearPage } from './last-year-views.js';
import { renderLastYearPage } from './pages/last-year.js';
import { viewerOf } from './show.js';

export async function showLastYear(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  refused: Partial<Pick<LastYearPage, 'fault' | 'twice'>> & { readonly chosen?: ReadonlyMap<string, string> } = {},
): Promise<Response> {
  const now = desk.now();
  const [{ season }, agencies, files] = await Promise.all([
    requireSeason(desk.table, grant),
    listAgencies(desk.table, grant),
    sentForAll(desk.table, grant, now),
  ]);
  const standing = agencies.filter(({ removed }) => removed === null);
  const typed = (id: string) => standing.find((agency) => agency.id === refused.chosen?.get(id))?.id ?? null;
  const saved = Number.parseInt(context.req.query('saved') ?? '', 10);
  const { fault = null, twice = [] } = refused;
  const page: LastYearPage = {
    ...{ viewer: viewerOf(context, grant), season, today: dayOf(now), agencies: standing, fault, twice },
    rows: files.map((file) => ({
      file,
      doubts: doubtsOf(file, files),
      isOut: isOut(file, files),
      proposed: refused.chosen === undefined ? (file.chosen ?? proposedFor(file, files)) : typed(file.id),
    })),
    saved: fault === null && twice.length === 0 && saved >= 0 ? saved : null,
  };
  return context.html(renderLastYearPage(page, textsOf(context)), fault === null && twice.length === 0 ? 200 : 422);
}
