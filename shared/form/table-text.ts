/**
 * A table of the form as it comes out of a spreadsheet's clipboard: lines of cells between tabs. Labels beside and above
 * the numbers may come along. Taken whole or not at all: which row a single line belongs to would be a guess.
 */
import { interpret } from '#shared/reading/values.js';
import { TABLE3_COLUMNS } from '#shared/report/cells.js';
import { cellsOfPart, cleanContent, type PartContent, type TablePart } from './parts.js';

export interface NotThisTable {
  /** Lines of numbers, and numbers in all, that the text holds. */
  readonly lines: number;
  readonly numbers: number;
}

const isValue = (cell: string): boolean => interpret(cell.trim()).kind !== 'unread';
const isFigure = (cell: string): boolean => isValue(cell) && cell.trim() !== '';

function cellsIn(text: string): string[][] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/s, '$1').trim()))
    .filter((cells) => cells.some(isFigure));
}

/** The last cells of each line, where all of them are values and one at least is a figure. */
function rowsOf(lines: readonly string[][], width: number): string[][] {
  return lines
    .filter((cells) => cells.length >= width)
    .map((cells) => cells.slice(-width))
    .filter((cells) => cells.every(isValue) && cells.some(isFigure));
}

export function tableFromText(part: TablePart, text: string): { readonly content: PartContent } | NotThisTable {
  const lines = cellsIn(text);
  const cells = cellsOfPart(part);
  // Table 2 is four small tables whose lines are of one or three numbers: there the numbers alone are counted.
  const width = { table2: 1, table3: TABLE3_COLUMNS.length, table4: cells.length }[part];
  const values = part === 'table2' ? lines.flatMap((line) => line.filter(isFigure)) : rowsOf(lines, width).flat();
  if (values.length !== cells.length) {
    return { lines: rowsOf(lines, width).length, numbers: lines.flat().filter(isFigure).length };
  }
  return { content: cleanContent(part, Object.fromEntries(cells.map((cell, index) => [cell, values[index] ?? '']))) };
}
