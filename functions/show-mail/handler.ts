/** The publisher's pages about mail: who will be reminded of what, and what did not arrive. Holds no right to change anything. */
import { handle } from '#shared/desk/handle.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { looksAt } from '#shared/desk/looking.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderUndeliveredPage } from '#shared/desk/pages/undelivered.js';
import { viewerOf } from '#shared/desk/show.js';
import { showReminders } from '#shared/desk/show-reminders.js';
import { loadUndeliveredPage, UNDELIVERED_DONE } from '#shared/desk/undelivered-view.js';

const desk = openPublisherDesk('show-mail');
const app = deskApp(desk);

looksAt(app, desk, '/g/:grant/reminders', 'publish', (context, grant) => showReminders(context, desk, grant));

looksAt(app, desk, '/g/:grant/undelivered', 'publish', async (context, grant) => {
  const what = UNDELIVERED_DONE.find((each) => each === context.req.query('done'));
  const count = Math.min(99, Math.max(0, Number.parseInt(context.req.query('count') ?? '0', 10) || 0));
  const page = await loadUndeliveredPage(desk.table, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    done: what === undefined ? null : { what, count },
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderUndeliveredPage(page, textsOf(context)));
});

export const handler = handle(app);
