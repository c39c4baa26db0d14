/** Comments on a report, and the checklist that a return becomes: for those who decide and for the agency. */
import { cellName, SECTION_HEADINGS } from '#shared/report/labels.js';
import { tableOf } from '#shared/report/cells.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';
import { report } from './report.js';

const sectionName = (section: number): string => `Section ${section}, ${SECTION_HEADINGS[section - 1]?.en ?? ''}`;

const place: Texts['review']['place'] = (about) => {
  if (about === null) return 'The whole report';
  if ('cell' in about) return `${report.tableTitle[tableOf(about.cell)]} ${cellName(about.cell).en}`;
  if (!('paragraph' in about)) return sectionName(about.section);
  return `${sectionName(about.section)}, paragraph ${about.paragraph}`;
};

export const review: Texts['review'] = {
  place,
  sectionName,
  paragraph: (paragraph, begins) => `Paragraph ${paragraph}: ${begins}`,
  quote: (text) => `As it stood then: “${text}”`,
  comments: {
    title: 'Comments place by place',
    hint: 'A comment may be pinned to a cell, a paragraph or a section; the agency answers each. What is written can be saved at any time, and is there again when the page is opened.',
    of: (n) => `Comment ${n}`,
    about: 'About',
    whole: 'The whole report',
    tables: 'Tables',
    text: 'Comment',
    textHint: 'What is wrong, and how to mend it. At most 1,000 characters. An emptied text takes the comment away.',
    another: 'Save and add another',
    save: 'Save and decide later',
    at: (place) => `Comment on “${place}”`,
    pinned: (n) => `${plural(n, 'comment')} place by place`,
  },
  saved: (time) => `Saved ${time}`,
  notSaved: 'It could not be saved; please look at your connection. What you wrote is still on this page.',
  conflict: {
    title: 'Two windows say different things about the same place',
    what: 'You changed your comments on this report in another window or on another computer too. In one place the two texts differ, and what you wrote here has not been saved yet.',
    todo: '“Save and decide later” shows both texts; make of “written here” what you want to say and save again, and that is the one that counts.',
    todoHere:
      'Please compare each place: make “written here” say what you want, then press the button below. What is written here counts.',
    at: (place) => `Comment on “${place}”`,
    here: 'Written here',
    elsewhere: 'Written in the other window',
    takenAway: '(taken away in the other window)',
    undecided: 'nothing chosen',
    pass: 'pass',
    hint: 'This is the one that will count. Copy from the other what you still want to say. An emptied text takes the comment away.',
    save: 'Save; what is written here counts',
    next: 'you are back on the page of the report, with what both windows say of every other place.',
    nextDecide: 'you check and confirm the decision; nothing is decided before that.',
  },
  checklist: {
    title: 'What the report was returned with',
    of: (stage, submission) => `Return in ${stage}, of ${submission}`,
    agencyHint:
      'Please answer each: “Mended” where the report was changed, “Explained” with the reason where it need not be. Answers can be changed until filing, and filing asks for all of them. Whoever reviews next sees your answers beside what became of each place.',
    count: (answered, all) => `${plural(all, 'comment')}, ${answered} answered`,
    answer: 'Answer',
    kinds: { mended: 'Mended', explained: 'Explained' },
    open: 'Not answered yet',
    text: 'Explanation',
    textHint: 'Needed with “Explained”; with “Mended” it may be left empty. At most 1,000 characters.',
    save: 'Save answers',
    saveNext: 'They can be changed afterwards, and go with the report when it is filed.',
    repliedBy: (name, at) => `${name}, ${at}`,
    changed: (from, to) => `${from} → ${to}`,
    change: 'This place',
    changedText: 'the text here has changed',
    unchangedYet: 'the same as when it was returned',
    notMended: 'Answered “Mended”, but this place has not changed',
    reviewerHint:
      'The comments of the return with the agency’s answers, and what became of each place. Please look at each.',
    glance: (mended, changed, explained) =>
      `“Mended”: ${mended}, of which ${changed} really changed; “Explained”: ${explained}.`,
    settled: 'The return that this submission answers',
  },
  difference: {
    caption: {
      last: 'Numbers other than in the last submission',
      lastYear: 'Numbers at least twice or half of last year’s',
      both: 'Numbers other than in the last submission, and those at least twice or half of last year’s',
    },
    cell: 'Item',
    lastYear: 'Last year',
    last: 'Last submission',
    now: 'Now',
    factor: 'To last year',
    beside: (before) => `last year ${before}`,
    times: (factor) => {
      if (factor === Infinity) return 'was 0';
      return factor >= 1 ? `${factor.toFixed(factor < 10 ? 1 : 0)} times` : `down to ${Math.round(factor * 100)}%`;
    },
    added: 'a new paragraph',
    removed: 'taken out',
    changed: 'changed',
    moved: (from) => `moved, from ${from}`,
    out: 'taken out: ',
    in: 'put in: ',
    end: '; ',
    textOfLastYear: 'The text against last year’s, word by word',
    ownTitle: 'Compared with your last upload',
    ownNothing: 'Neither the tables nor the text differ from your last upload.',
  },
};
