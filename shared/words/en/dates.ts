/** Days and instants in English. Which day it is, is reckoned in ids/calendar.ts, by the clock of Shanghai. */
import { dayOf, daysBetween, timeOf } from '#shared/ids/calendar.js';
import { plural } from './plural.js';
import type { Texts } from '../texts.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function parts(day: string): { year: number; month: string; date: number } {
  const [year = 0, month = 1, date = 0] = day.split('-').map(Number);
  return { year, month: MONTHS[month - 1] ?? '', date };
}

export const dates: Texts['dates'] = {
  day: (day) => {
    const { year, month, date } = parts(day);
    return `${date} ${month} ${year}`;
  },
  shortDay: (day) => {
    const { month, date } = parts(day);
    return `${date} ${month}`;
  },
  instant: (instant) => `${dates.dayOf(instant)}, ${timeOf(instant)}`,
  dayOf: (instant) => dates.day(dayOf(instant)),
  shortInstant: (instant) => `${dates.shortDay(dayOf(instant))}, ${timeOf(instant)}`,
  time: timeOf,
  daysLeft: (today, deadline) => {
    const left = daysBetween(today, deadline);
    if (left > 0) return `${plural(left, 'day')} left`;
    return left === 0 ? 'due today' : `${plural(-left, 'day')} overdue`;
  },
};

/** A file size as people say it: `640 KB`, `3.1 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
