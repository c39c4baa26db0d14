/** The words around the three tables, the text and the findings; the labels inside the tables are those of the form. */
import type { UnreadReason } from '#shared/reading/values.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

type Report = Texts['report'];

const UNREAD_REASONS: Readonly<Record<UnreadReason, string>> = {
  'no-place': 'this cell was not found in the document',
  'label-not-found': 'the label of this row was not found, or is not that of the form',
  'header-differs': 'the head of the table is not that of the form, so the place of this cell is not certain',
  'not-a-number': 'what stands in the cell is not a number',
  'leftover-digits': 'digits nearby belong to no row or column for certain',
  struck: 'the text of the cell is struck through',
  unmapped: 'the cell holds characters that cannot be told',
  'not-visible': 'the number of the cell is faint, hidden or cut off',
  overlap: 'characters of the cell overlap',
  covered: 'the cell is covered by a picture or a shape, or is a picture',
  'crosses-rule': 'the number stands across a line of the table, so its cell is not certain',
  'mixed-size': 'characters of the cell differ in size or height; some may be raised or lowered',
  'several-lines': 'the number of the cell stands in several lines',
  spaced: 'there are gaps in the number of the cell; whether it is one number or several is not certain',
  'actual-text': 'the text inside the file is not what the page shows',
  'engines-differ': 'two ways of reading do not agree',
  painted: 'strokes are drawn in the cell that are no text',
  'painted-otherwise': 'the page shows another number than the file records (a font maps characters wrongly)',
  conflict: 'two ways of reading give different numbers',
  'mixed-colour': 'characters of the cell differ in colour and may have been changed',
  'not-rectangular': 'merged cells of the table are irregular, so the place of this cell is not certain',
  restyled: 'the page changes what is shown here by style or script; what was read may not be what is seen',
  'sums-differ': 'with the number as read the totals do not agree',
  'head-differs': 'the head of the table differs from the official form',
  'merged-cell': 'several cells are merged into one',
  unit: 'a unit stands behind the number',
  'without-spans':
    'this kind of file keeps no merged cells; blanks, and numbers that no second reading bears out, must be held against the document',
  'rival-figures': 'the table holds another year, number or text; what was read may not be this year’s number',
  'open-document':
    'the layout of .odt and .ods files cannot be checked part by part yet; please compare with the document',
  'not-plain': 'text or format of the cell are unusual; what is seen may not be what was read',
  'unproven-font': 'how the font used here draws digits cannot be checked; what is seen may not be what was read',
  'not-plain-table': 'the table may move, swap or hide cells, so what each cell shows is not certain',
  'readings-differ': 'the number on the scan is unclear, and several readings do not agree',
  scan: 'read from the picture of a scan, with no total to bear it out; please hold each cell against the document',
  'scan-sums': 'read from the picture of a scan; agrees with the totals, but please hold it against the document',
  faint: 'there is a faint trace in the cell; whether it is blank or a number is not certain',
  ambiguous: 'it can be read in more than one way',
};

export const report: Report = {
  tableTitle: { 2: 'Table 2', 3: 'Table 3', 4: 'Table 4' },
  tableCaption: (table, heading) => `${table}: ${heading}`,
  sectionHeading: (number) => `${number}. ${SECTION_HEADINGS[number - 1]?.en ?? ''}`,
  tablesTitle: 'The three tables as read',
  unreadCell: 'not read',
  unreadHint: 'Not read, please fill in',
  blankCell: 'blank',
  notPrinted: 'no such row in the document',
  noValue: 'not read',
  unreadReason: (code) => (Object.hasOwn(UNREAD_REASONS, code) ? UNREAD_REASONS[code as UnreadReason] : null),
  marked: {
    block: 'to correct',
    explain: 'to explain',
    note: 'note',
    confirm: 'to confirm',
    unread: 'not read',
    keyed: 'filled in by hand',
    confirmed: 'confirmed',
    changed: 'changed',
    comment: 'commented',
  },
  legend: 'Marks',
  scrollHint: 'The table is wide; move it sideways ↔',
  keyedBy: (name) => `filled in by ${name}`,
  shortForm:
    'The document uses an older table that prints “(6) Other handling” as one row, not as three; it is shown as it stands.',
  place: (place) => {
    switch (place.in) {
      case 'page':
        return `page ${place.page} of the document`;
      case 'table':
        return `table ${place.table} of the document, row ${place.row}, column ${place.column}`;
      case 'sheet':
        return `sheet “${place.sheet}”, ${place.address}`;
      case 'line':
        return `line ${place.line} of the document`;
    }
  },
  places: {
    title: 'Places in the document',
    hint: 'Press a number in a table to see where it stands in the document; press the marked place to come back.',
    see: 'See the document',
    page: (page) => `Page ${page} of the document`,
    pictureOf: (page) => `Picture of page ${page} of the document`,
    framesOf: (page) => `Numbers read on page ${page}`,
    cutting: (page) => `Part of page ${page} of the document, the cell in a frame`,
    back: (cell, value) => `${cell}: ${value}, back to the table`,
    table: (table) => `Table ${table} of the document`,
    sheet: (sheet) => `Sheet “${sheet}”`,
    lines: 'Lines of the document',
    row: (row) => `Row ${row}`,
    column: (column) => `Column ${column}`,
    nothing: 'empty',
    redrawn: 'Drawn anew from what was read, with the rows and columns that hold numbers only.',
    skip: 'Skip the tables',
  },
  sectionMissing: 'This section was not found.',
  sectionIsTable: 'This section is the table above.',
  showText: 'Show the text',
  readingNotes: 'Notes from reading',
  original: (fileName) => (fileName === '' ? 'Open the document' : `Open the document: ${fileName}`),
  lastYear: {
    title: (year) => `Figures of ${year}`,
    titleBoth: (before, year) => `Figures of ${before} and ${year} side by side`,
    none: (year) =>
      `The annual report of ${year} is not in the system, so nothing can be compared across years; filing is not affected.`,
    source: {
      published: 'From last year’s report as this system published it.',
      imported: 'From last year’s report as the publisher imported it.',
    },
    caption: 'Cells of tables 2 and 4, and the total of each row of table 3',
    cell: 'Item',
    year: (year) => `${year}`,
  },
  recheck: {
    title: 'Checked again: not as at filing',
    same: (ruleSet) => `Just checked again by the rules of today (version ${ruleSet}): the result is that of filing.`,
    newRules: (ruleSet) =>
      `The rules have changed since filing (version ${ruleSet} now), and the result of checking again differs:`,
    newFacts:
      'What the report is compared with (last year’s report, other agencies’ reports) has changed since filing, and the result of checking again differs:',
    added: 'New findings',
    gone: 'Findings that no longer hold',
  },
  findings: {
    title: 'Findings',
    none: 'The check found nothing.',
    block: 'To correct',
    explain: 'To explain',
    note: 'Note',
    hints: {
      agency: {
        block: 'Correct the document and upload it again; only then can it be filed.',
        explain: 'The figure may be right, but needs a sentence or two of reason; a ready explanation often fits.',
        note: 'For your information; filing is not affected.',
      },
      others: {
        block:
          'The agency corrects and uploads again, or the publisher waives it with a reason; only then can it be filed.',
        explain: 'The figure may be right, but the agency must say why; please see whether the explanation holds.',
        note: 'For information; filing is not affected.',
      },
      explained: 'Explanations stay with the report and are published with the data.',
    },
    joined: (n) => `${plural(n, 'finding')} of these come from the same mistake and stand together at the top.`,
    explainedOf: (explained, all) =>
      explained === 0 ? '' : explained === all ? ' (all explained)' : ` (${explained} explained)`,
    explained: 'explained',
    seeCell: 'See the table',
    remedy: 'How to mend it',
    remedyOfAgency: 'How the agency can mend it',
    expected: 'should be',
    compared: 'compared with',
    actual: 'the table says',
    evidence: (section) => (section === 0 ? 'Sentence of title or preamble' : `Sentence of section ${section}`),
    inEnglish: 'English',
    moreCells: (n) => `${plural(n, 'more cell')}`,
    ruleLink: (rule) => `Rule ${rule}: basis and example (new tab)`,
    ruleBack: 'Close this tab to come back to the page before.',
    explanation: 'Explanation of the agency',
    noExplanation: 'Not explained yet.',
    carried: (submission) => ` (kept from ${submission})`,
    waived: (name) => `waived by ${name}`,
    waiverReason: 'Reason of the waiver',
    notApplicable: (n) =>
      `${plural(n, 'more rule')} could not be judged for lack of data (not counted as passed; filing is not affected)`,
  },
  causes: {
    others: (n) => `${plural(n, 'other possibility', 'other possibilities')}`,
    explained: (n) => (n === 1 ? 'The difference it would explain' : `The ${n} differences it would explain`),
  },
};
