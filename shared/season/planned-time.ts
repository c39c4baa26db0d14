/** The day and time that a release waits for, as a publisher types them: of the season's time zone, to the minute. */
import { instantIn } from '#shared/ids/calendar.js';
import { typedDay, type Typed } from './answers.js';

/** An execution may live for a year (AWS, "Quotas for Standard Workflows"); nobody plans a release for longer than this. */
export const PLANNED_MAX_DAYS = 180;

/** `day`, `time`: none that can be read. `past`: over already. `too-far`: more days ahead than a release may wait. */
export const PLANNED_PROBLEMS = ['day', 'time', 'past', 'too-far'] as const;
export type PlannedProblem = (typeof PLANNED_PROBLEMS)[number];

export function readPlanned(typed: Typed): { readonly value: string } | { readonly problem: PlannedProblem } {
  const day = typedDay(typed('day').trim());
  if (day === undefined) return { problem: 'day' };
  const time = typedTime(typed('time'));
  return time === undefined ? { problem: 'time' } : { value: instantIn(day, time) };
}

/** As a browser gives it, and as people write it: 09:00, 9：00, 9点, 9点30分, 9时05分. */
function typedTime(text: string): string | undefined {
  const found = /^(\d{1,2})\s*(?:[:.点时]\s*(\d{1,2})?\s*分?)(?::\d{2})?$/u.exec(text.normalize('NFKC').trim());
  if (found === null) return undefined;
  const [, hour = '', minute = '0'] = found;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : undefined;
}

export function plannedProblem(at: string, now: Date): PlannedProblem | undefined {
  const ahead = Date.parse(at) - now.getTime();
  if (!(ahead > 0)) return 'past';
  return ahead > PLANNED_MAX_DAYS * 86_400_000 ? 'too-far' : undefined;
}
