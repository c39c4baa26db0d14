/** Files that people take away and bring back: the annotated workbook, its lists, the blank form, and what became of it. */
import { EXPLANATION_MAX } from '#shared/filing/model.js';
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { fileSize } from './dates.js';
import { plural } from './plural.js';

const AGAIN =
  'Please download the “annotated workbook” on the filing page, fill it in, save it as .xlsx and upload it.';

export const takeaway: Texts['takeaway'] = {
  fileNames: {
    workbook: (agency, year, n) => `${agency} ${year} annual report checked (upload ${n}).xlsx`,
    findings: (agency, year, n) => `${agency} ${year} annual report findings (upload ${n}).csv`,
    cells: (agency, year, n) => `${agency} ${year} annual report data (upload ${n}).csv`,
    form: (agency, year, ending) => `${agency} ${year} annual report (blank form).${ending}`,
    draft: (agency, year, ending) => `${agency} ${year} annual report (draft).${ending}`,
  },
  author: 'Annual reports',
  sheets: {
    tables: 'Three tables',
    findings: 'Findings',
    cells: 'To fill in',
    form: 'Annual report',
    published: 'On publication',
  },
  stamp: (submission, ruleSet) =>
    `Please keep this line, it is compared on upload. Number ${submission} rules ${ruleSet}`,
  tables: {
    subtitle: (n) =>
      `The three tables as read from upload ${n}. Tinted cells have a comment; rest the mouse on one to see it.`,
    legend: 'Tints',
    note: (severity, rule, message) => `[${severity}] ${rule} ${message}`,
    remedy: (remedy) => `How to mend it: ${remedy}`,
    unread: '[Not read] Please fill it in on the sheet “To fill in”, as the document prints it.',
    confirm:
      '[To confirm] Please hold it against the document; if it agrees, choose “agrees” on the sheet “To fill in”.',
    keyed: (name) => `Filled in by ${name}.`,
  },
  findings: {
    title: (agency, year, n) => `${agency}, annual report ${year}: findings (upload ${n})`,
    how: 'Please write the reason itself into the yellow column “Explanation”, save as .xlsx, and press “Upload what was filled in” on the filing page. What is to be corrected must be corrected in the document and uploaded again; an explanation does not replace that.',
    none: 'The check found nothing.',
    columns: {
      number: 'No.',
      rule: 'Rule',
      severity: 'Degree',
      cells: 'Cells',
      message: 'Finding',
      remedy: 'How to mend it',
      expected: 'Should be, or compared with',
      actual: 'Is',
      explanation: 'Explanation',
      key: 'Key (do not change)',
    },
    evidence: (sentence) => `Sentence of the text: ${sentence}`,
    notAsked: 'not needed',
    waived: (name, reason) => `Waived by ${name}: ${reason}`,
    prompt: `Write the reason itself, at most ${count(EXPLANATION_MAX)} characters.`,
  },
  cells: {
    title: (agency, year, n) => `${agency}, annual report ${year}: numbers to fill in and confirm (upload ${n})`,
    how: 'Please compare with the document and use the yellow column “Please fill in”: a number where it was not read, “agrees” where one is to be confirmed and agrees with the document. Where it does not agree leave it empty, correct the document and upload it again.',
    columns: {
      number: 'No.',
      kind: 'Kind',
      cell: 'Cell',
      seen: 'Read as',
      why: 'Why',
      answer: 'Please fill in',
      key: 'Key (do not change)',
    },
    kinds: { unread: 'not read', confirm: 'to confirm', keyed: 'filled in, can be changed' },
    same: 'agrees',
    promptKey: 'The number as the document prints it.',
    promptConfirm:
      'Choose “agrees” where it agrees with the document; if not, leave it empty and correct the document.',
    confirmWhy: 'read, but the layout leaves a doubt',
  },
  data: {
    columns: {
      table: 'Table',
      cell: 'Cell',
      id: 'Id',
      value: 'Value',
      printed: 'As printed',
      kind: 'Kind',
      mark: 'Mark',
    },
    kinds: {
      number: 'number',
      blank: 'blank',
      mark: 'mark',
      'not-printed': 'no such row',
      unread: 'not read',
    },
  },
  form: {
    carriedTitle: 'Carried over from last year',
    carried: (year) => `From the row “carried forward to next year” of the annual report ${year}`,
    carriedPrompt: (year) =>
      `Filled in from the row “4. Carried forward to next year” of this agency’s annual report ${year}; please check and correct it where needed.`,
  },
  links: {
    title: 'Download and fill in offline',
    workbook: 'Annotated workbook (Excel)',
    findings: 'List of findings (CSV)',
    cells: 'The 200 numbers (CSV)',
    export: 'All evidence (export.json, names the people involved, please do not publish)',
    blankTitle: 'Blank form',
    blankWorkbook: 'Excel',
    blankDocument: 'Word',
    blankHint: {
      carried:
        'Agency, year and the row “2. Carried over from last year” are filled in; please check them. The form itself is Chinese.',
      notCarried:
        'Agency and year are filled in; please fill in the row “2. Carried over from last year” yourself. The form itself is Chinese.',
      noLastYear: (year) =>
        `Agency and year are filled in; the system has no report of ${year}, so please fill in the row “2. Carried over from last year” yourself. Nothing is compared across years either, which does not hinder filing. The form itself is Chinese.`,
    },
  },
  upload: {
    title: 'Upload what was filled in',
    how: 'You can also download the “annotated workbook”, write explanations, numbers and confirmations in Excel or WPS, and upload it here. Empty cells change nothing that is saved.',
    label: 'The filled-in workbook (.xlsx)',
    limit: (bytes) => `At most ${fileSize(bytes)}. The annual report itself is not taken here.`,
    tooLarge: (bytes) =>
      `The file is larger than ${fileSize(bytes)} and cannot be uploaded. If pictures were put into it, delete them and try again.`,
    button: 'Upload what was filled in',
  },
  imported: {
    title: 'What was filled in: the result',
    taken: (n) => `${plural(n, 'item')} saved`,
    nothing: 'There was nothing to save.',
    nothingWhy: 'The yellow cells are all empty, or say what is saved already.',
    same: (n) => `${plural(n, 'more item')} ${n === 1 ? 'says' : 'say'} what is saved already; nothing was changed.`,
    skipped: (n) => `${plural(n, 'item')} not taken`,
    otherRules:
      'The rules have changed since the workbook was downloaded; the report was checked again by those of today.',
    explained: 'Explanation',
    keyed: 'Filled in',
    confirmed: 'Confirmed',
    replaced: (before) => `In place of: ${before}`,
    next: 'The report was checked again. Please go back to the filing page to see the result.',
  },
  skipped: {
    gone: 'After checking again this finding is gone and needs no explanation.',
    blocks:
      'This one must be corrected, an explanation does not replace that. Please correct the document and upload it again.',
    'only-noted': 'This one is only a note and needs no explanation.',
    'too-long': `The explanation is longer than ${count(EXPLANATION_MAX)} characters; please shorten it.`,
    twice:
      'The same one stands in the workbook more than once with different answers; which one counts is not certain.',
    misplaced:
      'The number of this row does not fit the key at its end; a sort may have left out the last column. Please download the workbook again and fill it in.',
    unclear:
      'What stands in this cell cannot be read, for example a formula without a result. Please type text or number.',
    'not-a-number': 'Not a number. The tables take numbers not below 0; all but the charges are whole.',
    'was-read':
      'This cell was read and cannot be changed in the workbook. If the number is wrong, correct the document and upload it again.',
    differs:
      'What was filled in is not the number that was read, so it was not taken as a confirmation. If the document is wrong, correct it and upload it again.',
    'other-value':
      'The column “Read as” of the workbook is not the number of the system now, so it was not taken as a confirmation. Please download the workbook again.',
  },
  problems: {
    'no-file': {
      title: 'No file was chosen',
      what: 'No filled-in workbook has arrived.',
      why: '',
      todo: ['Please choose the filled-in workbook (.xlsx) first, then press “Upload what was filled in”.'],
    },
    encrypted: {
      title: 'The workbook has a password',
      what: 'The workbook has a password for opening and cannot be read.',
      why: '',
      todo: ['Please remove the password, save as .xlsx and upload again.'],
    },
    unreadable: {
      title: 'This file cannot be read',
      what: 'The file is no .xlsx workbook, or it is damaged.',
      why: 'Only .xlsx can be read; .xls, .et, .csv and PDF cannot.',
      todo: ['Please open the filled-in table in Excel or WPS, save it as “Excel workbook (.xlsx)” and upload that.'],
    },
    unsafe: {
      title: 'This file cannot be accepted',
      what: 'The workbook holds macros, or its inside is unusual; it was not opened.',
      why: 'As a guard against viruses and hostile files, such files are never read.',
      todo: [AGAIN],
    },
    'not-ours': {
      title: 'Not a workbook of this system',
      what: 'The workbook holds no number of filing, so it is not known which report the explanations belong to.',
      why: 'The line with the number above the findings may have been deleted, or another file was chosen. The annual report itself is uploaded under “Upload the annual report”.',
      todo: [AGAIN],
    },
  },
  otherSubmission: (theirs, ours) => ({
    title: 'The workbook belongs to another upload',
    what: `The workbook belongs to number ${theirs}${ours === null ? ', and there is no draft to explain now' : `, and the one at work now is ${ours}`}.`,
    why: 'Each upload is another file with other findings; explanations serve the one that they belong to.',
    todo: [AGAIN, 'If what you wrote still holds, copy it into the new workbook.'],
  }),
};
