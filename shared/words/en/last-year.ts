/** Last year's reports of all agencies, sent at once: what each file says, whose it is, and what was taken over. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

export const lastYear: Texts['lastYear'] = {
  title: (year) => `Last year’s reports of all agencies (${year})`,
  link: (year) => `Import the reports of all agencies for ${year} at once`,
  lead: 'They are only compared with this year’s numbers and shown beside them on the form: the files are not made public and count as no filing. Each is known by the agency (everyday and former names included) and the year that it states, not by its file name; nothing is saved before you confirm.',
  send: 'Upload an archive or a file',
  sendMore: 'Upload another archive or file',
  sendHint:
    'Put the reports of all agencies into one zip archive; or upload them one by one. PDF, Word, Excel and web pages will do, the former forms of 2019 and 2020 too; scans (pictures) are not read.',
  fileLabel: 'A zip archive, or one annual report',
  fileHint: (size) =>
    `An archive of at most ${size}, with at most 1,000 files of up to 20 MB each; no password, no archive within the archive (please save rar and 7z as zip).`,
  afterSending:
    'After the upload you are back on the page of the import, which shows what each file says; a hundred take some minutes, and you may leave.',
  reading: (n, all) => `Being read: ${count(n)} of ${count(all)} left`,
  readingHint: 'The page renews itself; where it does not, press “See how far it is”. You may leave and come back.',
  look: 'See how far it is',
  slow: 'It takes longer than usual; you may leave. Please upload a file by itself that was not read within an hour.',
  files: (n) => `Files received (${count(n)})`,
  filesHint:
    'Please check whose each file is, and change it where needed; choose “leave out” for what is not wanted. Where no agency was found, or several files are of one, it is for you to choose.',
  columns: { file: 'File', says: 'The document says', agency: 'Whose it is', numbers: 'Numbers', notes: 'To note' },
  alone: 'A file sent by itself',
  says: (agency, year) => `${agency ?? 'states no agency'}, ${year === null ? 'states no year' : year}`,
  numbers: (read, unread) => `${read} read${unread > 0 ? `, ${unread} unread` : ''}`,
  findings: (block, explain) =>
    [
      block > 0 ? `${plural(block, 'wrong sum', 'wrong sums')} or the like` : '',
      explain > 0 ? `${explain} to be explained` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  whose: (file) => `Whose is “${file}”`,
  nobody: 'leave out',
  states: {
    unpacking: () => 'being opened',
    waiting: () => 'to be read',
    read: () => '',
    refused: () => 'cannot be imported',
    chosen: (agency) => `to be saved: ${agency}`,
    taken: (agency) => `imported: ${agency}`,
  },
  doubts: {
    'other-year': (year) => `Not a report for ${year}; it cannot be imported.`,
    'other-form': (year) =>
      `Not on the form that the law had for ${year} (the trial form for 2019 and 2020, that of 2021 since); it cannot be imported.`,
    'same-file': () => 'The very same file as another; usually left out.',
    'no-name': () => 'The document states no agency; please choose.',
    nobody: () =>
      'No agency of the roster goes by this name, or more than one. Please choose, or add the name to the roster first.',
    several: () => 'Another file states the same agency; please choose one of them.',
    'no-year': (year) => `The document states no year; please see that it is of ${year}.`,
  },
  mustStateYear: 'The document states no year; it cannot be made public as history.',
  save: 'Import the chosen reports',
  goOn: (n) => `Go on with the ${count(n)} left`,
  saved: (n, left) =>
    `${count(n)} imported; drafts were checked anew against last year’s numbers.${left > 0 ? ` ${count(left)} are not saved yet; please press the button below the list.` : ''}`,
  problem: 'Not all was imported',
  problemDiscarding: 'Not all was taken away',
  twice: (agencies) =>
    `More than one file was chosen for: ${agencies}. Please choose one for each, and leave out the others.`,
  faults: {
    'nothing-chosen': 'No file is chosen. Please choose whose each is.',
    busy: 'The system is busy and some were not imported. What was is not done twice; please press again in a few seconds.',
    'busy-discarding':
      'Files are being read, and the list is not empty yet. Please press “Empty this list” again in a few seconds.',
    'season-closed': 'The season is archived; nothing can be imported any more.',
    'link-ended': 'Your link has ended and nothing was imported. Please come in by the newest mail.',
  },
  discard: 'Empty this list',
  discardHint: 'Takes away files that were not imported; what was imported stays.',
};
