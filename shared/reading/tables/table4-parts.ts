/**
 * Table 4 in parts: the three groups one below the other as rows, in two bands, or each in a table of its own. Every five
 * heads begin a part; the group is named by the row's label or above the heads. A group that is not named, or named
 * twice, is left unread, and the others are read.
 */
import { TABLE4_GROUPS, type Table4Group } from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import type { TableRegion } from './conservation.js';
import { findFrames, isHead, rowsUnder, type DataRow, type Frame } from './frames.js';
import { extentOf, spansOverlap, type Grid } from './grid.js';
import { isNumbering } from './rivals.js';
import { resultOf } from './table4-heads.js';

export interface Table4Part {
  readonly group: Table4Group;
  readonly row: DataRow;
}

export interface Table4Parts {
  /** The groups that stand exactly once. */
  readonly parts: readonly Table4Part[];
  /** Groups that stand more than once. */
  readonly repeated: ReadonlySet<Table4Group>;
  readonly frames: readonly Frame[];
  readonly regions: readonly TableRegion[];
  /** Figures stand under heads that no group names: names and heads may have changed places. */
  readonly unnamed: boolean;
}

function groupNamed(text: string): Table4Group | undefined {
  return TABLE4_GROUPS.find((group) => isHead(text, TABLE4_GROUP_LABELS[group].zh));
}

/** The name of a group over these five heads: in the cell above them, or at the head of their column. */
function groupOver(grids: readonly Grid[], frame: Frame): Table4Group | undefined {
  const grid = grids[frame.grid];
  const [first, last] = [frame.columns[0], frame.columns.at(-1)];
  const top = Math.min(...frame.heads.map((head) => head.rows.from));
  if (grid === undefined || first === undefined || last === undefined) return undefined;
  const above = grid.cells.filter((cell) => {
    const { from, to } = extentOf(grid, cell.columns);
    return cell.rows.to <= top && to > first.from && from < last.to && cell.text !== '';
  });
  // The nearest row that holds a name decides: further up stands the group before this one.
  const nearest = Math.max(...above.map((cell) => cell.rows.to));
  const named = TABLE4_GROUPS.filter((group) =>
    above.some((cell) => cell.rows.to === nearest && groupNamed(cell.text) === group),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Where the part ends: at the next heads below these, over the same columns. */
function endOf(grids: readonly Grid[], frame: Frame, frames: readonly Frame[]): number {
  const grid = grids[frame.grid];
  if (grid === undefined) return Infinity;
  const span = (one: Frame): { from: number; to: number } => ({
    from: Math.min(...one.heads.map((head) => head.columns.from)),
    to: Math.max(...one.heads.map((head) => head.columns.to)),
  });
  const below = frames.filter((other) => {
    const starts = Math.min(...other.heads.map((head) => head.rows.from));
    return other.grid === frame.grid && starts >= frame.bottom && spansOverlap(span(other), span(frame));
  });
  return Math.min(Infinity, ...below.map((other) => Math.min(...other.heads.map((head) => head.rows.from))));
}

function isFilled({ values }: DataRow): boolean {
  return values.some((cell) => cell !== undefined && (cell.text !== '' || cell.doubts.length > 0));
}

export function table4Parts(grids: readonly Grid[]): Table4Parts {
  const frames = findFrames(grids, TABLE4_RESULT_NAMES);
  const found: Table4Part[] = [];
  const regions: TableRegion[] = [];
  let unnamed = false;
  for (const frame of frames) {
    const end = endOf(grids, frame, frames);
    const rows = rowsUnder(grids, frame, frame.grid)
      .filter((row) => row.rows.to <= end)
      .filter((row) => !isNumbering(row) && !row.values.some((cell) => cell !== undefined && resultOf(cell.text) >= 0));
    const labelled = rows.flatMap((row) => {
      const group = groupNamed(row.label?.text ?? '');
      return group === undefined ? [] : [{ group, row }];
    });
    if (labelled.length > 0) found.push(...labelled);
    else {
      const group = groupOver(grids, frame);
      const filled = rows.filter(isFilled);
      const own = filled.length > 0 ? filled : rows.slice(0, 1);
      if (group !== undefined) found.push(...own.map((row) => ({ group, row })));
      else unnamed ||= filled.length > 0;
    }
    regions.push({ grid: frame.grid, rows: { from: frame.bottom, to: end } });
  }
  const times = (group: Table4Group): number => found.filter((part) => part.group === group).length;
  return {
    parts: found.filter(({ group }) => times(group) === 1),
    repeated: new Set(TABLE4_GROUPS.filter((group) => times(group) > 1)),
    frames,
    regions,
    unnamed,
  };
}
