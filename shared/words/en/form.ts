/** The form that is filled in on the page, in English. What is written into the report itself stays Chinese. */
import { onlineForm as zh } from '../zh/form.js';
import type { Texts } from '../texts.js';
import { dates } from './dates.js';

type Words = Texts['onlineForm'];

const parts: Words['parts'] = {
  opening: 'Opening',
  section1: 'Text of section 1',
  section2: 'Remarks in section 2',
  section3: 'Remarks in section 3',
  section4: 'Remarks in section 4',
  section5: 'Text of section 5',
  section6: 'Text of section 6',
  table2: 'Table of section 2',
  table3: 'Table of section 3',
  table4: 'Table of section 4',
};

const guidance: Words['guidance'] = {
  0: [
    'Say on what basis the report was made and which period the numbers cover.',
    'The period is 1 January to 31 December of the report year.',
    'The title, with agency and year, is written for you.',
  ],
  1: [
    'How the agency carried out the Regulation, in five respects: proactive disclosure, requests, management of information, platforms, oversight.',
    'Governments also report on assessment, public appraisal and accountability.',
    'Numbers in the text must agree with the tables; write what happened here, and do not copy last year or another agency.',
  ],
  2: [
    'A table only. Enter 0 where nothing happened; leave nothing empty.',
    'Rules (规章) are made by few; below the city the numbers are usually 0. A joint normative document is counted once, by its lead agency.',
    '“In force” is the stock at the end of the year: last year’s + issued − repealed.',
    'Licensing, penalties, compulsion: decisions made this year.',
    'Charges are in 10,000 yuan: 188,710 yuan is 18.8710.',
  ],
  3: [
    'A table only. In each column: 1 (new) + 2 (carried over) = 3 (7) total + 4 (carried forward).',
    'A request has one outcome. What was granted in part counts there only.',
    '“Total” is the sum of the six columns before it; row (7) is the sum of the outcomes above it.',
    '“Carried over” should be what last year’s report carried forward; where it is not, say why when filing.',
    'Withdrawn or transferred requests go to (6) 3 Other.',
  ],
  4: [
    'A table only: cases about disclosure in which this agency is the respondent or defendant.',
    'Upheld: the act stands. Corrected: revoked, changed, declared unlawful or ordered. Other: withdrawn, inadmissible, ended.',
    'What is undecided at the end of the year is pending. Each total is the sum of the four before it.',
  ],
  5: [
    'The main problems of the year, told concretely.',
    'What was improved and what is planned; also what became of last year’s problems.',
  ],
  6: [
    'Fees for handling information, also where none were charged; in yuan here.',
    'Whatever else you were asked to report. If there is nothing, say so.',
  ],
};

const placesOf = (sections: readonly number[], cells: readonly string[]): string =>
  [
    ...sections.map((number) => parts[number === 0 ? 'opening' : (`section${number}` as keyof Words['parts'])]),
    ...cells,
  ].join(', ');

export const onlineForm: Words = {
  parts,
  guidance,
  problems: {
    unreadable: (cells) => ({
      title: 'Some cells hold no number',
      what: `These hold neither a number nor a mark (/, —): ${cells.join(', ')}.`,
      why: 'Numbers are never guessed, so no document can be made.',
      todo: ['Enter a number, 0 where nothing happened. Only the charges have decimals; no unit.'],
    }),
    empty: () => ({
      title: 'The tables are empty',
      what: 'There is no number in the three tables, so there is no report to make.',
      why: '',
      todo: ['Fill in the tables of sections 2, 3 and 4; enter 0 where nothing happened.'],
    }),
    differs: (sections, cells) => ({
      title: 'The document did not pass its proof and was not sent',
      what: `The document was read back, and these places differ from what you typed: ${placesOf(sections, cells) || 'the whole document'}.`,
      why: 'Usually a paragraph reads as the heading of another section, is a bare page number, or names another period.',
      todo: [
        'Reword these paragraphs and send again. All you typed is saved.',
        'If it stays so, download the blank form, upload it filled in, and tell us.',
      ],
    }),
    noGlyphs: (characters) => ({
      title: 'This PDF was not made',
      what: `The font of the PDF does not have these characters: ${characters.join(', ')}.`,
      why: 'Boxes in their place would not say what you typed, so no PDF is made. All you typed is saved.',
      todo: [
        'Download the Word document and save that as a PDF with a font of your computer, or use common characters.',
      ],
    }),
    changed: () => ({
      title: 'The form was just changed',
      what: 'Somebody saved while you looked at the preview.',
      why: 'What is sent must be what you saw, so nothing was sent.',
      todo: ['Read the preview as it is now, then press “Send this report”.'],
    }),
  },
  title: 'Fill in online',
  intro:
    'Fill in the official form section by section. It saves itself when you pause; leave at any time and go on later. Enter 0 where nothing happened; empty means not filled in yet. ',
  introPlain: 'Each part has a button “Save”; any of them saves the whole page.',
  back: 'Back to the filing page',
  progress: (cells, all, sections, allSections) =>
    `${cells} / ${all} numbers, ${sections} / ${allSections} sections complete`,
  complete: 'complete',
  incomplete: (filled, all) => `${filled} / ${all}`,
  unwritten: 'empty',
  guide: 'What belongs here',
  reportTitle: 'Title (written for you)',
  openingHeading: 'Opening',
  openingWording: zh.openingWording,
  from: {
    typed: '',
    record: 'Taken from the file that was read and not saved yet; what was not read is empty. Please check.',
    'last-year': 'Row 2 is filled with what last year’s report carried forward. Please check.',
    totals:
      'Drafted from the totals and not saved yet. The sums still change with the agencies’ reports; please check, and write what numbers do not tell.',
    wording: 'The usual wording; please check before you use it.',
    nobody: '',
  },
  carried: 'from last year, please check',
  lastYear: (value) => `last year ${value}`,
  textOptional: 'Remarks, if any are needed (usually none)',
  textLabel: 'Text, one paragraph a line',
  sumSame: 'sum',
  sumDiffers: 'sum differs, should be',
  sumKinds: { row: 'Six columns: ', column: 'Items: ', group: 'Four items: ' },
  unreadable: 'no number',
  findings: 'To look at',
  paste: {
    title: 'Paste the whole table from Excel',
    how: {
      table2: 'Copy the whole table in Excel (10 numbers, heads and labels may come along) and paste it below.',
      table3:
        'Copy the whole table in Excel (25 rows whose last 7 cells are numbers; labels may come along) and paste it below.',
      table4: 'Copy the row of 15 numbers in Excel (heads may come along) and paste it below.',
    },
    label: 'Paste here, then press “Save”',
  },
  pasteHint: 'Or choose a box and paste a row or several rows from Excel: the boxes from there on are filled.',
  pasteWrong: (part, lines, numbers) =>
    part === 'table3'
      ? `Not taken: 25 rows of 7 numbers are needed, ${lines} were found. Please copy the whole table again.`
      : `Not taken: ${part === 'table2' ? 10 : 15} numbers are needed, ${numbers} were found. Please copy the whole table again.`,
  save: 'Save',
  savedAt: (at) => `saved at ${dates.time(at)}`,
  savedBy: (name, at) => `saved at ${dates.time(at)} (${name})`,
  notSaved: 'not saved yet',
  finish: 'Finish and see the preview',
  finishNext: 'Saves everything and shows it as the official document. Nothing is sent yet.',
  take: {
    title: (n) => `Replace the whole form by what was read from upload ${n}`,
    how: 'What was typed is replaced by what that file says; cells that were not read are left empty.',
    button: 'Replace and edit online',
  },
  closed: {
    title: 'Nothing can be typed now',
    what: 'The report is being decided on or is public; the form can be looked at only.',
    todo: 'Once it is returned or withdrawn, you can go on here.',
    over: {
      what: 'The season is closed; the form can be read and not filled in any more.',
      todo: 'For a late report, please ask the publisher.',
    },
  },
  script: {
    saving: 'Saving…',
    failed: 'Not saved; what you typed is still on this page. It is tried again when the network is back.',
    ended:
      'Your session is over; what you typed is still on this page. Open the mailed link in another window, come back and press “Save”.',
    conflict: 'Somebody else just changed this part, and yours is not saved. Press “Save” and choose.',
  },
  conflict: {
    title: 'Two people changed the same part',
    what: 'These parts were saved by somebody else after you opened the page. All others are saved. Please choose, then press “Save as chosen”.',
    by: (name, at) => `The other: ${name}, saved at ${dates.time(at)}`,
    yours: 'Yours',
    theirs: 'The other’s',
    blank: '(empty)',
    mend: 'If you choose yours, you may change it here:',
    button: 'Save as chosen',
  },
  ended: {
    title: 'Your session is over; what you typed is still here',
    what: 'The link has expired or you signed out, so nothing was saved. Nothing is lost: it is all on this page.',
    todo: [
      'Open the mailed link in another window (or ask for a new one), come back to this page and press “Save again”.',
      'Or copy what stands below.',
    ],
    again: 'Save again',
    copy: 'Copy what was typed',
  },
  preview: {
    title: 'Preview: as the official document',
    what: 'Please read it through. Once sent, the numbers are read from this very document, as from any upload.',
    edit: 'Back to the form',
    checks: 'What the rules say',
    none: 'Nothing to mend or explain.',
    counts: (block, explain) => `${block} to mend, ${explain} to explain.`,
    blanks: (n) => `${n} cells are empty. Enter 0 where nothing happened; a report with empty cells cannot be filed.`,
    mayStill: 'You may send it and go on from the filing page; what is to be mended is mended here.',
    download: 'Download',
    docx: 'Word document',
    pdf: 'PDF document (takes a few seconds to make)',
    button: 'Send this report',
    next: 'The Word document is made, read back and compared, then sent; what the rules say appears in seconds. After that your officer files it; until then you can come back and change it.',
  },
  fileName: zh.fileName,
  entry: {
    title: 'Fill in online',
    first: 'Without a finished file you can fill in the official form right here; the Word document is made for you.',
    go: 'Fill in online',
    carryOn: 'Go on',
    change: 'Edit online',
  },
};
