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
  type Table4Cell,
  type Table4Group,
} from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_LITIGATION, TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { addedColumns, leftoverDigits, type TableRegion } from './conservation.js';
import {
  confirmNotes,
  headNote,
  readValue,
  toConfirm,
  valueNotes,
  type Note,
  type TableFinding,
  type Trust,
} from './findings.js';
import { findFrames, isHead, rowsUnder, type DataRow, type Frame } from './frames.js';
import { extentOf, type Grid, type GridCell } from './grid.js';
import { withSpansOfHeads } from './lost-spans.js';
import { resultOf, withResultHeads, type MendedHeads } from './table4-heads.js';
import { captionsAround, isNumbering, rowsToNextHeading, saysInWords, withRivals } from './rivals.js';
import { table4Parts } from './table4-parts.js';
import { normaliseLabel } from '../normalise.js';
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

interface Found {
  readonly id: Table4Cell;
  readonly pieces: readonly GridCell[];
  readonly shared: boolean;
  readonly head: GridCell | undefined;
}

function foundIn(row: DataRow, ids: readonly Table4Cell[]): Found[] {
  return ids.map((id, index) => {
    const cell = row.values[index];
    return {
      id,
      pieces: cell === undefined ? [] : [cell],
      shared: cell !== undefined && row.shared?.has(cell) === true,
      head: row.frame.heads[index],
    };
  });
}

/** Figures under a head that was mended are for a person to confirm. */
function read(found: readonly Found[], trust: Trust, { mended }: MendedHeads): Pick<TableFinding, 'cells' | 'notes'> {
  const cells = new Map<CellId, CellReading>();
  const notes: Note[] = [];
  for (const group of TABLE4_GROUPS) {
    const own = found.filter(({ id }) => id.startsWith(`${group}.`));
    for (const { id, pieces, shared, head } of own) {
      const reading = readValue(id, pieces, trust, shared);
      const standing = head && mended.get(head);
      const sure = standing === undefined;
      cells.set(id, sure || reading.kind === 'unread' ? reading : toConfirm(reading, 'head-differs'));
      if (standing !== undefined && reading.kind !== 'unread')
        notes.push(headNote(standing.printed, head?.text ?? '', [id], !sure));
    }
  }
  const told = found.filter(({ id }) => cells.get(id)?.kind !== 'unread');
  return { cells, notes: [...notes, ...valueNotes(told), ...confirmNotes(told)] };
}

const GROUP_NAMES = [TABLE4_LITIGATION, ...Object.values(TABLE4_GROUP_LABELS)].map(({ zh }) => zh);
const isPrintedHead = (text: string): boolean => resultOf(text) >= 0 || GROUP_NAMES.some((name) => isHead(text, name));

const MANY_HEADS = 3;

/** Heads that are none of the frame's, or a group named twice: another table of this kind, which no reader could take apart. */
function headsElsewhere(grids: readonly Grid[], { heads }: Frame): boolean {
  const total = TABLE4_RESULT_NAMES.length - 1;
  const cells = grids.flatMap((grid) => grid.cells);
  const others = cells.filter((cell) => !heads.includes(cell) && resultOf(cell.text) >= 0);
  const groups = Object.values(TABLE4_GROUP_LABELS).map(
    ({ zh }) => cells.filter(({ text }) => isHead(text, zh)).length,
  );
  return others.filter(({ text }) => resultOf(text) !== total).length >= MANY_HEADS || Math.max(...groups) > 1;
}

const OWN_ROW = /^(?:件数|数量|数|合计|总计|本年度?)?(?:\(件\))?$/u;

/** The row of figures says that it is another's: of a town, of last year. */
function isAnothers({ label }: DataRow): boolean {
  return label !== undefined && !OWN_ROW.test(normaliseLabel(label.text)) && !isPrintedHead(label.text);
}

const CHECKS = ['header', 'groups', 'conservation', 'glyphs'];

/** Every group by itself: what is named once is read, what is not is left. */
function readInParts(heads: MendedHeads, reader: string): TableFinding | undefined {
  const { grids } = heads;
  const { parts, repeated, frames, regions, unnamed } = table4Parts(grids);
  if (parts.length === 0 && repeated.size === 0) return undefined;
  const found = parts.flatMap(({ group, row }) =>
    foundIn(
      row,
      TABLE4_RESULTS.map((result) => table4Cell(group, result)),
    ),
  );
  const values = new Set(found.flatMap(({ pieces }) => pieces));
  const added = frames.flatMap((frame) => addedColumns(grids, frame));
  const leftovers = leftoverDigits(grids, regions, { values, labels: new Map(), added });
  const { cells, notes } = read(found, { reader, checks: CHECKS, blanks: leftovers.length === 0 }, heads);
  const missing = (id: Table4Cell): CellReading => {
    const [group] = id.split('.') as [Table4Group];
    return unreadCell(repeated.has(group) ? 'ambiguous' : 'header-differs');
  };
  const ordered = new Map(TABLE4_CELLS.map((id) => [id, cells.get(id) ?? missing(id)]));
  const rows = parts.map(({ row }) => row);
  const rivals =
    unnamed || leftovers.length > 0 || frames.some((frame) => saysInWords(grids, frame, rows, isPrintedHead));
  return {
    captions: frames.flatMap((frame) => captionsAround(grids, frame, rows)),
    cells: rivals ? withRivals(ordered) : ordered,
    notes,
    located: true,
    grids: new Set(frames.map((frame) => frame.grid)),
  };
}

export function readTable4(printed: readonly Grid[], reader: string): TableFinding {
  const heads = withResultHeads(withSpansOfHeads(printed));
  const { grids } = heads;
  const every = (reading: CellReading): Map<CellId, CellReading> => new Map(TABLE4_CELLS.map((id) => [id, reading]));
  const headed = findFrames(grids, HEADS);
  const frames = headed.filter((frame) => groupsAreNamed(grids, frame));
  const [frame] = frames;
  if (frame === undefined) {
    const apart = headed.length > 0 ? undefined : readInParts(heads, reader);
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
  // Heads once more, be their groups named as they should or not: whose figures are whose?
  if (headed.length > 1) return { cells: every(unreadCell('ambiguous')), notes: [], located: true, grids: used };

  // The row of values stands under the heads, or first on the next page when the page ends between them.
  const rows: DataRow[] = [];
  for (let index = frame.grid; index < grids.length && index <= frame.grid + 1; index++)
    rows.push(...rowsUnder(grids, frame, index));
  const counted = rows.filter((row) => !isNumbering(row));
  const filled = counted.filter((row) =>
    row.values.some((cell) => cell !== undefined && (cell.text !== '' || cell.doubts.length > 0)),
  );
  const row = filled[0] ?? counted[0];
  if (row === undefined) return { cells: every(unreadCell('no-place')), notes: [], located: true, grids: used };
  if (filled.length > 1) return { cells: every(unreadCell('ambiguous')), notes: [], located: true, grids: used };

  const home = grids[frame.grid];
  const regions: TableRegion[] = home ? [{ grid: frame.grid, rows: rowsToNextHeading(home, frame.bottom) }] : [];
  if (row.grid !== frame.grid) regions.push({ grid: row.grid, rows: row.rows });
  const found = foundIn(row, TABLE4_CELLS);
  const values = new Set(found.flatMap(({ pieces }) => pieces));
  const leftovers = leftoverDigits(grids, regions, { values, labels: new Map(), added: addedColumns(grids, frame) });
  const { cells, notes } = read(found, { reader, checks: CHECKS, blanks: leftovers.length === 0 }, heads);
  const rivals =
    leftovers.length > 0 ||
    saysInWords(grids, frame, [row], isPrintedHead) ||
    headsElsewhere(grids, frame) ||
    isAnothers(row);
  return {
    cells: rivals ? withRivals(cells) : cells,
    notes,
    located: true,
    grids: new Set([...used, row.grid]),
    captions: captionsAround(grids, frame, [row]),
  };
}
