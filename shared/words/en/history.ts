/** Reports of earlier years on the publisher's desk: brought in, released as history, taken down. */
import { PAGE_MAX, WHERE_MAX } from '#shared/filing/history.js';
import { count } from '../count.js';
import type { Texts } from '../texts.js';

export const history: Texts['history'] = {
  title: 'Reports of earlier years',
  link: 'Reports of earlier years (from 2019 on)',
  lead: 'Reports that agencies published before this system was used can be imported and made public as history, to be read and compared over the years. They were not filed, reviewed or approved here; their pages and data say so, and they do not count as approved reports.',
  years: 'By year',
  columns: { year: 'Year', held: 'Imported, not public', released: 'Public', down: 'Taken down' },
  open: (year) => `${year}`,
  collected: 'The reports of this year were filed in this system; there is nothing to import.',
  yearTitle: (year) => `Earlier reports for ${year}`,
  back: 'Back to reports of earlier years',
  yearLead: (year) =>
    `Upload the agencies’ reports for ${year} as one zip archive, or one by one. A document is known only by the agency and the year that it states; one that does not state ${year}, or is not on the form of that year, is named and not taken. A cell that was not read is published as “not read”, without any number.`,
  filesHint:
    'Please check whose each file is. Where the document names an agency of the roster, it can be taken for that one alone. Choose “leave out” for what is not wanted.',
  source: 'Where these files are from',
  sourceHint:
    'Public, on the page of each report. The system never opens the addresses. Please save files from different places one after another.',
  where: 'Where you have them from',
  whereHint: 'For example: the portal of Yunxi county, column “annual reports on disclosure”',
  published: 'Published there on (where known)',
  publishedHint: 'For example: 2020-01-20',
  page: 'Address of the page (where known)',
  save: 'Import the chosen reports',
  goOn: (n) => `Go on with the ${count(n)} left`,
  saved: (n, left) =>
    `${count(n)} imported and not public yet. ${left > 0 ? `${count(left)} are not saved yet; please press the button below the list.` : 'Please look at them below, then release them.'}`,
  held: (n) => `Imported, not public (${count(n)})`,
  heldHint:
    'Please open the preview of each, then tick what is to be public. Another document for the same agency takes the place of the one here.',
  heldColumns: { agency: 'Agency', form: 'Form', unread: 'Cells not read', source: 'Source', by: 'Imported by, on' },
  forms: {
    '2021': 'Form of 2021',
    '2021-short': 'Form of 2021 (“other handling” as one row)',
    '2019-trial': 'Trial form of 2019',
  },
  preview: 'Preview',
  choose: (agency) => `Release the earlier report of ${agency}`,
  releaseMeans:
    'The chosen reports become public as history. Their pages say that they were imported and not reviewed here, how many cells were not read, and where they are from. Agencies are not mailed, and the feed does not tell of them.',
  release: 'Release the chosen reports as history',
  releasing: (n) => `${count(n)} being released; they are on the public site in some minutes.`,
  public: (n) => `Public (${count(n)})`,
  publicHint:
    'To put a document in its place that was read better, please take it down first, then import and release that.',
  version: (n) => `version ${n}`,
  onSite: 'Public page',
  takeDown: 'Take down',
  takeDownMeans:
    'Its addresses then say that it was taken down; sums, charts and data files no longer include it. The reason stays in the log and is not public.',
  takeDownWhich: 'Which report',
  takeDownReason: 'Why it is taken down',
  takeDownButton: 'Take this earlier report down',
  takenDown: 'Taken down; in some minutes the public site does not show it any more.',
  down: (n) => `Taken down (${count(n)})`,
  downOn: (agency, day) => `${agency}, on ${day}`,
  problem: 'Not done',
  faults: {
    'nothing-chosen': 'No file is chosen yet. Please choose under “Whose it is”.',
    'no-source': 'Please say where you have these files from.',
    'too-long': `“Where you have them from” may have at most ${WHERE_MAX} characters, the address of the page at most ${PAGE_MAX}. Please shorten it.`,
    'bad-day': 'The day was not understood. Please write it as 2020-01-20, or leave it empty.',
    'none-to-release': 'No report is ticked yet.',
    busy: 'The system is busy, and some are not imported yet. None is imported twice; please press again in some seconds.',
    'busy-discarding': 'Some files are being read, and the list is not empty yet. Please press again in some seconds.',
    'season-closed': 'The season is archived; nothing can be imported any more.',
    'link-ended': 'Your link is not valid any more, and this was not done. Please come in by your latest mail.',
    'other-agency':
      'A document names another agency than the one chosen. Please choose the agency that it names, or “leave out”.',
  },
  refusals: {
    year: 'Only reports from 2019 on, of years before this season’s, can be imported.',
    season: 'The reports of this year were filed in this system; they cannot be imported as history.',
    public: 'The agency’s earlier report of this year is public. Please take it down before another takes its place.',
    shown: 'Earlier reports of this year are, or were, public; no season can be opened for it.',
    'not-public': 'This earlier report is not public; there is nothing to take down.',
  },
  refusalTitle: 'Nothing was changed',
  refusalWhy: 'Only reports from before this system was used are kept as history, one per agency and year.',
  refusalTodo: 'Please see the page of earlier reports for how it stands.',
};
