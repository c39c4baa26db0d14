/**
 * Lines of a page without cells that hold nothing but words of the tables and figures: captions, pieces of wrapped heads,
 * rows that no reader could place. They are no part of what a section says.
 */
import {
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
} from '#shared/report/labels.js';
import { TRIAL_TABLE2_BLOCKS } from '#shared/report/trial-form.js';
import { normaliseLabel } from '../normalise.js';
import { headingNumber, type DocumentLine } from '../sections.js';

const WORDS = [
  ...[...TABLE2_BLOCKS, ...TRIAL_TABLE2_BLOCKS].flatMap((block) => [
    block.article,
    ...block.columns,
    ...block.rows.map((row) => row.label),
  ]),
  ...[TABLE2_CORNER, TABLE3_APPLICANTS, TABLE3_NOTE, TABLE3_ORGANISATIONS, TABLE3_RESULTS_BLOCK, TABLE4_LITIGATION],
  ...[TABLE3_COLUMN_LABELS, TABLE3_GROUPS, TABLE3_ROW_LABELS, TABLE4_GROUP_LABELS, TABLE4_RESULT_LABELS].flatMap(
    (labels) => Object.values(labels),
  ),
].map(({ zh }) => normaliseLabel(zh));
const TEXT = [...WORDS, '合计', '其它'].join('\n');

/** No row of a table is longer, and no longer line is asked. */
const LONGEST_LINE = 120;
/** Pieces of one character are found in any sentence. */
const LONG_PIECE = 2;
const FIGURE = /^[\d.,/\-—]$/u;
const NOTE = /^(?:备?注|说明)[:：]/u;

/** Whether the text falls into pieces of the form's words, most of them longer than a character, and figures. */
export function isFormText(text: string): boolean {
  const characters = [...normaliseLabel(text)];
  if (characters.length === 0 || characters.length > LONGEST_LINE) return false;
  const words = characters.filter((character) => !FIGURE.test(character)).length;
  let [at, short] = [0, 0];
  while (at < characters.length) {
    if (FIGURE.test(characters[at] ?? '')) {
      at++;
      continue;
    }
    let end = at;
    while (end < characters.length && TEXT.includes(characters.slice(at, end + 1).join(''))) end++;
    if (end === at) return false;
    if (end - at < LONG_PIECE) short++;
    at = end;
  }
  return words === 0 || short <= 0.25 * words;
}

const FIRST_TABLE = 2;
const LAST_TABLE = 4;

/** The lines with those of tables marked, in the sections that have a table. */
export function withFormLines(lines: readonly DocumentLine[]): DocumentLine[] {
  let section = 0;
  let before: DocumentLine | undefined;
  return lines.map((line) => {
    const heading = headingNumber(line.text);
    if (heading !== undefined) section = heading;
    const inside = heading === undefined && section >= FIRST_TABLE && section <= LAST_TABLE;
    // The rest of a sentence may well be a word of the form.
    const goesOn = before !== undefined && !before.tabular && before.full === true && !/[。；]$/u.test(before.text);
    // Nothing but the table stands between it and the heading, or the line before is one of the table.
    const isNote = before?.tabular !== false && NOTE.test(line.text);
    const tabular = line.tabular || (inside && (isNote || (!goesOn && isFormText(line.text))));
    before = heading === undefined ? { ...line, tabular } : undefined;
    return { ...line, tabular };
  });
}
