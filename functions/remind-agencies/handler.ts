/** Reminds whom the selected reports wait for: first a preview of who gets which mail and who is left out, then the mails. */
import { handle } from '#shared/desk/handle.js';
import { remind, reminderMessage, REMINDERS_PER_DEED } from '#shared/deeds/season/remind.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderReminderPreview } from '#shared/desk/pages/reminder-preview.js';
import { attemptOf, backToPage, viewerOf } from '#shared/desk/show.js';
import { showReminders } from '#shared/desk/show-reminders.js';
import { dayOf } from '#shared/ids/calendar.js';
import { personMark } from '#shared/access/links.js';
import type { Reminder, SeasonAtHand } from '#shared/reminders/model.js';
import { remindersFor } from '#shared/reminders/selection.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadSeasonAtHand, recentReminders } from '#shared/store/reminders.js';
import { requireSeason } from '#shared/store/seasons.js';
import { renderMail } from '#shared/words/letters/render.js';

const desk = openPublisherDesk('remind-agencies');
const app = deskApp(desk);

// No code is asked for: it reaches only people who were asked before, at their own address, and once a day.
deed(app, desk, '/g/:grant/reminders', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const today = dayOf(now);
  const chosen = new Set(form.all('agency'));
  const select = async () => {
    const [atHand, notes] = await Promise.all([
      loadSeasonAtHand(desk.table, grant),
      recentReminders(desk.table, grant.area, today),
    ]);
    const reports = (atHand?.reports ?? []).filter(({ agency }) => chosen.has(agency.id));
    const found =
      atHand === undefined ? { reminders: [], leftOut: [] } : remindersFor(atHand.season, reports, notes, today);
    return { atHand, reports, ...found };
  };
  const { atHand, reports, reminders, leftOut } = await select();
  if (atHand === undefined || reports.length === 0) {
    return showReminders(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  }
  if (form.text('confirmed') !== 'yes') {
    return context.html(
      renderReminderPreview(
        {
          viewer: viewerOf(context, grant),
          season: atHand.season,
          today,
          agencies: reports.map(({ agency }) => agency.id),
          reminders,
          leftOut,
          sample: sampleMail(atHand, reminders[0]),
        },
        textsOf(context),
      ),
    );
  }
  const people = reminders.map(({ person }) => personMark(person));
  for (let from = 0; from < people.length; from += REMINDERS_PER_DEED) {
    const batch = new Set(people.slice(from, from + REMINDERS_PER_DEED));
    let tries = 0;
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const stored = await requireSeason(desk.table, grant);
        // Where something came in between: whoever was reminded or did their part meanwhile is left out.
        const found = tries++ === 0 ? reminders : (await select()).reminders;
        return { stored, reminders: found.filter(({ person }) => batch.has(personMark(person))) };
      },
      (state) => remind(state.stored, state.reminders, grant, now),
      dueAtOfNth(from, now),
    );
    if ('refused' in outcome) return showReminders(context, desk, grant, attemptOf(outcome.refused, form));
  }
  return backToPage(context, grant, '/reminders?done=reminded');

  function sampleMail({ season }: SeasonAtHand, reminder: Reminder | undefined) {
    if (reminder === undefined) return null;
    return renderMail(reminderMessage(season, reminder, today, grant.person.name), {
      language: 'zh',
      recipient: reminder.person.name,
      // The shape of a link, not one: the preview shows what the mail looks like.
      link: reminder.matters.length === 1 ? `${desk.deskBaseUrl}/l/${'•'.repeat(8)}` : null,
      siteBaseUrl: desk.siteBaseUrl,
      deskBaseUrl: desk.deskBaseUrl,
    });
  }
});

export const handler = handle(app);
