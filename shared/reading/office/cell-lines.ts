/**
 * The printed lines of one cell -> its text, with the reasons not to trust it as a number. Joining digits is where a
 * reader can invent a figure: digits on two lines, or apart on one, are never one number.
 */

export interface CellLines {
  readonly text: string;
  readonly doubts: readonly string[];
}

const FIGURE = '[0-9\\uff10-\\uff19.,\\uff0c\\uff0e]';
const APART = new RegExp(`${FIGURE}[\\s\\u00a0\\u3000]+${FIGURE}`, 'u');
const ANY_FIGURE = new RegExp(FIGURE, 'u');
const SPACE = /[\s\u00a0\u3000\u200b\ufeff]+/gu;

export function cellTextOf(lines: readonly string[]): CellLines {
  const doubts: string[] = [];
  if (lines.some((line) => APART.test(line))) doubts.push('spaced');
  if (lines.filter((line) => ANY_FIGURE.test(line)).length > 1) doubts.push('several-lines');
  return { text: lines.join('').replace(SPACE, ''), doubts };
}
