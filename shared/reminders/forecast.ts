/** Who would get what in the days to come, if nobody did anything until then. */
import { personMark } from '#shared/access/links.js';
import { dayPlus } from '#shared/ids/calendar.js';
import { dueReminders } from './due.js';
import { keyOf, type Reminder, type ReminderNote, type SeasonAtHand } from './model.js';

export const FORECAST_DAYS = 7;

export interface DayOfReminders {
  readonly day: string;
  readonly reminders: readonly Reminder[];
}

/** @param from the first day of the forecast */
export function forecast(
  at: SeasonAtHand,
  notes: readonly ReminderNote[],
  from: string,
  days = FORECAST_DAYS,
): DayOfReminders[] {
  const told = [...notes];
  return Array.from({ length: days }, (_, ahead) => {
    const day = dayPlus(from, ahead);
    const reminders = dueReminders(at, told, day);
    for (const reminder of reminders) told.push(noteOf(at.season, reminder, day, null));
    return { day, reminders };
  });
}

export function noteOf(
  { area, year }: Pick<ReminderNote, 'area' | 'year'>,
  { person, matters }: Reminder,
  day: string,
  by: ReminderNote['by'],
  at = `${day}T00:00:00.000Z`,
): ReminderNote {
  return { area, year, day, mark: personMark(person), person, about: matters.map(keyOf), at, by };
}
