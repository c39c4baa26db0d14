/** The lists of what is plain in Office documents, as tables for the page that shows what is believed of a document's looks. */
import { PLAIN_FORMATS } from '#shared/reading/office/number-format.js';
import { PLAIN_SHEET } from '#shared/reading/office/plain-sheet.js';
import { PLAIN_WORD } from '#shared/reading/office/plain-word.js';
import type { PlainEntry, PlainList } from '#shared/reading/office/plain.js';
import { code, type PrintedList } from './printed-list.js';

const OTHERWISE = { figure: 'confirm', words: 'confirm; of a label, all of its table', table: 'table unread' } as const;

function row({ what, called, plain, why, harm, unread }: PlainEntry): string[] {
  const worse = unread === undefined ? '' : `; unread: ${unread.when.says}`;
  return [code(what.split(' ')), called, plain.says, why, OTHERWISE[harm] + worse];
}

function listOf(title: string, about: string): (list: PlainList) => PrintedList {
  return ({ within, otherwise, entries }) => ({
    title: `${title}: \`${within}\``,
    about: `${about} Anything else: ${OTHERWISE[otherwise]}.`,
    columns: ['What', 'Called', 'Plain values', 'Why', 'Otherwise'],
    rows: entries.map(row),
  });
}

export const PLAIN_OFFICE_LISTS: readonly PrintedList[] = [
  ...PLAIN_WORD.map(listOf('Word', 'On a cell, or in any style that its text, paragraphs or table use.')),
  ...PLAIN_SHEET.map(listOf('Excel', 'On a cell, in the style under it, or in the text that it shows.')),
  {
    title: 'Excel: number formats',
    about:
      'Room, filling, dark colours and language are left out first. A word of Chinese behind is printed as a unit; a stroke for zero is read as a stroke. Anything else: unread.',
    columns: ['What', 'Why'],
    rows: PLAIN_FORMATS.map(({ what, why }) => [code(what.split(', ')), why]),
  },
];
