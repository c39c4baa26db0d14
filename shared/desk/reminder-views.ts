/** What the pages about reminders are given, and how it is loaded. */
import type { PublisherGrant } from '#shared/access/model.js';
import { dayOf, dayPlus, timeOf } from '#shared/ids/calendar.js';
import { forecast, FORECAST_DAYS, type DayOfReminders } from '#shared/reminders/forecast.js';
import type { ReminderNote, ReminderPause } from '#shared/reminders/model.js';
import type { LeftOut } from '#shared/reminders/selection.js';
import type { Reminder } from '#shared/reminders/model.js';
import { listReminders, loadReminderPause, loadSeasonAtHand, recentReminders } from '#shared/store/reminders.js';
import type { Table } from '#shared/store/table.js';
import type { RenderedMail } from '#shared/words/letters/rendered.js';
import type { Attempt, SeasonPage, Viewer } from './views.js';

/** Days of reminders sent that the page shows. */
const LOOK_BACK_DAYS = 14;

/** GET `/g/{grant}/reminders` of the publisher. */
export interface RemindersPage extends SeasonPage {
  readonly days: readonly DayOfReminders[];
  readonly pause: ReminderPause | null;
  /** The newest first. */
  readonly sent: readonly ReminderNote[];
  /** Names of agencies by their ids, for what was sent. */
  readonly names: ReadonlyMap<string, string>;
  readonly done: 'paused' | 'resumed' | 'reminded' | null;
  readonly attempt: Attempt | null;
}

/** Answer of POST `/g/{grant}/reminders` without `confirmed=yes`. */
export interface ReminderPreview extends SeasonPage {
  readonly agencies: readonly string[];
  readonly reminders: readonly Reminder[];
  readonly leftOut: readonly LeftOut[];
  /** The mail as the first of them would get it, with a made-up link. */
  readonly sample: RenderedMail | null;
}

export async function loadRemindersPage(
  table: Table,
  grant: PublisherGrant,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly done: RemindersPage['done'];
    readonly attempt: Attempt | null;
  },
): Promise<RemindersPage | undefined> {
  const today = dayOf(options.now);
  const [atHand, pause, sent, recent] = await Promise.all([
    loadSeasonAtHand(table, grant),
    loadReminderPause(table, grant),
    listReminders(table, grant.area, [dayPlus(today, 1 - LOOK_BACK_DAYS), today]),
    recentReminders(table, grant.area, today),
  ]);
  if (atHand === undefined) return undefined;
  // What today's run has sent is told below; before it ran, today is the first day of what is to come.
  const from = timeOf(options.now) < LAST_HOUR ? today : dayPlus(today, 1);
  return {
    viewer: options.viewer,
    season: atHand.season,
    today,
    days: forecast(atHand, recent, from, FORECAST_DAYS),
    pause,
    sent: sent.filter(({ year }) => year === grant.year).reverse(),
    names: new Map(atHand.reports.map(({ agency }) => [agency.id, agency.name])),
    done: options.done,
    attempt: options.attempt,
  };
}

/** After it nobody is written to until the next morning. */
const LAST_HOUR = '20:00';
