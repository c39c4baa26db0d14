/** The document was read, and is not the report that is collected: another year’s or agency’s, not in the official form, or more than one. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';

const OFFICIAL_FORM =
  'Please use the official form of 国办公开办函〔2021〕30号; one file holds the report of one agency for one year.';

export const REPORT = {
  'blank-form': {
    title: 'This is a blank form',
    what: 'There is no number in the three tables.',
    why: 'The downloaded template may have been uploaded by mistake.',
    todo: ['Fill in the numbers and upload again; where nothing happened, write 0.'],
  },
  'other-digits': {
    title: 'The numbers are not written in the digits 0 to 9',
    what: 'The three tables hold numbers, but in the digits of another script (for example ٠١٢٣ or ०१२३).',
    why: 'Mostly regional settings or a font changed the digits; the system does not convert them for you.',
    todo: ['Change the numbers to 0 to 9 (half or full width), save and upload again.'],
  },
  'old-form': {
    title: 'An old form was used',
    what: 'The file uses the trial form of 2019, whose items differ from those of today.',
    why: 'From 2021 on, the form of 国办公开办函〔2021〕30号 must be used.',
    todo: ['Put the numbers into the form of today and upload again.', OFFICIAL_FORM],
  },
  'several-reports': {
    title: 'There are several reports in one file',
    what: 'The file holds more than one set of tables.',
    why: 'Which one is this agency’s for this year cannot be told.',
    todo: [OFFICIAL_FORM],
  },
  'side-by-side': {
    title: 'Two sets of tables stand side by side',
    what: 'The same tables stand twice beside each other (two columns, two agencies or two years); which number belongs to which cannot be told.',
    why: 'A report has one set of tables; a wrong guess would take somebody else’s or last year’s numbers for this agency’s.',
    todo: [
      'Keep only this agency’s tables of this year (one table across the page), save and upload again.',
      OFFICIAL_FORM,
    ],
  },
  'not-a-report': {
    title: 'Not an annual report on government information disclosure',
    what: 'The file has neither the title nor the six sections of an annual report.',
    why: 'The wrong file may have been chosen.',
    todo: ['Please look at the file and upload again.', OFFICIAL_FORM],
  },
  'no-tables': {
    title: 'The three tables were not found',
    what: 'The file has the text, but not the tables of sections 2, 3 and 4.',
    why: 'They may have been put in as pictures, or are in another file.',
    todo: ['Please put the three tables into the report as tables (not pictures) and upload again.', OFFICIAL_FORM],
  },
  'other-year': {
    title: 'The file is a report of another year',
    what: 'The year in the file is not the one that is collected now.',
    why: 'Publishing the data of a wrong year would mislead the public.',
    todo: [
      'Please look at title and period of the file, and upload this year’s report.',
      'If the title has a slip, correct the document and upload it again.',
    ],
  },
  'other-agency': {
    title: 'The file is the report of another agency',
    what: 'The agency named in the file is not this one.',
    why: 'An agency can only file its own report.',
    todo: [
      'Please look whether the wrong file was chosen.',
      'If the agency was renamed or its name on the roster is wrong, please ask the publisher to correct the roster.',
    ],
  },
  'own-workbook': {
    title: 'This is the annotated workbook, not the annual report',
    what: 'This file is the “annotated workbook” downloaded here; it does not hold the text of the report. The draft has not changed.',
    why: 'The annotated workbook takes explanations and cannot be filed as a report.',
    todo: [
      'If explanations were filled in, hand them in by “Upload what was filled in” below the findings.',
      'To replace the report, please upload the document of the annual report.',
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
