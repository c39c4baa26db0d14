/**
 * The file that an office keeps its roster in -> its tables of texts: a workbook with all its visible sheets, or text of
 * whatever encoding. Opened with the guards of the readers of documents, under a budget of its own: somebody waits.
 */
import { isRefusal, type ReadingRefusal } from '#shared/reading/limits.js';
import type { ArchiveBudget } from '#shared/reading/office/archive.js';
import { readVisibleSheets } from '#shared/reading/office/visible-sheets.js';
import { openPackage } from '#shared/reading/office/parts.js';
import type { Sheet, SheetCell } from '#shared/reading/office/sheet.js';
import { sniff } from '#shared/reading/sniff.js';
import type { RefusalCode } from '#shared/report/record.js';
import { splitRows } from './delimited.js';
import { MAX_CELL, MAX_COLUMNS, MAX_LINES, type SourceRow, type SourceTable } from './fields.js';

/** `old-excel`: a workbook of Excel 97-2003. `not-a-roster`: neither workbook nor text. */
export const FILE_PROBLEMS = [
  'encrypted',
  'unsafe',
  'unreadable',
  'old-excel',
  'wrong-encoding',
  'empty',
  'not-a-roster',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

const MEGABYTE = 1024 * 1024;
const BUDGET: ArchiveBudget = {
  entries: 500,
  partBytes: 16 * MEGABYTE,
  totalBytes: 32 * MEGABYTE,
  ratio: 200,
  ratioFloor: MEGABYTE,
};
const UNSAFE: readonly RefusalCode[] = ['active-content', 'archive-unsafe', 'xml-unsafe', 'too-complex'];
const OTHER_KINDS = /^unsupported/u;

function problemOf({ refused }: ReadingRefusal): FileProblem {
  if (refused === 'encrypted' || refused === 'wrong-encoding' || refused === 'empty') return refused;
  if (refused === 'unsupported-xls') return 'old-excel';
  if (UNSAFE.includes(refused)) return 'unsafe';
  return OTHER_KINDS.test(refused) ? 'not-a-roster' : 'unreadable';
}

export function readRosterFile(bytes: Uint8Array): readonly SourceTable[] | { readonly problem: FileProblem } {
  const found = sniff(bytes);
  if (isRefusal(found)) return { problem: problemOf(found) };
  if (found.kind === 'text') return [{ sheet: null, rows: splitRows(found.text.normalize('NFC')) }];
  if (found.kind !== 'xlsx') return { problem: 'not-a-roster' };
  const pack = openPackage(bytes, BUDGET);
  if (isRefusal(pack)) return { problem: problemOf(pack) };
  if (pack.kind !== 'xlsx') return { problem: 'not-a-roster' };
  const sheets = readVisibleSheets(pack);
  if (isRefusal(sheets)) return { problem: problemOf(sheets) };
  return sheets.map(({ name, sheet }) => ({ sheet: name, rows: rowsOf(sheet) }));
}

/** Far more than a roster has above and between its lines. */
const MOST_ROWS = MAX_LINES * 2;

function rowsOf(sheet: Sheet): SourceRow[] {
  const merged = mergedTexts(sheet);
  const numbers = [...new Set([...sheet.cells.keys(), ...merged.keys()])].sort((a, b) => a - b);
  return numbers.slice(0, MOST_ROWS).flatMap((line): SourceRow[] => {
    // A row that a filter keeps from view is not part of what the office looks at.
    if (sheet.hiddenRows.has(line)) return [];
    const [own, filled] = [sheet.cells.get(line), merged.get(line)];
    const last = Math.min(MAX_COLUMNS, Math.max(0, ...(own?.keys() ?? []), ...(filled?.keys() ?? [])));
    const cells = Array.from({ length: last }, (_, at) => {
      const text = filled?.get(at + 1) ?? textOf(own?.get(at + 1));
      return text.slice(0, MAX_CELL);
    });
    return [{ line, cells }];
  });
}

/** A struck-out text was taken back by whoever struck it. */
function textOf(cell: SheetCell | undefined): string {
  if (cell === undefined || cell.struck) return '';
  return cell.text.normalize('NFC').trim();
}

/** Merged cells never cover one another in a workbook that a program saved: together they have no more places than the sheet. */
const MOST_MERGED = MOST_ROWS * MAX_COLUMNS;

/** What a merged cell says holds for each row and column that it covers: a kind, or a reviewer, written once. */
function mergedTexts(sheet: Sheet): Map<number, Map<number, string>> {
  const texts = new Map<number, Map<number, string>>();
  let places = 0;
  for (const { top, left, bottom, right } of sheet.merges) {
    const text = textOf(sheet.cells.get(top)?.get(left));
    if (text === '' || bottom - top > MOST_ROWS) continue;
    places += (bottom - top + 1) * (Math.min(right, MAX_COLUMNS) - left + 1);
    if (places > MOST_MERGED) break;
    for (let row = top; row <= bottom; row++) {
      const line = texts.get(row) ?? new Map<number, string>();
      for (let column = left; column <= Math.min(right, MAX_COLUMNS); column++) line.set(column, text);
      texts.set(row, line);
    }
  }
  return texts;
}
