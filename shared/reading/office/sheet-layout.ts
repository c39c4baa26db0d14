/**
 * What of a worksheet is seen: visible rows and columns only, merged areas as one cell. Hidden rows and columns do not
 * exist for anybody who reads the page.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import type { Mark } from './plain.js';
import { addressOfCell, type Area } from './sheet-areas.js';
import type { Sheet } from './sheet.js';

/** A cell as it is seen; rows and columns count what is visible, from 0. */
export interface SeenCell {
  readonly rows: { readonly from: number; readonly to: number };
  readonly columns: { readonly from: number; readonly to: number };
  readonly text: string;
  readonly doubts: readonly string[];
  readonly struck: boolean;
  readonly raised: boolean;
  readonly address: string;
  readonly marks: readonly Mark[];
}

export interface SeenSheet {
  readonly name: string;
  /** What speaks against all of it. */
  readonly marks: readonly Mark[];
  readonly rows: number;
  readonly columns: number;
  /** Top to bottom, each row from left to right. */
  readonly cells: readonly SeenCell[];
}

const ALTERED: Mark = { harm: 'words', says: '条件格式或套用的表格样式' };
const COVERED: Mark = { harm: 'words', says: '盖在格上的图片、图形或批注' };

const MOST_PLACES = 200_000;

interface Bounds {
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly left: number;
}

/** The smallest area that holds everything written, and the row below it where that is drawn as part of a table. */
function boundsOf(sheet: Sheet): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const [row, line] of sheet.cells) {
    for (const [column, cell] of line) {
      if (cell.text.trim() === '' && cell.doubts.length === 0) continue;
      bounds = {
        top: Math.min(bounds?.top ?? row, row),
        bottom: Math.max(bounds?.bottom ?? row, row),
        left: Math.min(bounds?.left ?? column, column),
        right: Math.max(bounds?.right ?? column, column),
      };
    }
  }
  if (bounds === undefined) return undefined;
  const { top, left, bottom, right } = bounds;
  const reached = sheet.merges.filter((area) => area.top >= top && area.top <= bottom && area.left <= right);
  const lowest = Math.max(bottom, ...reached.map((area) => area.bottom));
  return {
    top,
    left,
    bottom: sheet.cells.has(lowest + 1) ? lowest + 1 : lowest,
    right: Math.max(right, ...reached.map((area) => area.right)),
  };
}

function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Places of the visible ones among `from` to `to`. */
function visible(from: number, to: number, hidden: (at: number) => boolean): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at <= to; at++) if (!hidden(at)) places.set(at, places.size);
  return places;
}

function spanOf(
  places: ReadonlyMap<number, number>,
  from: number,
  to: number,
): { from: number; to: number } | undefined {
  const inside = [];
  for (let at = from; at <= to; at++) {
    const place = places.get(at);
    if (place !== undefined) inside.push(place);
  }
  const [first] = inside;
  return first === undefined ? undefined : { from: first, to: first + inside.length };
}

/** `covers`: where pictures and boxes lie over the sheet. */
export function seenSheet(sheet: Sheet, name: string, covers: readonly Area[] = []): SeenSheet | ReadingRefusal {
  const bounds = boundsOf(sheet);
  if (bounds === undefined) return { name, marks: sheet.marks, rows: 0, columns: 0, cells: [] };
  const { top, left, bottom, right } = bounds;
  if ((bottom - top + 1) * (right - left + 1) > MOST_PLACES)
    return refuse(
      'too-complex',
      `the sheet ${name} spreads over ${bottom - top + 1} rows and ${right - left + 1} columns`,
    );
  const columnAt = (at: number): Sheet['columns'][number] | undefined =>
    sheet.columns.find((column) => column.from <= at && at <= column.to);
  const rows = visible(top, bottom, (at) => sheet.hiddenRows.has(at));
  const columns = visible(left, right, (at) => columnAt(at)?.hidden === true);

  const home = new Map<string, Area>();
  const clashing = new Set<Area>();
  for (const area of sheet.merges) {
    if (!overlaps(area, bounds)) continue;
    for (let row = Math.max(area.top, top); row <= Math.min(area.bottom, bottom); row++) {
      for (let column = Math.max(area.left, left); column <= Math.min(area.right, right); column++) {
        const other = home.get(`${row}|${column}`);
        if (other !== undefined) clashing.add(other).add(area);
        home.set(`${row}|${column}`, area);
      }
    }
  }

  const cells: SeenCell[] = [];
  const done = new Set<Area>();
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const merged = home.get(`${row}|${column}`);
      if (merged !== undefined && done.has(merged)) continue;
      const area = merged ?? { top: row, left: column, bottom: row, right: column };
      done.add(area);
      const down = spanOf(rows, area.top, area.bottom);
      const across = spanOf(columns, area.left, area.right);
      if (down === undefined || across === undefined) continue;
      const cell = sheet.cells.get(area.top)?.get(area.left);
      const doubts = new Set(cell?.doubts ?? []);
      if (clashing.has(area)) doubts.add('not-rectangular');
      // The upper left cell of a merged area is hidden, yet its text may be shown in what is left of the area.
      if (!rows.has(area.top) || !columns.has(area.left)) doubts.add('not-visible');
      if (merged !== undefined && coversText(sheet, area)) doubts.add('ambiguous');
      const marks = [...(cell?.marks ?? [])];
      if (sheet.altered.some((other) => overlaps(other, area))) marks.push(ALTERED);
      const blank = (cell?.text ?? '').trim() === '';
      if (covers.some((other) => overlaps(other, area))) {
        marks.push(COVERED);
        if (blank) doubts.add('covered');
      }
      let width = 0;
      for (let at = area.left; at <= area.right; at++)
        if (columns.has(at)) width += columnAt(at)?.width ?? sheet.standardWidth;
      if ((cell?.text ?? '') !== '' && (cell?.needs ?? 0) > width) doubts.add('not-visible');
      cells.push({
        rows: down,
        columns: across,
        text: cell?.text ?? '',
        doubts: [...doubts].sort(),
        struck: cell?.struck ?? false,
        raised: cell?.raised ?? false,
        address: addressOfCell(area.top, area.left),
        marks,
      });
    }
  }
  cells.sort((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from);
  return { name, marks: sheet.marks, rows: rows.size, columns: columns.size, cells };
}

/** Merging keeps only the upper left cell; what the others still hold is not shown by any program, but was once meant. */
function coversText(sheet: Sheet, area: Area): boolean {
  for (let row = area.top; row <= Math.min(area.bottom, area.top + 1_000); row++) {
    for (const [column, cell] of sheet.cells.get(row) ?? []) {
      const inside = column >= area.left && column <= area.right && !(row === area.top && column === area.left);
      if (inside && cell.text.trim() !== '') return true;
    }
  }
  return false;
}
