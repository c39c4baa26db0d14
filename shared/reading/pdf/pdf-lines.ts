/**
 * The running text of PDF pages as lines, for sections and title. Glyphs of tables are marked so that they end neither
 * in a paragraph nor pass for a heading; crossed-out and slanted glyphs are left out.
 */
import { linesOf } from './cell-text.js';
import { withFormLines } from '../tables/form-lines.js';
import { withoutRunning } from './running-lines.js';
import type { Grid } from '../tables/grid.js';
import { centreX, centreY, contains, type Box, type Glyph, type PageModel } from './page-model.js';
import type { DocumentLine } from '../sections.js';
import type { WordPage } from './words.js';

/** Part of the page height at top and bottom where running heads and page numbers stand. */
const MARGIN = 0.08;
const REPEATS = 3;
/** Lines that begin at the same place differ by less. */
const SAME_EDGE = 2;

interface PageLine {
  readonly text: string;
  readonly page: PageModel;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
}

function textOf(glyphs: readonly Glyph[]): string {
  let text = '';
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    const apart = before !== undefined && glyph.box[0] - before.box[2] > 0.2 * glyph.size;
    const words = apart && /[A-Za-z0-9]$/.test(before?.text ?? '') && /^[A-Za-z0-9]/.test(glyph.text);
    text += words ? ' ' + glyph.text : glyph.text;
    before = glyph;
  }
  return text;
}

function boxOf(grid: Grid): Box {
  const { columns, rows } = grid;
  return [columns[0] ?? 0, rows[0] ?? 0, columns[columns.length - 1] ?? 0, rows[rows.length - 1] ?? 0];
}

function isInside(tables: readonly Box[], x: number, y: number): boolean {
  for (const table of tables) if (contains(table, x, y)) return true;
  return false;
}

function linesOfPage(page: PageModel, glyphs: readonly Glyph[], tables: readonly Box[]): PageLine[] {
  const running: Glyph[] = [];
  for (const glyph of glyphs) {
    const { box, slanted, doubts } = glyph;
    if (slanted || (doubts.length > 0 && (doubts.includes('struck') || doubts.includes('invisible')))) continue;
    if (!isInside(tables, centreX(box), centreY(box))) running.push(glyph);
  }
  return linesOf(running).map((line) => ({
    text: textOf(line),
    page,
    x0: line[0]?.box[0] ?? 0,
    x1: line[line.length - 1]?.box[2] ?? 0,
    y: line[0]?.baseline ?? 0,
    y0: Math.min(...line.map((glyph) => glyph.box[1])),
    y1: Math.max(...line.map((glyph) => glyph.box[3])),
    size: line[0]?.size ?? 10,
  }));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Where lines begin that begin no paragraph: the leftmost place that is no line's alone. */
function leftEdge(lines: readonly PageLine[]): number {
  const begins = lines.map((line) => line.x0).sort((a, b) => a - b);
  const shared = begins.find((at, index) => (begins[index + 1] ?? Infinity) - at < SAME_EDGE);
  return shared ?? begins[0] ?? 0;
}

export interface ReadPage extends WordPage {
  readonly grids: readonly Grid[];
}

export function linesOfPages(pages: readonly ReadPage[]): DocumentLine[] {
  // A frame around a title has a cell or two; what was found by its heads and labels is a table however small.
  const isTable = ({ cells, closed }: Grid): boolean => closed === undefined || cells.length >= 4;
  const byPage = pages.map(({ page, glyphs, grids }) => linesOfPage(page, glyphs, grids.filter(isTable).map(boxOf)));
  const all = withoutRunning(byPage);
  const inMargin = (line: PageLine): boolean =>
    line.y < MARGIN * line.page.height || line.y > (1 - MARGIN) * line.page.height;
  const counts = new Map<string, number>();
  for (const line of all) if (inMargin(line)) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
  const body = all.filter(
    (line) =>
      !(inMargin(line) && ((counts.get(line.text) ?? 0) >= REPEATS || /^[-—–]*\d{1,3}[-—–]*$/u.test(line.text))),
  );
  const long = body.filter((line) => line.text.length > 10);
  const left = leftEdge(long);
  const right = quantile(
    long.map((line) => line.x1),
    0.8,
  );
  const lines = body.map((line) => ({
    text: line.text,
    page: line.page.number,
    indented: line.x0 > left + 1.2 * line.size,
    full: line.x1 > right - 2.2 * line.size,
    tabular: false,
  }));
  return withFormLines(lines);
}
