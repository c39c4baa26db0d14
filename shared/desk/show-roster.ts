/** Answers the page of a roster on its way: after a GET, and after each of its deeds. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { loadRosterPage, type RosterAsked } from './load-roster.js';
import { pageNumber } from './page-number.js';
import { renderRosterPage } from './pages/roster.js';
import { viewerOf } from './show.js';

export async function showRoster(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  asked: Omit<RosterAsked, 'viewer' | 'now'> = {},
): Promise<Response> {
  const page = await loadRosterPage(desk.table, grant, {
    page: pageNumber(context.req.query('page')),
    ...asked,
    viewer: viewerOf(context, grant),
    now: desk.now(),
  });
  const refused = (asked.fault ?? null) !== null || (asked.touched ?? []).length > 0 || asked.page === 'problem';
  return context.html(renderRosterPage(page, textsOf(context)), refused ? 422 : 200);
}
