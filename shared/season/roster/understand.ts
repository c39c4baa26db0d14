/** What was handed in -> a draft: which table, which columns, which lines; and the same again with columns put right. */
import { usesByContent } from './by-content.js';
import type { DraftContent } from './draft.js';
import { isField, MAX_LINES, type ColumnUse, type SourceTable } from './fields.js';
import { findHeadings, plainHeading } from './headings.js';
import { understandLines, type Understanding } from './lines.js';

/** `empty`: nothing in it. `no-roster`: no column of names or addresses in any table. `too-many`: more lines than a season may have. */
export const ROSTER_REFUSALS = ['empty', 'no-roster', 'too-many'] as const;
export type RosterRefusal = (typeof ROSTER_REFUSALS)[number];

export interface HandedIn {
  readonly fileName: string | null;
  readonly tables: readonly SourceTable[];
}

export function understand(
  { fileName, tables }: HandedIn,
  known: Understanding,
): DraftContent | { readonly refused: RosterRefusal } {
  const filled = tables.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== '')));
  if (filled.length === 0) return { refused: 'empty' };
  const headed = filled.flatMap((table) => {
    const headings = findHeadings(table.rows);
    return headings === undefined || headings.at + 1 >= table.rows.length ? [] : [{ table, headings }];
  });
  const named = headed.find(({ headings }) => headings.uses.includes('name')) ?? headed[0];
  const source =
    named === undefined
      ? withoutHeadings(filled)
      : {
          table: named.table,
          headings: named.headings.texts,
          uses: named.headings.uses,
          rows: named.table.rows
            .slice(named.headings.at + 1)
            .filter(({ cells }) => !repeats(cells, named.headings.texts)),
        };
  if (source === undefined) return { refused: 'no-roster' };
  const rows = source.rows
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({ line, cells: [...cells] }));
  const above = source.table.rows.slice(0, source.table.rows.length - source.rows.length);
  const { lines, left } = understandLines(rows, source.uses, known);
  if (lines.length > MAX_LINES) return { refused: 'too-many' };
  if (lines.length === 0) return { refused: 'empty' };
  const titles = source.headings === null ? [] : titlesOf(above, source.headings);
  return {
    fileName,
    sheet: source.table.sheet,
    otherSheets: tables.flatMap(({ sheet }) => (sheet === null || sheet === source.table.sheet ? [] : [sheet])),
    headings: source.headings === null ? null : [...source.headings],
    uses: widened(source.uses, rows),
    rows,
    lines,
    left: [...titles, ...left].slice(0, MOST_LEFT),
  };
}

/** Rows that were left out are named, up to a number that somebody still reads. */
const MOST_LEFT = 50;

/** The same rows, with other columns; what was edited by hand is read anew. */
export function withUses(content: DraftContent, uses: readonly ColumnUse[], known: Understanding): DraftContent {
  const once = new Set<ColumnUse>();
  // A field that is chosen twice is that of the first column; phones may be several.
  const settled = content.uses.map((before, at): ColumnUse => {
    const use = uses[at] ?? before;
    if (!isField(use) || use === 'phone') return use;
    if (once.has(use)) return 'other';
    once.add(use);
    return use;
  });
  const { lines, left } = understandLines(content.rows, settled, known);
  const before = content.left.filter(({ line }) => content.rows.every((row) => row.line !== line));
  return { ...content, uses: settled, lines, left: [...before, ...left].slice(0, MOST_LEFT) };
}

function withoutHeadings(tables: readonly SourceTable[]) {
  for (const table of tables) {
    const uses = usesByContent(table.rows);
    if (uses !== undefined) return { table, headings: null, uses, rows: table.rows };
  }
  return undefined;
}

function titlesOf(rows: readonly { line: number; cells: readonly string[] }[], headings: readonly string[]) {
  return rows.flatMap(({ line, cells }) => {
    const said = [...new Set(cells.filter((cell) => cell !== ''))];
    const isHeading = said.length > 1 && said.every((cell) => headings.some((heading) => heading.includes(cell)));
    return said.length === 0 || isHeading ? [] : [{ line, text: said.join(' ').slice(0, 80) }];
  });
}

/** The headings again, on the next printed page. */
function repeats(cells: readonly string[], headings: readonly string[]): boolean {
  const said = cells.map((cell, at) => [cell, headings[at] ?? ''] as const).filter(([cell]) => cell !== '');
  return said.length > 1 && said.every(([cell, heading]) => plainHeading(cell) === plainHeading(heading));
}

/** One use for each column that some row has. */
function widened(uses: readonly ColumnUse[], rows: readonly { cells: readonly string[] }[]): ColumnUse[] {
  const width = Math.max(uses.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => uses[at] ?? 'other');
}
