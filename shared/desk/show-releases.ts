/** Answers the publisher's page about releases: after a GET, and again after a refused deed. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderReleasesPage } from './pages/releases.js';
import { loadReleasesPage, RELEASES_DONE } from './release-views.js';
import { viewerOf } from './show.js';
import type { Attempt } from './views.js';

export async function showReleases(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  refused: { readonly attempt?: Attempt; readonly id?: ReleaseId | undefined } = {},
): Promise<Response> {
  const attempt = refused.attempt ?? null;
  const viewer = viewerOf(context, grant);
  const page = await loadReleasesPage(desk.table, grant, {
    ...{ viewer, now: desk.now(), attempt, about: refused.id ?? null },
    done: RELEASES_DONE.find((each) => each === context.req.query('done')) ?? null,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer });
  return context.html(renderReleasesPage(page, textsOf(context)), attempt === null ? 200 : statusOf(attempt.refusal));
}
