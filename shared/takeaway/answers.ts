/**
 * What people filled into the annotated workbook and brought back. The file may be anything: it is opened with the guards
 * of the readers, and only texts that stand in visible sheets are looked at. Rows may have been sorted, added or deleted
 * and columns moved; what cannot be told for sure is reported and never guessed.
 */
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { isRefusal, type ReadingRefusal } from '#shared/reading/limits.js';
import type { ArchiveBudget } from '#shared/reading/office/archive.js';
import { openPackage } from '#shared/reading/office/parts.js';
import type { Sheet, SheetCell } from '#shared/reading/office/sheet.js';
import { readVisibleSheets } from '#shared/reading/office/visible-sheets.js';
import { sniff } from '#shared/reading/sniff.js';
import type { RefusalCode } from '#shared/report/record.js';
import { parseRowKey, stampIn, type Stamp } from './submission.js';

/** One filled-in row of a list. */
export interface SheetAnswer {
  /** Key of a finding, or id of a cell. */
  readonly key: string;
  /** As typed; never empty. */
  readonly text: string;
  /** What the row says was seen in the cell; of cells only. */
  readonly seen: string;
  /** Why the row cannot be believed. */
  readonly flaw?: 'misplaced' | 'unclear';
}

export interface Answers extends Stamp {
  readonly explained: readonly SheetAnswer[];
  readonly cells: readonly SheetAnswer[];
}

export type AnswersProblem = 'encrypted' | 'unsafe' | 'unreadable' | 'not-ours';

const UNSAFE: readonly RefusalCode[] = ['active-content', 'archive-unsafe', 'xml-unsafe', 'too-complex'];

function problemOf({ refused }: ReadingRefusal): AnswersProblem {
  if (refused === 'encrypted') return 'encrypted';
  return UNSAFE.includes(refused) ? 'unsafe' : 'unreadable';
}

/** Less than a report may have: this is read while somebody waits, in the function that saves it. */
const MEGABYTE = 1024 * 1024;
const BUDGET: ArchiveBudget = {
  entries: 500,
  partBytes: 8 * MEGABYTE,
  totalBytes: 16 * MEGABYTE,
  ratio: 200,
  ratioFloor: MEGABYTE,
};

/** Names of the stamps' submissions beside the first: sheets of several workbooks were put together. */
export interface MixedAnswers {
  readonly mixed: readonly string[];
}

/** Downloaded in one language, a workbook may come back while the browser shows another. */
const HEADS: readonly { readonly finding: Heads; readonly cell: Heads }[] = LANGUAGES.map((language) => {
  const { findings, cells } = textsIn(language).takeaway;
  return { finding: { ...findings.columns, answer: findings.columns.explanation, seen: '' }, cell: cells.columns };
});

export function readAnswers(bytes: Uint8Array): Answers | MixedAnswers | { readonly problem: AnswersProblem } {
  const found = sniff(bytes);
  if (isRefusal(found)) return { problem: problemOf(found) };
  if (found.kind !== 'xlsx') return { problem: 'unreadable' };
  const pack = openPackage(bytes, BUDGET);
  if (isRefusal(pack)) return { problem: problemOf(pack) };
  if (pack.kind !== 'xlsx') return { problem: 'unreadable' };
  const visible = readVisibleSheets(pack);
  if (isRefusal(visible)) return { problem: problemOf(visible) };
  const sheets = visible.map(({ sheet }) => sheet);

  const lists = sheets.flatMap((sheet) => {
    const stamp = stampOf(sheet);
    return stamp === undefined ? [] : [{ sheet, stamp }];
  });
  const [first] = lists;
  if (first === undefined) return { problem: 'not-ours' };
  const submissions = [...new Set(lists.map(({ stamp }) => stamp.submission))];
  if (submissions.length > 1) return { mixed: submissions };
  return {
    ...first.stamp,
    explained: lists.flatMap(({ sheet }) => HEADS.flatMap(({ finding }) => rowsOf(sheet, finding))),
    cells: lists.flatMap(({ sheet }) => HEADS.flatMap(({ cell }) => rowsOf(sheet, cell))),
  };
}

function stampOf(sheet: Sheet): Stamp | undefined {
  for (const row of sheet.cells.values()) {
    for (const { text } of row.values()) {
      const stamp = stampIn(text);
      if (stamp !== undefined) return stamp;
    }
  }
  return undefined;
}

/** Heads of a list as it prints them; `seen` may be none. */
interface Heads {
  readonly number: string;
  readonly answer: string;
  readonly seen: string;
  readonly key: string;
}

const plain = (cell: SheetCell | undefined): string => (cell?.text ?? '').replace(/\r\n?/g, '\n').trim();

/** Columns by their heads, wherever these stand; undefined where the sheet is no such list. */
function columnsOf(sheet: Sheet, heads: Heads): Readonly<Record<keyof Heads, number | undefined>> | undefined {
  for (const row of sheet.cells.values()) {
    const at = new Map([...row].map(([column, cell]) => [plain(cell), column]));
    const [answer, key] = [at.get(heads.answer), at.get(heads.key)];
    if (answer === undefined || key === undefined) continue;
    return { answer, key, number: at.get(heads.number), seen: heads.seen === '' ? undefined : at.get(heads.seen) };
  }
  return undefined;
}

function rowsOf(sheet: Sheet, heads: Heads): SheetAnswer[] {
  const columns = columnsOf(sheet, heads);
  if (columns === undefined) return [];
  const inRow = (row: ReadonlyMap<number, SheetCell>, column: number | undefined): SheetCell | undefined =>
    column === undefined ? undefined : row.get(column);
  return [...sheet.cells.values()].flatMap((row): SheetAnswer[] => {
    const key = parseRowKey(plain(inRow(row, columns.key)));
    const cell = inRow(row, columns.answer);
    const text = plain(cell);
    if (key === undefined || cell === undefined) return [];
    const unclear = cell.doubts.some((doubt) => UNCLEAR.has(doubt));
    if (text === '' && !unclear) return [];
    const answer = { key: key.key, text, seen: plain(inRow(row, columns.seen)) };
    // A sort that took some columns and left the last one behind pairs a text with the wrong finding.
    if (plain(inRow(row, columns.number)) !== String(key.number)) return [{ ...answer, flaw: 'misplaced' }];
    return [unclear ? { ...answer, flaw: 'unclear' } : answer];
  });
}

/** Doubts of the sheet's reader that leave open what was meant: no result of a formula, an error, a hidden number. */
const UNCLEAR: ReadonlySet<string> = new Set(['ambiguous', 'not-a-number', 'not-visible', 'struck']);
