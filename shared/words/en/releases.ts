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
  previews: (n) => `Look at ${plural(n, 'report', 'reports')} of it beforehand`,
  previewsHint:
    'These are the pages as they will be public; only the publisher can see them. Lists and totals are drawn with the release.',
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
    'rolled-back': 'The release is being taken back, within minutes; you are mailed when it is done.',
  },
  rollBack: {
    title: 'Take back the last release…',
    which: (when, n, by) => `The last release: ${when}, ${plural(n, 'report', 'reports')}, by ${by}.`,
    hint: 'Where the wrong reports were chosen, or it was too early, and all of it must come back. The next page says what happens to each report; only its button does it. Where single reports are at fault, ask for a correction or take them down on their own pages.',
    reason: 'Why it is taken back (told to the agencies, not to the public)',
    next: 'See what would happen…',
    cannot: 'The last release cannot be taken back as a whole: ',
    running: (n) =>
      `A release is being taken back (${plural(n, 'report', 'reports')}); you are mailed when it is done.`,
    previewTitle: 'Before this release is taken back',
    what: (when, n) => `About to be taken back: the release of ${when}, ${plural(n, 'report', 'reports')}`,
    withdrawn: (n) => `No longer public, approved and waiting for release again: ${plural(n, 'report', 'reports')}`,
    returned: (n) => `Back to the version before the correction: ${plural(n, 'report', 'reports')}`,
    disowned: (n) => `Taken down, not to be released again as it is: ${plural(n, 'report', 'reports')}`,
    disownedHint: 'Somebody said that a decision on these was not theirs. The agency files them anew.',
    toVersion: (agency, version) => `${agency} (version ${version} is public again)`,
    notReturned: (n) => `No longer public, nor the version before the correction: ${plural(n, 'report', 'reports')}`,
    notReturnedHint:
      'Somebody said that a decision on the version before the correction was not theirs: it is taken down. The corrected version stands for release as approved.',
    notToVersion: (agency, version) => `${agency} (version ${version} is taken down)`,
    happens: 'What happens',
    consequences: [
      'Within minutes the addresses of these versions (pages and data) say that they were taken down, when, that it was with the whole release, and whom to ask.',
      'Lists, totals, open data, search and subscribers follow; what returns to a former version is counted as that one.',
      'Each agency’s contact gets a mail with the reason. Review and approval stand and need not be done again, but for what somebody disowned.',
      'Released again, these reports are public under new version numbers; those that were taken back are never used again, and their addresses keep the notice.',
      'The release and its taking back stay in the record and in the audit log. What others have downloaded, copied or indexed is out of reach.',
      'Releases that wait for their time are not affected.',
    ],
    reasonLabel: 'Reason',
    button: (n) => `Take back the release of ${plural(n, 'report', 'reports')}`,
    back: 'Do not take it back; back to the releases',
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
    'roll-back': 'Release taken back',
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
    'rolled-back': 'taken back',
  },
};

const ONE_BY_ONE =
  'Reports of it that are public still can be taken down, or corrected, one by one on their own pages.';
const rollBackProblems = {
  'not-published': () => ({
    what: 'This release is not finished: it is being carried out or tried again.',
    why: 'Only then is it known which reports it made public.',
    todo: ['You are mailed when it is done; please take it back then.'],
  }),
  'not-latest': () => ({
    what: 'There was another release after it.',
    why: 'Only the last one can be taken back, so that nothing later is undone with it.',
    todo: [ONE_BY_ONE],
  }),
  changed: (agencies: string) => ({
    what: `Some of its reports have changed since: ${agencies}.`,
    why: 'What was taken down or corrected, or is being corrected, cannot go back with the whole release.',
    todo: [ONE_BY_ONE],
  }),
  'nothing-public': () => ({
    what: 'This release made no report public.',
    why: 'There is nothing to take back.',
    todo: ['Please load the page again and look how things stand before going on.'],
  }),
};

/** Names of agencies that a refusal spells out. */
const NAMED = 5;

export const releaseRefusal: typeof zhRefusal = (refusal) => {
  switch (refusal.code) {
    case 'roll-back': {
      const { agencies, problem } = refusal;
      const others = agencies.length - NAMED;
      const rest = others > 0 ? ` and ${plural(others, 'other', 'others')}` : '';
      return {
        title: 'This release cannot be taken back as a whole',
        ...rollBackProblems[problem](`${agencies.slice(0, NAMED).join(', ')}${rest}`),
      };
    }
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
