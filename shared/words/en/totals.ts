/** The publisher's page of totals. */
import type { Texts } from '../texts.js';
import { count } from '../count.js';
import { names } from './names.js';
import { plural } from './plural.js';

const agencies = (n: number) => plural(n, 'agency', 'agencies');

export const totals: Texts['totals'] = {
  title: (year) => `Totals of ${year}`,
  link: 'Totals: sums, who makes them up, draft of the government’s own report',
  lead: 'Only accepted reports, released or not, are added up. A blank, a “/” and a number that was not read never count as 0.',
  back: 'Back to the totals',
  scopeTitle: 'Scope',
  scope: ({ kinds, groups, except, subordinates, below }) =>
    [
      `${kinds.map((kind) => names.kinds[kind]).join(', ')}${groups.length === 0 ? '' : `, of ${groups.join(', ')} and what belongs to them`}`,
      subordinates === 'counted'
        ? 'subordinate bodies by themselves'
        : 'subordinate bodies within their parent’s report',
      ...(below === 'none'
        ? []
        : [below === 'agencies' ? 'with the agencies of the areas below' : 'with the governments directly below']),
      ...(except.length === 0 ? [] : [`without ${except.join(', ')}`]),
    ].join('; ') + '.',
  declared: (name, at) => `Declared by ${name}, ${at}.`,
  undeclared:
    'Nobody has declared it yet; this is the usual one. The government’s own report is compared with the sum once a scope is declared.',
  change: 'Change the scope',
  declare: 'Declare the scope',
  saved: 'The scope is saved, and the totals below are over it.',
  coverage: (accepted, expected) =>
    accepted === expected
      ? `All ${agencies(expected)} in the scope have an accepted report.`
      : `${count(accepted)} of ${agencies(expected)} in the scope have an accepted report; ${count(expected - accepted)} are missing, and the totals still grow.`,
  missingTitle: (n) => `Missing: ${agencies(n)}`,
  missingMore: (n) => `${count(n)} more are on the board.`,
  nothing: 'Nothing uploaded yet',
  columns: {
    agency: 'Agency',
    state: 'State',
    value: 'Number given',
    share: 'Share',
    cell: 'Item',
    now: 'This year',
    last: 'Last year',
    change: 'Change',
  },
  findingsTitle: 'Checks',
  findingsOf: {
    report: (name) => `The uploaded report of ${name} was checked.`,
    draft: 'The government’s own report has not been uploaded; the draft below was checked.',
  },
  findingsNone: 'Nothing was found.',
  findingsWaiting: (n) =>
    `${agencies(n)} still missing: whether the government’s report agrees with the sum is checked once all are there.`,
  draftTitle: 'The government’s own report',
  draftNobody: 'It is not settled yet which report is the government’s own. Please choose it in the scope first.',
  draftWhat: (name) =>
    `The report of ${name} can be drafted from the totals: its three tables are filled in, and its text tells the facts that numbers tell. The results of assessment, public evaluation and accountability, and improvements, are for you to write.`,
  draftIncomplete: (n) => `${agencies(n)} still missing: what is drafted now will change.`,
  draftShort: (reports, total) =>
    `${plural(reports, 'report')} on the older form, which prints “(6) Other handling” as one row${total === null ? '' : `, ${total} in all`}: not part of rows 1 to 3; please check and enter it there.`,
  draftDocx: 'Draft (Word)',
  draftXlsx: 'Draft (Excel)',
  draftForm: 'Filled in online: the contact of that agency finds the tables filled in from the totals.',
  tablesTitle: 'Totals',
  tablesHint: 'Click a number to see whose numbers make it up.',
  tablesNone: 'No report has been accepted yet, so there is no total.',
  without: (n) => `${count(n)} blank`,
  withoutHint: '“3 blank” beside a number: three reports gave no number here; the total is without them.',
  none: 'No number',
  cellTitle: (name) => `${name}: who makes it up`,
  cellSum: (sum, numbers, of) => `${sum} in all, out of ${plural(numbers, 'report')} with a number (of ${count(of)}).`,
  cellNone: (of) => `None of ${plural(of, 'report')} gives a number in this cell.`,
  cellMissing: (n) => `${agencies(n)} without an accepted report are not in it.`,
  noNumber: 'No number',
  pages: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  lastTitle: 'Against last year',
  lastWhat: (year, accepted, expected) =>
    `${year}: ${count(accepted)} of ${agencies(expected)} in its scope have an accepted report.`,
  lastNone: (year) => `No report of ${year} was accepted here, so there is nothing to compare with.`,
  lastSame: 'Items that are the same in both years are not listed.',
  form: {
    title: 'Scope of the totals',
    lead: 'Whose reports are added up. The scope, who decided it and when stand on the publisher’s page of totals; the public site still adds up departments, townships and vertical bodies. Once saved, the government’s own report is compared with the sum over this scope.',
    kinds: 'Kinds of agencies that count',
    groups: 'Only these agencies and what belongs to them',
    groupsHint: 'One name a line; empty for the whole roster.',
    except: 'Agencies that do not count',
    exceptHint: 'One name a line, such as those whose report another agency drew up with its own.',
    subordinates: 'Bodies that belong to another agency',
    subordinateChoices: {
      counted: 'By themselves: they report on their own',
      'in-parent': 'Not by themselves: their numbers are in the report of the other',
    },
    below: 'Areas below',
    belowChoices: {
      none: 'Not counted',
      agencies: 'Their agencies (without the governments’ own reports, which would count twice)',
      governments: 'The governments of the areas directly below',
    },
    government: 'Whose report is this sum',
    governmentHint: 'The government’s own report is the total, and does not count itself.',
    noGovernment: 'No report is',
    button: 'Save the scope',
    cancel: 'Back without a change',
    problems: {
      kinds: 'Please choose at least one kind.',
      unknown: (named) => `Not on the roster; please use the names of the roster: ${named}.`,
      tooMany: (most) => `Please name no more than ${count(most)}.`,
    },
  },
};
