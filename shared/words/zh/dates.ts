/** Days and instants as Chinese offices write them. Which day it is, is reckoned in ids/calendar.ts. */
import { dayOf, daysBetween, timeOf } from '#shared/ids/calendar.js';

export { count } from '../count.js';

function parts(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

export const dates = {
  /** `2026-01-31` -> `2026年1月31日` */
  day: (day: string): string => {
    const { year, month, date } = parts(day);
    return `${year}年${month}月${date}日`;
  },
  /** `2026-01-31` -> `1月31日` */
  shortDay: (day: string): string => {
    const { month, date } = parts(day);
    return `${month}月${date}日`;
  },
  /** `2026-01-20T06:05:09Z` -> `2026年1月20日 14:05` */
  instant: (instant: string): string => `${dates.dayOf(instant)} ${timeOf(instant)}`,
  /** `2026-01-30T17:00:00Z` -> `2026年1月31日` */
  dayOf: (instant: string): string => dates.day(dayOf(instant)),
  /** `1月20日 14:05`: where the year stands above it. */
  shortInstant: (instant: string): string => `${dates.shortDay(dayOf(instant))} ${timeOf(instant)}`,
  /** `14:05`: for a moment that is today or tomorrow anyway. */
  time: timeOf,
  daysLeft: (today: string, deadline: string): string => {
    const left = daysBetween(today, deadline);
    if (left > 0) return `还有 ${left} 天`;
    return left === 0 ? '今天截止' : `已逾期 ${-left} 天`;
  },
};

/** A file size as people say it: `640 KB`, `3.1 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
