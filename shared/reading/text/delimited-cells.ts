/**
 * Text that kept its cells, as comma- or tab-separated values out of a spreadsheet or as the pipe tables of Markdown ->
 * rows of cells. Only where every row has as many cells as every other is the place of a cell its column; all else is
 * plain text, and is read as such.
 */

export interface DelimitedText {
  readonly rows: readonly (readonly string[])[];
  readonly kind: 'csv' | 'text';
  /** Some lines are a comment or an example to a program that shows Markdown, and figures to one that does not. */
  readonly shownInPart: boolean;
}

/** Table 3 has ten columns; with fewer there is no table of the form. */
const LEAST_COLUMNS = 8;
const LEAST_ROWS = 10;
const MOST_CELLS = 100_000;

/** RFC 4180, with any separator; undefined where a quote is left open or stands inside a cell. */
function separated(text: string, separator: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'uy');
  for (let at = 0; at < text.length || row.length > 0;) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null || ++cells > MOST_CELLS) return undefined;
    const [whole, quoted, plain = '', end = ''] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (end !== separator) {
      rows.push(row);
      row = [];
      if (at >= text.length) break;
    }
  }
  return rows;
}

function asSpreadsheet(text: string): DelimitedText | undefined {
  for (const separator of [',', '\t', ';']) {
    const rows = separated(text, separator)?.filter((row) => row.length > 1 || row[0]?.trim() !== '');
    const [width = 0] = rows?.map((row) => row.length) ?? [];
    if (rows === undefined || rows.length < LEAST_ROWS || width < LEAST_COLUMNS) continue;
    if (rows.every((row) => row.length === width)) return { rows, kind: 'csv', shownInPart: false };
  }
  return undefined;
}

const isPipeRow = (line: string): boolean => /^\s*\|.*\|\s*$/u.test(line);
const isRule = (line: string): boolean => /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u.test(line);

function pipeCells(line: string): string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/u).map((cell) => unmarked(cell.replaceAll('\\|', '|')));
}

/** What Markdown adds for looks; a crossed-out cell stays as written, and is then no number. */
function unmarked(text: string): string {
  return text
    .replace(/<br\s*\/?>/giu, '\n')
    .replace(/(\*\*|__)(.+?)\1/gu, '$2')
    .replace(/&nbsp;/gu, ' ')
    .trim();
}

/** A comment is not shown, and a fence shows a table as an example. */
const NOT_SHOWN = /<!--|^\s{0,3}(?:```|~~~)/mu;

function asMarkdown(text: string): DelimitedText | undefined {
  const rows: string[][] = [];
  let [width, tables, widest] = [0, 0, 0];
  for (const line of text.split(/\r\n|\n|\r/u)) {
    if (!isPipeRow(line)) {
      width = 0;
      const plain = unmarked(line.replace(/^\s{0,3}#{1,6}\s+/u, ''));
      if (plain !== '') rows.push([plain]);
      continue;
    }
    const cells = pipeCells(line);
    if (width > 0 && cells.length !== width) return undefined;
    width = cells.length;
    if (isRule(line)) {
      tables += 1;
      widest = Math.max(widest, width);
    } else if (cells.some((cell) => cell !== '')) rows.push(cells);
  }
  if (tables === 0 || widest < LEAST_COLUMNS) return undefined;
  return { rows, kind: 'text', shownInPart: NOT_SHOWN.test(text) };
}

export function delimitedText(text: string): DelimitedText | undefined {
  return asSpreadsheet(text) ?? asMarkdown(text);
}
