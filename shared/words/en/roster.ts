/** The pages on which a roster comes in. What is typed in it stays Chinese: the roster is a Chinese document. */
import type { Texts } from '../texts.js';
import { count } from '../count.js';
import { plural } from './plural.js';

const fields: Texts['roster']['fields'] = {
  id: 'Code',
  name: 'Agency',
  kind: 'Kind',
  contactName: 'Contact',
  contactAddress: 'Contact’s address',
  reviewerName: 'Reviewer',
  reviewerAddress: 'Reviewer’s address',
  approverName: 'Approver',
  approverAddress: 'Approver’s address',
  ruleMaking: 'Rule-making power',
  phone: 'Phone',
  aliases: 'Everyday names',
  parent: 'Agency above',
};

export const roster: Texts['roster'] = {
  title: 'Roster',
  checkTitle: 'Check the roster',
  file: 'Roster file',
  fileHint:
    'Excel (.xlsx), CSV or text, at most 4 MB. The list of contacts that you have will do, with any headings in any order.',
  paste: 'Or paste the roster (one agency a line)',
  pasteHint: 'Copy the lines in Excel and paste them here.',
  needs:
    'Name, contact and address at least; where there are no columns of reviewer and approver, those of the season are used.',
  read: 'Read the roster',
  next: 'You then see what was read and can correct it; before you press “Save the roster” nothing changes and no mail is sent.',
  refusedTitle: 'The roster was not read',
  refusals: {
    nothing: {
      what: 'No file was chosen and nothing pasted.',
      todo: 'Choose the file, or paste the lines from Excel.',
    },
    empty: {
      what: 'There is no agency in it.',
      todo: 'Check that it is the right file and was saved; each agency has a line.',
    },
    'no-roster': {
      what: 'No column with names of agencies or addresses was found.',
      todo: 'It needs columns of name, contact and address, best with a line of headings.',
    },
    'too-many': { what: 'More than 3,000 lines.', todo: 'Please split it into several files.' },
    encrypted: { what: 'The file is locked by a password.', todo: 'Take the password off, save and upload again.' },
    unsafe: {
      what: 'The file holds macros, outside links or something else that is not taken.',
      todo: 'Save it as .xlsx without macros, or as CSV, and upload again.',
    },
    unreadable: {
      what: 'The file cannot be opened; it may be damaged.',
      todo: 'Open it in Excel or WPS, save it as .xlsx and upload again.',
    },
    'old-excel': {
      what: 'This is an old Excel file (.xls).',
      todo: 'Open it in Excel or WPS, save it as .xlsx and upload again.',
    },
    'wrong-encoding': { what: 'The encoding of the text is not known.', todo: 'Save it as .xlsx and upload again.' },
    'not-a-roster': {
      what: 'This is no Excel workbook, CSV or text.',
      todo: 'Upload .xlsx, .csv or .txt, or paste the lines.',
    },
    saving: { what: 'The roster before it is still being saved.', todo: 'Please wait until it is saved.' },
    changed: {
      what: 'The roster was changed after you opened the page.',
      todo: 'Look at what stands here now, then do it again.',
    },
  },
  source: (file, sheet) =>
    file === null ? 'From: what was pasted' : `From: ${file}${sheet === null ? '' : `, sheet “${sheet}”`}`,
  otherSheets: (names) => `Sheets not read: ${names.join(', ')}.`,
  summary: (all, added, changed, same) =>
    `${plural(all, 'agency', 'agencies')} read: ${count(added)} new, ${count(changed)} changed, ${count(same)} unchanged.`,
  skippedCount: (n) => `${plural(n, 'line')} left out.`,
  kept: (n) => `${plural(n, 'agency', 'agencies')} of the roster not named here; they stay as they are`,
  left: (n) => `${plural(n, 'line')} not taken for agencies`,
  leftLine: (line, text) => `Line ${line}: ${text}`,
  columnsTitle: 'How we understand the columns',
  columnsHint:
    'Choose otherwise where it is wrong, then press “Read again so”. Reading again undoes what you corrected by hand below.',
  column: 'Column',
  columnName: (n, heading) => (heading === null || heading === '' ? `Column ${n}` : heading),
  sample: 'What stands in it',
  use: 'Understood as',
  uses: {
    ...fields,
    number: 'Number of the line (not used)',
    leader: 'The agency’s own leader (not used)',
    other: 'Not used',
  },
  leaderNote: 'Leaders of an agency are neither reviewers nor approvers of the reports, and are not used.',
  reread: 'Read again so',
  linesTitle: 'Agencies',
  linesHint:
    'You can correct everything here. Where reviewer and approver are empty, those of the season are used. A code cannot be changed once it is saved.',
  lineOf: (line) => `Line ${line}`,
  columns: { line: 'Line', state: 'Change', more: 'More' },
  fields,
  states: { added: 'New', same: 'Unchanged', changed: (what) => `Changed: ${what.join(', ')}` },
  changes: {
    name: 'name',
    kind: 'kind',
    contact: 'contact',
    phone: 'phone',
    reviewer: 'reviewer',
    approver: 'approver',
    ruleMaking: 'rule-making power',
    aliases: 'everyday names',
    parent: 'agency above',
    removed: 'back on the roster',
  },
  formerly: (value) => `Before: ${value}`,
  noNote: 'none',
  note: ({ field, code, value }) => {
    switch (code) {
      case 'others':
        return field === 'contactName' ? `Also named, not taken: ${value}` : `Another address, not taken: ${value}`;
      case 'phone-rounded':
        return `The spreadsheet has only ${value}: digits are lost; please fill it in`;
      case 'made':
        return 'Made from the name';
      case 'guessed':
        return 'Follows from the name';
      case 'known-as':
        return `The file says “${value}”`;
    }
  },
  strangeParent: 'The roster has no such agency; it is not kept',
  more: 'Code, everyday names, reviewers',
  skip: 'Leave this line out',
  check: 'Check what I changed here',
  save: 'Save the roster',
  discard: 'Discard this roster',
  saveNext:
    'New agencies get no mail by themselves; select them in the overview and invite them. Where an invited agency has another contact, the new one gets a link at once; the former one’s link ends, and a mail says so.',
  problemsTitle: (n) => `${plural(n, 'mistake')} to correct before it can be saved`,
  problemOf: (line, field, what) => `Line ${line}, ${field}: ${what}`,
  moreProblems: (n) => `${count(n)} more are shown when these are corrected.`,
  fine: 'No mistakes found; it can be saved.',
  toSave: 'To the end, to save',
  problems: {
    missing: { what: 'Not filled in', todo: 'Please fill it in.' },
    'bad-id': {
      what: 'Not a code',
      todo: 'Lower-case letters, digits and hyphens, beginning with a letter, at most 40 characters, for example jiaoyu-ju.',
    },
    'bad-name': { what: 'Not a name of an agency', todo: 'Write the full name, 2 to 60 characters.' },
    'bad-kind': { what: 'Not a kind', todo: 'Please choose one of them.' },
    'bad-rule-making': {
      what: 'Not a rule-making power',
      todo: 'Write 有 (yes) or 无 (no); counties and below usually leave it empty, which means no.',
    },
    'bad-address': { what: 'Not a mail address', todo: 'Write the whole address, for example name@example.gov.cn.' },
    'bad-person': {
      what: 'Not a name of a person',
      todo: 'Write a name of 1 to 40 characters; where there is an address there must be a name.',
    },
    'bad-phone': { what: 'The phone is too long', todo: 'At most 40 characters: one number or two.' },
    'bad-aliases': {
      what: 'Not everyday names',
      todo: '2 to 60 characters each, with commas between them, at most 20.',
    },
    twice: {
      what: 'Stands in a line before',
      todo: 'Each agency has one line: correct it, or tick “Leave this line out”.',
    },
    'other-code': {
      what: 'The roster has an agency of this name under another code',
      todo: 'If it is the same, write the code of the roster.',
    },
    'other-name': { what: 'This is the name of another agency', todo: 'Please take it out.' },
    'same-person': {
      what: 'Two of contact, reviewer, approver and publisher have the same name or address',
      todo: 'All must differ; please name another person. A tag after a plus, case, width and spaces do not make an address another one.',
    },
  },
  pair: (names) => `${names} are one person`,
  touched: {
    what: (touch) => `This person ${touch} in this year’s report of the agency and cannot decide on it`,
    todo: 'Please name somebody who had no hand in the report.',
  },
  pages: (page, of) => `Page ${page} of ${of}`,
  toPage: (page) => `Keep what I changed, show page ${page}`,
  savingTitle: 'The roster is being saved',
  saving: (done, total) => `The roster is being saved: ${count(done)} of ${plural(total, 'line')}.`,
  savingHint: 'You may leave this page; saving goes on. Reload it to see how far it is.',
  refresh: 'See how far it is',
  savedTitle: 'The roster is saved',
  saved: (added, changed, contacts) =>
    [
      `The roster is saved: ${count(added)} new, ${count(changed)} updated.`,
      contacts === 0
        ? ''
        : `${plural(contacts, 'invited agency has', 'invited agencies have')} another contact now: the new ones are mailed a link, the links of the former ones have ended, and they are told.`,
      added === 0 ? '' : 'The new agencies can be invited now.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  notTaken: (n) =>
    `${plural(n, 'line was', 'lines were')} not saved, because the roster or the people of the season changed meanwhile. Please import them again.`,
  toCheck: 'Go on with the roster that was read',
  again: 'Import another roster',
};
