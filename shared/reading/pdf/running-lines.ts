/**
 * Running heads and page numbers: lines at the edge of the page that are no part of what it says. For tables without
 * rules a page number is a figure like any other, so a line is left out only if it stands alike on every page or well
 * clear of everything else.
 */
import type { PageModel } from './page-model.js';
import { isPageNumber } from '../sections.js';

export interface PlacedLine {
  readonly text: string;
  readonly page: PageModel;
  readonly y0: number;
  readonly y1: number;
  /** The em. */
  readonly size: number;
}

/** Part of the page at top and bottom where such lines stand. */
const MARGIN = 0.1;
/** Nothing of a table stands this close, in ems, to a line that is known by its distance. */
const APART = 1.3;
const FEWEST_PAGES = 3;
/** A head or foot has this many lines at most. */
const MOST_LINES = 2;

function folded(text: string): string {
  return text.replace(/[0-9０-９]+/gu, '#');
}

function isWorded(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text);
}

function inMargin({ page, y0, y1 }: PlacedLine): boolean {
  return y1 < MARGIN * page.height || y0 > (1 - MARGIN) * page.height;
}

function numberOf({ text }: PlacedLine): number {
  return isPageNumber(text) ? Number(/\d+/u.exec(text)?.[0]) : NaN;
}

/** The outermost line of every page, if all of them, on three pages at least, stand level and count or repeat. */
function onEveryPage<Line extends PlacedLine>(byPage: readonly (readonly Line[])[], at: 0 | -1): Line[] {
  const outer = byPage.map((lines) => lines.at(at)).filter((line) => line !== undefined);
  const [first] = outer;
  if (first === undefined || outer.length < FEWEST_PAGES || outer.length !== byPage.length) return [];
  const level = outer.every((line) => inMargin(line) && Math.abs(line.y1 - first.y1) < 1);
  const counting = numberOf(first) > 0 && outer.every((line, index) => numberOf(line) === numberOf(first) + index);
  const same = isWorded(first.text) && outer.every((line) => folded(line.text) === folded(first.text));
  return level && (counting || same) ? outer : [];
}

/** Clear of everything else, a line that numbers the pages or stands on several of them. */
function isClear(line: PlacedLine, lines: readonly PlacedLine[], counts: ReadonlyMap<string, number>): boolean {
  if (!inMargin(line)) return false;
  const number = isPageNumber(line.text) || /^第\d{1,3}页[，,]?共\d{1,3}页$/u.test(line.text);
  const repeated = isWorded(line.text) && (counts.get(folded(line.text)) ?? 0) > 1;
  if (!number && !repeated) return false;
  const inner = line.y1 < line.page.height / 2 ? 1 : -1;
  return lines.every((other) => {
    if (other === line) return true;
    const gap = inner > 0 ? other.y0 - line.y1 : line.y0 - other.y1;
    return gap > APART * Math.max(line.size, other.size) || (gap < 0 && !overlapsLevel(other, line));
  });
}

/** The two share a level of the page. */
function overlapsLevel(a: PlacedLine, b: PlacedLine): boolean {
  return a.y0 < b.y1 && b.y0 < a.y1;
}

/** The lines of all pages, each top to bottom, without those that run. */
export function withoutRunning<Line extends PlacedLine>(pages: readonly (readonly Line[])[]): Line[] {
  let byPage = pages;
  for (let line = 0; line < MOST_LINES; line++) {
    for (const at of [0, -1] as const) {
      const running = new Set(onEveryPage(byPage, at));
      if (running.size > 0) byPage = byPage.map((lines) => lines.filter((one) => !running.has(one)));
    }
  }
  const counts = new Map<string, number>();
  for (const lines of byPage) {
    for (const text of new Set(lines.filter(inMargin).map((line) => folded(line.text))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return byPage.flatMap((lines) => lines.filter((line) => !isClear(line, lines, counts)));
}
