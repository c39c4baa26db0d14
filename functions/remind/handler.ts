/**
 * Runs every hour and writes, once a day from eight in the morning, to everybody who is waited for: one mail to a person. A
 * run that is cut short is finished by the next, and a day on which nothing ran is made up for by one mail, not by all
 * that were missed. An operator may invoke it with `{"at": "2026-01-24T01:00:00Z"}` to have a day begin at another hour.
 */
import * as z from 'zod';
import { reminderEffects } from '#shared/deeds/season/remind.js';
import { dayOf, timeOf } from '#shared/ids/calendar.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { dueReminders } from '#shared/reminders/due.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { openTable } from '#shared/store/client.js';
import { effectWrites } from '#shared/store/perform.js';
import { loadReminderPause, loadSeasonAtHand, recentReminders } from '#shared/store/reminders.js';
import { throughAreas } from '#shared/store/rounds.js';
import { listAreas, yearsWithSeason } from '#shared/store/seasons.js';

const { environment, log, now: clock } = openFunction('remind');
const table = openTable(environment.TABLE_NAME);
/** When people are at work; nobody is written to at night because a run was late. */
const [BEGIN, END] = ['08:00', '20:00'];
/** Mails that are queued side by side. */
const AT_ONCE = 10;

const eventSchema = z.object({ at: z.iso.datetime().optional() });

export async function handler(event: unknown): Promise<{ reminded: number }> {
  const { at } = eventSchema.catch({}).parse(event ?? {});
  const asOf = at === undefined ? clock() : new Date(at);
  const time = timeOf(asOf);
  if (time < BEGIN || time >= END) return { reminded: 0 };
  let reminded = 0;
  const areas = (await listAreas(table)).map(({ id }) => id);
  await throughAreas(table, { name: 'remind', hasTime: timeLeft('remind', clock) }, areas, async (area) => {
    // The older year first: a person has one reminder a day, and its deadline is over.
    for (const year of await yearsWithSeason(table, area, asOf))
      reminded += await remindSeason({ area, year }, dayOf(asOf), reminded);
  });
  log.info('reminded', { reminded });
  return { reminded };
}

/** @param before how many were reminded in this run, of this area and of others */
async function remindSeason(of: SeasonRef, today: string, before: number): Promise<number> {
  const now = clock();
  if ((await loadReminderPause(table, of)) !== null) return 0;
  const atHand = await loadSeasonAtHand(table, of);
  if (atHand === undefined) return 0;
  const due = dueReminders(atHand, await recentReminders(table, of.area, today), today);
  let reminded = 0;
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const leaves = dueAtOfNth(before + from, now);
    const batch = due.slice(from, from + AT_ONCE).map(async (reminder) => {
      // Stale where somebody reminded the person meanwhile: then they were.
      const writes = effectWrites(of.area, reminderEffects(atHand.season, reminder, null, now, today), now, leaves);
      return (await table.commit(writes)) === 'committed' ? 1 : 0;
    });
    for (const each of await Promise.all(batch)) reminded += each;
  }
  return reminded;
}
