/**
 * A second look at the same cells that asks for no span: a row is its label and, to the right of it, its values, counted
 * from the right end. The heads are put in order by what they say, since a group always has the same members. Where
 * this and the placement on the grid give the same figure, two independent readings agree.
 */
import { TABLE3_COLUMNS, TABLE4_GROUPS } from '#shared/report/cells.js';
import {
  TABLE3_ORGANISATIONS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_NAMES,
} from '#shared/report/labels.js';
import { isHead } from '../tables/frames.js';
import type { Grid, GridCell, Span } from '../tables/grid.js';
import { TABLE3_HEADS } from '../tables/table3-labels.js';
import { edges } from './tables.js';

/** A row of cells from left to right, whatever they span; their positions are not looked at. */
export type Row = readonly GridCell[];

const WIDTH4 = TABLE4_GROUPS.length * TABLE4_RESULT_NAMES.length;

function spells(cells: Row, names: readonly string[]): boolean {
  return cells.length === names.length && names.every((name, index) => isHead(cells[index]?.text ?? '', name));
}

/** Where in a row the names stand next to each other, or -1. */
function positionOf(row: Row, names: readonly string[]): number {
  for (let at = 0; at + names.length <= row.length; at++) {
    if (spells(row.slice(at, at + names.length), names)) return at;
  }
  return -1;
}

interface Placed {
  readonly cells: Row;
  /** How many columns each takes; the last one ends at the right edge. */
  readonly width: number;
}

const INNER = TABLE3_HEADS.slice(1, -1);
const OUTER = [TABLE3_HEADS[0] ?? '', TABLE3_ORGANISATIONS.zh, TABLE3_HEADS[TABLE3_HEADS.length - 1] ?? ''];

/** The seven heads of table 3 on two rows as one row: the five kinds of organisation stand in their group's place. */
function foldTable3(row: Row, next: Row | undefined): Placed[] | undefined {
  const at = positionOf(row, OUTER);
  if (at < 0 || at + OUTER.length !== row.length || next === undefined || !spells(next, INNER)) return undefined;
  const [first, , last] = row.slice(at);
  return first === undefined || last === undefined ? undefined : [{ cells: [first, ...next, last], width: 1 }];
}

/** The heads of table 4 on two or three rows as two: three groups and the fifteen results. */
function foldTable4(rows: readonly Row[]): { placed: Placed[]; used: number } | undefined {
  const [review, direct, after] = TABLE4_GROUPS.map((group) => TABLE4_GROUP_LABELS[group].zh);
  const [top = []] = rows;
  for (const used of [2, 3]) {
    const cells = rows.slice(0, used).flat();
    if (cells.length > WIDTH4 + 4) break;
    const results = cells.filter((cell) => TABLE4_RESULT_NAMES.some((name) => isHead(cell.text, name)));
    const named = (name: string | undefined): GridCell | undefined =>
      cells.find((cell) => isHead(cell.text, name ?? ''));
    const groups = [named(review), named(direct), named(after)].filter((cell) => cell !== undefined);
    const inOrder = groups.every(
      (cell, index) => cells.indexOf(cell) > cells.indexOf(groups[index - 1] ?? cell) || index === 0,
    );
    const first = top[0] !== undefined && isHead(top[0].text, review ?? '');
    const others = cells.length - results.length - groups.length;
    const litigation = named(TABLE4_LITIGATION.zh) === undefined ? 0 : 1;
    const whole =
      spells(
        results,
        TABLE4_GROUPS.flatMap(() => TABLE4_RESULT_NAMES),
      ) && groups.length === TABLE4_GROUPS.length;
    if (whole && first && inOrder && others === litigation) {
      return {
        placed: [
          { cells: groups, width: TABLE4_RESULT_NAMES.length },
          { cells: results, width: 1 },
        ],
        used,
      };
    }
  }
  return undefined;
}

function folded(rows: readonly Row[]): Placed[] {
  const found: Placed[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const heads3 = foldTable3(row, rows[index + 1]);
    if (heads3 !== undefined) {
      found.push(...heads3);
      index++;
      continue;
    }
    const heads4 = foldTable4(rows.slice(index, index + 3));
    if (heads4 !== undefined) {
      found.push(...heads4.placed);
      index += heads4.used - 1;
      continue;
    }
    found.push({ cells: row, width: 1 });
  }
  return found;
}

/** Empty cells at the right end of every row, as spreadsheets leave them, are not part of the rows. */
function trimmed(rows: readonly Row[]): Row[] {
  let width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const isEmpty = (cell: GridCell | undefined): boolean =>
    cell === undefined || (cell.text === '' && cell.doubts.length === 0);
  while (width > 0 && rows.every((row) => row.length < width || isEmpty(row[width - 1]))) width--;
  return rows.map((row) => row.slice(0, width));
}

/**
 * `rows`: the cells of each row from left to right. A cell that reaches over several rows is a value of none of them.
 */
export function rowWiseGrid(rows: readonly Row[]): Grid {
  const lines = folded(trimmed(rows));
  const least = Math.max(WIDTH4, TABLE3_COLUMNS.length + 1);
  const width = lines.reduce((most, line) => Math.max(most, line.cells.length), least);
  const cells = lines.flatMap((line, index) => {
    const start = width - line.cells.length * line.width;
    const span: Span = { from: index, to: index + 1 };
    return line.cells.map((cell, at): GridCell => {
      const columns = { from: start + at * line.width, to: start + (at + 1) * line.width };
      const tall = cell.rows.to - cell.rows.from > 1;
      return { ...cell, rows: span, columns, doubts: tall ? [...cell.doubts, 'not-rectangular'] : cell.doubts };
    });
  });
  return { columns: edges(width), rows: edges(lines.length), cells, tolerance: 0, page: null, digitsBeside: false };
}
