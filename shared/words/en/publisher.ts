/** The publisher's pages: board, one filing, previews, roster. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { agency as ofAgency } from './agency.js';
import { plural } from './plural.js';

const agencies = (n: number): string => plural(n, 'agency', 'agencies');
const reports = (n: number): string => plural(n, 'report');

export const board: Texts['board'] = {
  title: 'Overview of the season',
  summary: (total, filed, released, correcting) =>
    `${count(filed)} of ${agencies(total)} have filed, ${count(released)} of these are published${correcting === 0 ? '' : ` (${count(correcting)} being corrected)`}.`,
  inTime: 'No agency is overdue.',
  groups: {
    'not-invited': 'Not invited',
    invited: 'Invited, nothing uploaded',
    refused: 'File not taken',
    draft: 'Draft',
    returned: 'Returned',
    withdrawn: 'Withdrawn',
    reopened: 'Opened again',
    'in-review': 'In review',
    'in-approval': 'In approval',
    stopped: 'Stopped',
    approved: 'To publish',
    correcting: 'Correction asked for',
    released: 'Published',
    'taken-down': 'Taken down',
    expired: 'Draft expired, to be uploaded again',
    ended: 'Ended',
    removed: 'Off the roster',
  },
  all: 'All',
  filterLabel: 'Filter by state',
  filterOption: (name, n) => `${name} ${count(n)}`,
  tableCaption: 'Where each agency stands',
  columns: {
    choose: 'Select',
    agency: 'Agency',
    kind: 'Kind',
    state: 'State',
    waiting: 'Waiting for',
    left: 'Days left',
    findings: 'Findings',
    last: 'Last event',
  },
  waitingFor: (name, role) => `${name} (${role})`,
  waitingNobody: '—',
  findings: (block, explain, open) =>
    [
      block > 0 ? `to correct ${block}` : '',
      explain > 0 ? `to explain ${explain}` : '',
      open > 0 ? `to fill in or confirm ${open}` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') || 'none',
  explained: (n) => (n === 0 ? 'none' : `explained ${n}`),
  noFindings: '—',
  bounced: 'Mail did not arrive: why, and what to do',
  mailWaits: 'Mail has not left yet, it is being tried again',
  noRows: 'No agency fits.',
  emptyRoster: 'The roster is empty. Please import it first.',
  chooseAgency: (name) => `Select ${name}`,
  pages: (page, of) => `Page ${page} of ${of}`,
  previous: 'Previous page',
  next: 'Next page',
  acts: 'Do',
  inviteAll: (n) => `Invite all ${count(n)} not invited…`,
  releaseAll: (n) => `Publish all ${count(n)} that are approved…`,
  releasing: 'Publishing',
  releasingNow: (n) =>
    `${reports(n)} being published, usually within minutes; a mail tells you when it is done. Until then no other publication can begin.`,
  rosterTitle: 'Import the roster',
  moreTitle: 'More for the season',
  publicSite: 'See the public site',
  done: {
    roster: (added, changed, contacts) =>
      [
        `Roster imported: ${count(added)} added, ${count(changed)} updated.`,
        contacts === 0
          ? ''
          : ` ${agencies(contacts)} already invited have another contact: the mail that hands over (with a link) and the one that tells the former contact are being sent; the former contact’s link is void.`,
        added === 0 ? '' : ' The new agencies can be invited next.',
      ].join(''),
    invited: (n) => `${agencies(n)} invited; the mails are being sent.`,
    released: (n) =>
      `Publication of ${reports(n)} has begun, usually for minutes; a mail tells you when it is done. Until then no other publication can begin.`,
  },
  daysPast: (days) => `${plural(days, 'day')} ago`,
  seasonLine: (state, kinds, deadline, left) =>
    `${state}; deadline${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`} ${deadline}, ${left}`,
};

export const preview: Texts['preview'] = {
  inviteTitle: 'Preview of the invitations',
  inviteWhat: (n) => `The contacts of ${agencies(n)} below each get a mail with a link of their own for uploading.`,
  inviteAgain: 'invited before, gets another mail',
  inviteButton: (n) => `Send ${plural(n, 'invitation')}`,
  sample: 'Sample mail (each person has another link)',
  subject: 'Subject',
  to: 'To',
  releaseTitle: 'Preview of the publication',
  releaseWhat: (n) => `${reports(n)} below become public; everybody can see them.`,
  releaseButton: (n) => `Publish ${reports(n)}`,
  releaseShown:
    'What becomes public: the three tables, the text, the officer’s statement, and the data as JSON and CSV; explanations and reasons of waivers stand with the tables. What does not: the original file, contacts and comments of reviewers. The page also tells name, kind, size and digest (SHA-256) of the original, which upload it was, and the days of filing, review and approval.',
  version: (version) =>
    version === 1 ? 'first publication' : `version ${version}, replaces the one that is public now`,
  address: 'Public address',
  recheck: 'Checked again',
  recheckSame: 'as at filing',
  recheckDiffers: (added, gone) => `differs from filing: ${added} new, ${gone} gone`,
  contact: 'Contact',
  agency: 'Agency',
  submission: 'Submission',
  nothing: 'There is nothing to do for these agencies; please go back to the overview and select again.',
  back: { mail: 'Back, mail nobody', release: 'Back, publish nothing', links: 'Back, take no links' },
  waive: {
    title: 'Waiver',
    hint: 'Waive only with good reason. The reason is kept and published with the report, and the agency can then file.',
    reason: 'Reason of the waiver',
    button: 'Waive this finding',
  },
  lastYear: {
    title: (year) => `Figures of ${year}`,
    imported: (name, at, agency) => `Imported by ${name} on ${at}. Agency named in the document: ${agency ?? 'none'}.`,
    refused: (why) => `The last import did not succeed: ${why}`,
    hint: 'With it, the system checks “carried over from last year”, “in force” and other figures across years, and checks the agency’s draft again at once.',
    button: (year) => `Import the annual report ${year}…`,
    again: (year) => `Import the annual report ${year} again…`,
  },
  resume: {
    title: 'Stopped: a decision is being verified',
    what: (name, stage, at, stoppedAt) =>
      `${name} says that the ${stage} decision of ${at} was not theirs, and stopped this report on ${stoppedAt}.`,
    hint: (stage) =>
      `Please verify this with the person first. If somebody else may be using their mailbox, name another person under “${ofAgency.link}” before. The report then starts again from ${stage} and goes to the roster’s decider; former decisions do not count any more but stay on record.`,
    button: (stage) => `Start again from ${stage}`,
    done: (stage, person) =>
      `Started again from ${stage}: the mail that asks ${person} to decide and the one that tells the agency are being sent.`,
  },
  annulled: 'Decisions that do not count any more',
  filingTitle: 'Report',
  nothingYet: 'No file of this agency has arrived yet.',
  bounced: 'Mail to this address did not arrive: why, and what to do',
  erased: 'erased a year after the season, as the rules of retention say',
  refused: 'What the agency reads: why it was not accepted, and what to do',
  paperOnly: (day, inTime, recorder) =>
    `The report came on paper on ${day} (${inTime ? 'in time' : 'after the deadline'}); ${recorder} records it and has not begun yet.`,
};
