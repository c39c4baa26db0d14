/** The pages about reminders: who gets what when, what would be sent to a selection, and a pause. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { dates } from './dates.js';
import { names } from './names.js';
import { plural } from './plural.js';

const people = (n: number): string => plural(n, 'person', 'people');

export const reminders: Texts['reminders'] = {
  title: 'Reminders',
  what: 'After eight in the morning, what somebody must be reminded of goes out in one mail, at most one a day to a person; what is done is not reminded of.',
  rules: [
    'Agencies: 14, 7, 3 and 1 days before the deadline and 1, 3 and 7 days after, while nothing is filed (returned reports count).',
    'Reviewers and approvers: when half of the time is over, and on the day before the last.',
    'You: how things stand on the morning of each deadline, and once more the day after if some have not filed; where a review or approval is overdue, on the day after.',
  ],
  nextTitle: (days) => `Reminders of the next ${plural(days, 'day')}`,
  nextHint: 'As things stand now: whoever is done by then gets none.',
  none: 'There is nothing to remind of in these days.',
  ended:
    'The season has ended; nobody is reminded to file any more, but for what was sent back, opened again or is to be corrected since.',
  columns: { person: 'To', about: 'About' },
  day: (day, n) => `${dates.day(day)}: ${people(n)}`,
  file: (agency, deadline, left) => `${agency}: file (deadline ${dates.shortDay(deadline)}, ${left})`,
  correct: (agency) => `${agency}: correct what was published`,
  decide: (agency, stage, until) => `${agency}: ${names.stages[stage]} (by ${dates.shortDay(until)})`,
  overdue: (agency, stage, waitingFor) => `${agency}: ${names.stages[stage]} overdue, waiting for ${waitingFor}`,
  progress: (deadline, total, filed) =>
    `How things stand for ${dates.shortDay(deadline)}: ${count(filed)} of ${count(total)} have filed`,
  more: (n) => `${count(n)} more`,
  pauseTitle: 'Pause the automatic reminders',
  pauseHint:
    'For example while everybody is being telephoned, or over a holiday. No automatic reminder goes out during a pause; you can still select agencies in the overview and remind them.',
  pauseReason: 'Reason of the pause',
  pauseButton: 'Pause the automatic reminders',
  paused: (name, at, reason) => `Automatic reminders were paused by ${name} on ${at}: ${reason}`,
  resumeButton: 'Resume the automatic reminders',
  done: {
    paused: 'Automatic reminders are paused.',
    resumed: 'Automatic reminders go on. What was missed is not sent in a heap; only the latest is made up for.',
    reminded: 'The reminders are being sent.',
  },
  sentTitle: 'Reminders of the last 14 days',
  sentNone: 'No reminder was sent yet.',
  sentColumns: { day: 'Date', person: 'To', about: 'About', how: 'How' },
  byCalendar: 'by the calendar',
  byPerson: (name) => `by ${name}`,
  about: {
    file: (agency) => `${agency}: file`,
    decide: (agency, stage) => `${agency}: ${names.stages[stage]}`,
    overdue: (agency, stage) => `${agency}: ${names.stages[stage]} overdue`,
    progress: (deadline) => `how things stand for ${dates.shortDay(deadline)}`,
  },
  previewTitle: 'Preview of the reminders',
  previewWhat: (persons, agencies) =>
    `A reminder goes to each of the ${people(persons)} below, on ${plural(agencies, 'agency', 'agencies')}.`,
  previewNobody: 'None of those selected can be reminded.',
  to: 'Address',
  button: (n) => `Send ${plural(n, 'reminder')}`,
  leftOutTitle: (n) => `Not reminded: ${count(n)}`,
  leftOutColumns: { agency: 'Agency', why: 'Why' },
  leftOut: {
    removed: 'removed from the roster',
    'not-invited': 'not invited yet, please invite first',
    'nobody-waited-for': 'nothing to do there (it waits for you to publish, or is done)',
    'season-over': 'The season is closed and takes no reports; open it again first if this one is still to come',
    'no-decider': 'nobody can decide, please name another on the roster',
    'reminded-today': 'reminded today; at most one mail a day to a person',
  },
  link: 'Reminders: who gets what next',
};
