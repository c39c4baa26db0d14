/** The agency's last look before it files, and the ways to mend something without another upload. */
import type { beforeFiling as zh } from '../zh/before-filing.js';
import type { Worded } from '../worded.js';
import { plural } from './plural.js';

export const beforeFiling: Worded<typeof zh> = {
  title: 'Check before filing',
  lead: 'This is what will be filed. If all of it is right, enter the officer below, tick the statement and press “File”.',
  allTables: 'See all of the three tables and the text',
  rows: {
    file: 'File',
    deadline: 'Deadline',
    since: 'Since your last upload',
    by: 'Filed by',
    next: 'Who decides then',
    sections: 'Six sections',
    said: 'Explanations given',
    waived: 'Waived by the publisher',
    notes: 'Notes only',
    attested: 'Numbers you entered or confirmed',
    answers: 'Answers to the return',
  },
  file: (name, submission) => `${name} (${submission})`,
  typed: 'filled in online',
  deadline: (day, left) => `${day}, ${left}`,
  next: (reviewer, approver) => `${reviewer} reviews, ${approver} approves`,
  allSections: 'all six are there',
  sectionsMissing: (sections) => `not found: ${sections}`,
  noneSaid: 'nothing needs explaining',
  notes: (n) => `${plural(n, 'note')}, which stop nothing`,
  attested: (keyed, confirmed) =>
    [keyed > 0 ? `${keyed} entered` : '', confirmed > 0 ? `${confirmed} confirmed` : '']
      .filter((part) => part !== '')
      .join(', '),
  answers: (n) => `${plural(n, 'comment')}, all answered`,
  unchanged: 'nothing has changed',
  changed: (cells, texts) => `${plural(cells, 'number')} and ${plural(texts, 'text')} changed`,
  change: 'Change',
  otherFile: 'Send another file',
  look: 'See',
  figures: {
    caption: 'Key numbers',
    figure: 'Item',
    now: (year) => String(year),
    before: (year) => `${year} (last year)`,
    change: 'Change',
    changeOrLook: 'Change or see',
    changeOf: (figure) => `Change: ${figure}`,
    lookOf: (figure) => `See: ${figure}`,
  },
  howToChange:
    'Where a number is not that of the document, or the document is wrong: mend the document and upload it again.',
  howToChangeTyped: 'To change a number or a text: mend it in the online form and send that again.',
  here: {
    keyed:
      'Some of these numbers were entered by you on this page. If one is wrong, correct it here; no new upload is needed:',
    typed: 'This report was filled in online: correct it in the form; no upload is needed:',
    go: (cell) => `Correct it here: ${cell}`,
    wrong: 'The check thinks that this may be wrong:',
  },
  draftNow: {
    keyed: (n) =>
      `The file was read. ${plural(n, 'matter')} must be mended, with numbers among them that you entered on this page. Please look at those first, correct them here and save.`,
    typed: (n) =>
      `${plural(n, 'matter')} of the report filled in online must be mended. Please correct it in the form and send it again.`,
    go: 'Correct it',
  },
  beside: {
    title: (n) => `${plural(n, 'finding')} in the tables`,
    all: 'All of it',
  },
  cause: (text) => `Likely cause: ${text}`,
};
