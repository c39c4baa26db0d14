/** Lets reminders by the calendar stand still, with a reason, or go on. */
import { handle } from '#shared/desk/handle.js';
import { pauseReminders } from '#shared/deeds/season/remind.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage } from '#shared/desk/show.js';
import { showReminders } from '#shared/desk/show-reminders.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadReminderPause } from '#shared/store/reminders.js';
import { requireSeason } from '#shared/store/seasons.js';

const desk = openPublisherDesk('pause-reminders');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/reminders/pause', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => ({
      stored: await requireSeason(desk.table, grant),
      isPaused: (await loadReminderPause(desk.table, grant)) !== null,
    }),
    ({ stored, isPaused }) => {
      const reason = form.text('act') === 'resume' ? null : form.text('reason');
      return pauseReminders(stored, { reason, isPaused }, grant, now);
    },
  );
  if ('refused' in outcome) return showReminders(context, desk, grant, attemptOf(outcome.refused, form));
  return backToPage(context, grant, `/reminders?done=${outcome.done}`);
});

export const handler = handle(app);
