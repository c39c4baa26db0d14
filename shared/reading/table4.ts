/**
 * Table 4 (复议、诉讼) from grids: fifteen heads in a row, each five under the name of their group, and one row of values
 * below. The groups repeat the same five words, so their names decide which figures are which.
 */
import { TABLE4_CELLS, TABLE4_GROUPS, TABLE4_RESULTS, type CellId } from '../report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_RESULT_LABELS } from '../report/labels.js';
import type { CellReading } from '../report/record.js';
import { leftoverDigits, type TableRegion } from './conservation.js';
import { readValue, valueNotes, type TableFinding } from './findings.js';
import { findFrames, isHead, rowsUnder, type DataRow, type Frame } from './frames.js';
import { extentOf, type Grid } from './grid.js';
import { unreadCell } from './values.js';

const LEAVES = TABLE4_RESULTS.map((result) => TABLE4_RESULT_LABELS[result].zh);
const HEADS = TABLE4_GROUPS.flatMap(() => LEAVES);

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
    const first = frame.columns[index * LEAVES.length];
    const last = frame.columns[(index + 1) * LEAVES.length - 1];
    if (first === undefined || last === undefined) return false;
    return above.some(({ cell, home }) => {
      if (!isHead(cell.text, TABLE4_GROUP_LABELS[group].zh)) return false;
      const { from, to } = extentOf(home, cell.columns);
      const inside = from >= first.from - grid.tolerance && to <= last.to + grid.tolerance;
      return inside && to - from > 0.5 * (last.to - first.from);
    });
  });
}

export function readTable4(grids: readonly Grid[], reader: string): TableFinding {
  const every = (reading: CellReading): Map<CellId, CellReading> => new Map(TABLE4_CELLS.map((id) => [id, reading]));
  const frames = findFrames(grids, HEADS).filter((frame) => groupsAreNamed(grids, frame));
  const [frame] = frames;
  if (frame === undefined) {
    const partial = findFrames(grids, LEAVES).length > 0;
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
