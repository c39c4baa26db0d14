/** The publisher's page about releases: those that wait for their time, what was made public when, and refusals of either. */
import type { releaseRefusal as zhRefusal } from '../zh/releases.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

const problems: Readonly<Record<'day' | 'time' | 'past' | 'too-far', string>> = {
  day: 'The day is missing or none of the calendar.',
  time: 'The time is missing or cannot be read. Please write it as 9:00.',
  past: 'This time is over already.',
  'too-far': 'This time is too far ahead: the latest is 180 days from now.',
};

export const releases: Texts['releases'] = {
  title: 'Releases',
  link: 'Releases: planned ones, their time and cancelling, and what was released, corrected and taken down',
  lead: 'Reports with a planned time are made public by themselves; until then nothing of them can be seen on the public site.',
  plannedTitle: (n) => (n === 0 ? 'No release is planned' : `Waiting: ${plural(n, 'release', 'releases')}`),
  planned: (n, when, by) =>
    `${plural(n, 'report', 'reports')} will be released by themselves at ${when}, as planned by ${by}`,
  zone: 'Times are Beijing time.',
  tag: (when) => `to be released ${when}`,
  names: (named, n) =>
    `${named.join(', ')}${n > named.length ? ` and ${plural(n - named.length, 'other', 'others')}` : ''}`,
  behind: (n) =>
    `${plural(n, 'report of it is', 'reports of it are')} not approved now; what is still not approved then will not be released.`,
  day: 'Day',
  time: 'Time',
  timeHint: 'For example 9:00',
  move: 'Move',
  moveTitle: 'Move to another time',
  cancel: 'Cancel this release',
  cancelHint: 'Its reports stay approved and can be released at any time.',
  later: {
    title: 'Release later…',
    what: 'They become public by themselves then. Until then the time can be moved and the release cancelled; what was reopened, stopped or withdrawn by then stays behind.',
    button: (n) => `Plan the release of ${plural(n, 'report', 'reports')}`,
  },
  done: {
    scheduled: 'The time is set; the reports will be released by themselves. A mail is on its way to you.',
    moved: 'The time is moved. A mail is on its way to you.',
    cancelled: 'Cancelled; its reports will not be made public. A mail is on its way to you.',
  },
  running: (n) => `${plural(n, 'report is', 'reports are')} being released; you are mailed when it is done.`,
  historyTitle: 'Record of releases',
  historyNone: 'Nothing was released yet.',
  historyRest: (n) => `${plural(n, 'earlier line is', 'earlier lines are')} not listed.`,
  columns: { at: 'When', what: 'What', who: 'Who', about: 'About' },
  happened: {
    'start-release': 'Released',
    'schedule-release': 'Release planned',
    'move-release': 'Release moved',
    'cancel-release': 'Release cancelled',
    'release-due': 'Released at its time',
    correction: 'Correction asked for',
    'take-down': 'Taken down',
    'put-back': 'Put back for release',
  },
  clock: 'The system',
  reports: (n) => plural(n, 'report', 'reports'),
  atTime: (when) => `for ${when}`,
  movedFrom: (before, after) => `from ${before} to ${after}`,
  version: (agency, version) => `${agency}, version ${version}`,
  states: {
    scheduled: 'waiting',
    running: 'under way',
    published: 'done',
    failed: 'not finished',
    cancelled: 'cancelled',
  },
};

export const releaseRefusal: typeof zhRefusal = (refusal) => {
  switch (refusal.code) {
    case 'planned-time':
      return {
        title: 'The time of the release needs mending',
        what: problems[refusal.problem],
        why: 'At this time the reports become public by themselves, so it must be plain.',
        todo: ['Please mend day and time and press the button again.'],
      };
    case 'too-many-scheduled':
      return {
        title: 'Too many releases are planned',
        what: `${plural(refusal.most, 'release is', 'releases are')} waiting already; no more can be added.`,
        why: 'Each is carried out on its own.',
        todo: ['Please put several into one: cancel some and plan them together.'],
      };
    case 'release-not-waiting':
      return {
        title: refusal.cancelled ? 'This release is cancelled' : 'This release has begun',
        what: refusal.cancelled
          ? 'It was cancelled and cannot be moved any more.'
          : 'Its time has come; it cannot be moved or cancelled any more.',
        why: refusal.cancelled
          ? 'Nothing of it became public.'
          : 'A report that is public can be taken down where that is needed.',
        todo: [
          refusal.cancelled
            ? 'Please select the reports in the overview again and plan them anew.'
            : 'Please load the page again and look how things stand before going on.',
        ],
      };
  }
};
