/** Answers the page about reminders: after a GET, and again after a refused deed. */
import type { PublisherGrant } from '#shared/access/model.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderRemindersPage } from './pages/reminders.js';
import { loadRemindersPage, type RemindersPage } from './reminder-views.js';
import { viewerOf } from './show.js';
import type { Attempt } from './views.js';

const DONE: readonly RemindersPage['done'][] = ['paused', 'resumed', 'reminded'];

export async function showReminders(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  attempt: Attempt | null = null,
): Promise<Response> {
  const page = await loadRemindersPage(desk.table, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    done: DONE.find((each) => each === context.req.query('done')) ?? null,
    attempt,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderRemindersPage(page, textsOf(context)), attempt === null ? 200 : statusOf(attempt.refusal));
}
