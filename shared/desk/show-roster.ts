/** Answers the page of a roster on its way: after a GET, and after each of its deeds. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { loadRosterPage, type RosterAsked } from './load-roster.js';
import { renderRosterPage } from './pages/roster.js';
import { viewerOf } from './show.js';

export async function showRoster(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  asked: Omit<RosterAsked, 'viewer' | 'now'> = {},
): Promise<Response> {
  const page = await loadRosterPage(desk.table, grant, {
    page: pageAsked(context),
    ...asked,
    viewer: viewerOf(context, grant),
    now: desk.now(),
  });
  const refused = (asked.fault ?? null) !== null || (asked.touched ?? []).length > 0 || asked.page === 'problem';
  return context.html(renderRosterPage(page, textsOf(context)), refused ? 422 : 200);
}

function pageAsked(context: DeskContext): number {
  return Math.max(1, Number.parseInt(context.req.query('page') ?? '1', 10) || 1);
}
