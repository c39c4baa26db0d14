/**
 * Table 4 (复议、诉讼) from grids: fifteen heads in a row, each five under the name of their group, and one row of values
 * below. The groups repeat the same five words, so their names decide which figures are which.
 */
import {
  TABLE4_CELLS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table4Cell,
  type CellId,
  type Table4Group,
} from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { leftoverDigits, type TableRegion } from './conservation.js';
import { readValue, valueNotes, type TableFinding } from './findings.js';
import { findFrames, isHead, rowsUnder, type DataRow, type Frame } from './frames.js';
import { extentOf, type Grid } from './grid.js';
import { unreadCell } from '../values.js';

const HEADS = TABLE4_GROUPS.flatMap(() => TABLE4_RESULT_NAMES);

/** Each group's name stands above its five heads, over them and over no others; a page break may part the two. */
function groupsAreNamed(grids: readonly Grid[], frame: Frame): boolean {
  const grid = grids[frame.grid];
  if (grid === undefined) return false;
  const previous = frame.heads.some((head) => head.rows.from === 0) ? grids[frame.grid - 1] : undefined;
  const above = [
    ...grid.cells.filter((cell) => cell.rows.to <= frame.bottom).map((cell) => ({ cell, home: grid })),
    ...(previous?.cells ?? []).map((cell) => ({ cell, home: previous ?? grid })),
  ];
  return TABLE4_GROUPS.every((group, index) => {
    const first = frame.columns[index * TABLE4_RESULT_NAMES.length];
    const last = frame.columns[(index + 1) * TABLE4_RESULT_NAMES.length - 1];
    if (first === undefined || last === undefined) return false;
    return above.some(({ cell, home }) => {
      if (!isHead(cell.text, TABLE4_GROUP_LABELS[group].zh)) return false;
      const { from, to } = extentOf(home, cell.columns);
      const inside = from >= first.from - grid.tolerance && to <= last.to + grid.tolerance;
      return inside && to - from > 0.5 * (last.to - first.from);
    });
  });
}

/** The name of a group over these five heads: in the cell above them, or at the head of their column. */
function groupOf(grids: readonly Grid[], frame: Frame): Table4Group | undefined {
  const grid = grids[frame.grid];
  const [first, last] = [frame.columns[0], frame.columns.at(-1)];
  const top = Math.min(...frame.heads.map((head) => head.rows.from));
  if (grid === undefined || first === undefined || last === undefined) return undefined;
  const above = grid.cells
    .filter((cell) => cell.rows.to <= top && extentOf(grid, cell.columns).to > first.from)
    .filter((cell) => extentOf(grid, cell.columns).from < last.to);
  // The nearest row that holds a name decides: further up stands the group before this one.
  const nearest = Math.max(...above.map((cell) => cell.rows.to));
  const named = TABLE4_GROUPS.filter((group) =>
    above.some((cell) => cell.rows.to === nearest && isHead(cell.text, TABLE4_GROUP_LABELS[group].zh)),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Three tables of five columns, one for each group; only where each group stands exactly once with one row of values. */
function readGroupsApart(grids: readonly Grid[], reader: string): TableFinding | undefined {
  const frames = findFrames(grids, TABLE4_RESULT_NAMES);
  const groups = frames.map((frame) => groupOf(grids, frame));
  if (frames.length !== TABLE4_GROUPS.length || TABLE4_GROUPS.some((group) => !groups.includes(group)))
    return undefined;
  const found = frames.map((frame, index) => {
    const next = frames[index + 1];
    const end = next?.grid === frame.grid ? Math.min(...next.heads.map((head) => head.rows.from)) : Infinity;
    const rows = rowsUnder(grids, frame, frame.grid).filter((row) => row.rows.to <= end);
    return {
      frame,
      group: groups[index],
      end,
      rows: rows.filter((row) => !row.values.some((cell) => isLeaf(cell.text))),
    };
  });
  if (found.some(({ rows }) => rows.length !== 1)) return undefined;
  const values = new Set(found.flatMap(({ rows }) => rows.flatMap((row) => row.values)));
  const regions = found.map(({ frame, end }) => ({ grid: frame.grid, rows: { from: frame.bottom, to: end } }));
  const leftovers = leftoverDigits(grids, regions, { values, labels: new Map() });
  const trust = { reader, checks: ['header', 'groups', 'conservation', 'glyphs'], blanks: leftovers.length === 0 };
  const cells = new Map<CellId, CellReading>();
  for (const { group, rows } of found) {
    TABLE4_RESULTS.forEach((result, index) => {
      const cell = rows[0]?.values[index];
      if (group === undefined || cell === undefined) return;
      cells.set(table4Cell(group, result), readValue([cell], trust));
    });
  }
  const ordered = new Map(TABLE4_CELLS.map((id) => [id, cells.get(id) ?? unreadCell('no-place')]));
  return { cells: ordered, notes: [], located: true, grids: new Set(frames.map((frame) => frame.grid)) };
}

function isLeaf(text: string): boolean {
  return TABLE4_RESULT_NAMES.some((leaf) => isHead(text, leaf));
}

export function readTable4(grids: readonly Grid[], reader: string): TableFinding {
  const every = (reading: CellReading): Map<CellId, CellReading> => new Map(TABLE4_CELLS.map((id) => [id, reading]));
  const frames = findFrames(grids, HEADS).filter((frame) => groupsAreNamed(grids, frame));
  const [frame] = frames;
  if (frame === undefined) {
    const apart = readGroupsApart(grids, reader);
    if (apart !== undefined) return apart;
    const partial = findFrames(grids, TABLE4_RESULT_NAMES).length > 0;
    return {
      cells: every(unreadCell(partial ? 'header-differs' : 'no-place')),
      notes: [],
      located: partial,
      grids: new Set(),
    };
  }
  const used = new Set(frames.map((each) => each.grid));
  if (frames.length > 1) return { cells: every(unreadCell('ambiguous')), notes: [], located: true, grids: used };

  // The row of values stands under the heads, or first on the next page when the page ends between them.
  const rows: DataRow[] = [];
  for (let index = frame.grid; index < grids.length && index <= frame.grid + 1; index++)
    rows.push(...rowsUnder(grids, frame, index));
  const filled = rows.filter((row) => row.values.some((cell) => cell.text !== '' || cell.doubts.length > 0));
  const row = filled[0] ?? rows[0];
  if (row === undefined) return { cells: every(unreadCell('no-place')), notes: [], located: true, grids: used };
  if (filled.length > 1) return { cells: every(unreadCell('ambiguous')), notes: [], located: true, grids: used };

  const bottom = (grids[frame.grid]?.rows.length ?? 1) - 1;
  const regions: TableRegion[] = [{ grid: frame.grid, rows: { from: frame.bottom, to: bottom } }];
  if (row.grid !== frame.grid) regions.push({ grid: row.grid, rows: row.rows });
  const leftovers = leftoverDigits(grids, regions, { values: new Set(row.values), labels: new Map() });
  const trust = { reader, checks: ['header', 'groups', 'conservation', 'glyphs'], blanks: leftovers.length === 0 };
  const cells = new Map<CellId, CellReading>();
  const values = TABLE4_CELLS.map((id, index) => {
    const cell = row.values[index];
    const pieces = cell === undefined ? [] : [cell];
    cells.set(id, readValue(pieces, trust));
    return { id, pieces };
  });
  const notes = valueNotes(values.filter(({ id }) => cells.get(id)?.kind !== 'unread'));
  return { cells, notes, located: true, grids: new Set([...used, row.grid]) };
}
