/**
 * Schedule expressions: `rate(5 minutes)` and `cron(minute hour day-of-month month day-of-week year)`, and when each
 * falls due next in its time zone. When a schedule was last run and what it runs is left to `scheduler.ts`.
 *
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export interface Schedule {
  /** The first instant after `after` at which the schedule is due; undefined if there is none any more. */
  next(after: Date): Date | undefined;
}

const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 24 * 60 * MINUTE_MS };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** No yearly rule has a longer gap than a leap day across a century. */
const SEARCH_DAYS = 366 * 9;

/** The schedule, or what is wrong with the expression. */
export function parseSchedule(expression: string, timezone = 'UTC'): Schedule | string {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const step = Number(rate[1]) * (UNIT_MS[rate[2] ?? ''] ?? 0);
    if (step <= 0) return 'a rate must be at least one minute';
    return { next: (after) => new Date(after.getTime() + step) };
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  if (cron === null) return 'only rate(...) and cron(...) are known';
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return parseCron((cron[1] ?? '').trim().split(/\s+/), timezone);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function parseCron(fields: string[], timezone: string): Schedule | string {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year, ...more] = fields;
  if (year === undefined || more.length > 0) return 'a cron expression has six fields';
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return 'one of day-of-month and day-of-week must be ?';
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const months = values(month, 1, 12, MONTHS, 1);
  const years = values(year, 1970, 2199);
  const days = dayOfMonth === '?' || dayOfMonth === 'L' ? undefined : values(dayOfMonth, 1, 31);
  const weekdays = dayOfWeek === '?' ? undefined : values(dayOfWeek, 1, 7, WEEKDAYS, 1);
  const lastDay = dayOfMonth === 'L';
  const wanted = (day: Date): boolean => {
    if (!years.has(day.getUTCFullYear()) || !months.has(day.getUTCMonth() + 1)) return false;
    if (lastDay) return new Date(day.getTime() + 24 * 60 * MINUTE_MS).getUTCDate() === 1;
    return days?.has(day.getUTCDate()) ?? weekdays?.has(day.getUTCDay() + 1) ?? false;
  };
  return {
    next(after) {
      const first = new Date(after.getTime() + offsetMs(after, timezone));
      const midnight = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate());
      for (let ahead = 0; ahead <= SEARCH_DAYS; ahead++) {
        const day = midnight + ahead * 24 * 60 * MINUTE_MS;
        if (!wanted(new Date(day))) continue;
        for (const h of hours) {
          for (const m of minutes) {
            const due = toInstant(day + (h * 60 + m) * MINUTE_MS, timezone);
            if (due.getTime() > after.getTime()) return due;
          }
        }
      }
      return undefined;
    },
  };
}

/** The values of one field, ascending. */
function values(field = '', min: number, max: number, names: readonly string[] = [], firstName = 0): Set<number> {
  const found = new Set<number>();
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    const value = named >= 0 ? named + firstName : Number(text);
    if (!/^([A-Za-z]{3}|\d+)$/.test(text) || !Number.isInteger(value) || value < min || value > max) {
      throw new Error(`"${field}" is not a field between ${min} and ${max} (W and # are not known here)`);
    }
    return value;
  };
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [from, to] = range === '*' ? [min, max] : range.split('-').map(number);
    if (from === undefined) throw new Error(`"${field}" is empty`);
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1) throw new Error(`"${field}" has a step that is not a whole number`);
    const end = to ?? (step === undefined ? from : max);
    for (let value = from; value <= end; value += by) found.add(value);
  }
  return new Set([...found].sort((a, b) => a - b));
}

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: Date, timezone: string): number {
  if (timezone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

/** The instant at which the zone's clocks show the wall time; twice corrected, since the first guess may lie across a clock change. */
function toInstant(wall: number, timezone: string): Date {
  const guess = wall - offsetMs(new Date(wall), timezone);
  return new Date(wall - offsetMs(new Date(guess), timezone));
}
