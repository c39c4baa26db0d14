/** A saved portal page or its file, held against what was approved: how to send it, and what was found. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const portalCheck: Texts['portalCheck'] = {
  title: 'Check the portal',
  link: 'Check the report on the portal',
  lead: 'Save the web page (or the file that it offers) from the portal and send it here: it is held against the approved report, number by number and section by section. No address is fetched, and the state of the report does not change.',
  back: 'Back to the report',
  notApproved: 'This report is not approved yet: there is nothing to hold the portal against.',
  archived: 'This year is archived: only earlier checks can be seen.',
  parts: { page: 'web page', file: 'file to download' },
  ask: {
    page: {
      title: 'Check the web page',
      how: 'Open the report on the portal in a browser, press Ctrl+S and save it as “webpage, single file (mhtml)” or “webpage, HTML only”.',
      day: 'If the page states no day of publication, the day on which it was published (may be left empty)',
      button: 'Upload the saved page…',
    },
    file: {
      title: 'Check the file to download',
      how: 'Download the file (PDF, Word, Excel) from the portal; do not use the original on your computer.',
      button: 'Upload the downloaded file…',
    },
  },
  badDay: () => ({
    title: 'The day of publication must be changed',
    what: 'This is not a day, or it lies in the future.',
    why: 'It shows whether the report was published before its period ended.',
    todo: ['Go back and write it as “2026-01-20”; leave it empty where you do not know.'],
  }),
  upload: {
    title: { page: 'Upload the saved page', file: 'Upload the downloaded file' },
    label: { page: 'Saved web page', file: 'Downloaded file' },
    why: 'It is only held against the approved report: the file is not made public and counts as no filing.',
    after: 'The upload opens a new tab. A few seconds later the page “Check the portal” shows the result.',
    back: 'Back to “Check the portal”',
  },
  waiting: {
    title: 'Comparing',
    what: 'The file has arrived and is being read and compared, mostly for a few seconds. The page looks again by itself; if it does not, press “See the result”.',
    look: 'See the result',
    slow: 'This takes longer than usual; you may leave the page. If there is no result after ten minutes, please upload it again.',
  },
  result: {
    title: (part) => `Result for the ${part}`,
    none: (part) => `The ${part} has not been checked yet.`,
    by: (name, role, at) => `Checked on ${at} by ${name} (${role}).`,
    same: 'The same: all 200 numbers and six sections are those of the approved report.',
    differs: (cells, sections) =>
      `Not the same as the approved report: ${[
        cells > 0 ? plural(cells, 'number') : '',
        sections > 0 ? `the text of ${plural(sections, 'section')}` : '',
      ]
        .filter((part) => part !== '')
        .join(' and ')}.`,
    differsTodo: 'Paste it anew from the portal kit (or attach the file anew), save it and check once more.',
    other: 'This is another report; its numbers were not compared.',
    otherSays: (agency, year) => `It says: ${agency ?? 'no agency'}, ${year === null ? 'no year' : `year ${year}`}.`,
    otherTodo:
      'Make sure that you saved the report of this agency and year, and check once more; where the portal has the wrong one, replace it.',
    unreadable: (why) => `It could not be read: ${why}`,
    unreadableMeans: 'That it could not be read means neither that it is the same nor that it differs.',
    stated: (day) => `Day of publication that the page states: ${day}.`,
    typed: (day) => `Day of publication as typed by whoever checked: ${day}.`,
    noDay: 'The page states no day of publication and none was typed: whether it came too early was not judged.',
    cells: 'Numbers that differ',
    cell: 'Item',
    approved: 'Approved',
    portal: 'On the portal',
    blank: 'blank',
    notRead: 'not read',
    section: (number) => `The text of section ${number} differs`,
    missing: 'In the approved report, but not on the portal:',
    added: 'On the portal, but not in the approved report:',
  },
  rules: {
    title: 'Day of publication; page and file',
    waitsFor: {
      page: 'Whether page and file agree: the web page has not been checked yet.',
      file: 'Whether page and file agree: the file to download has not been checked yet.',
    },
    agree: 'The 200 numbers of the page and of the file agree.',
    inTime: 'It was not published before the period ended.',
  },
  stands: {
    right: 'Portal: the same',
    differs: 'Portal: differs',
    none: 'Portal: not checked',
  },
  board: {
    filter: 'Portal',
    any: 'Any',
    options: { right: 'the same', differs: 'differs', none: 'not checked' },
  },
};
