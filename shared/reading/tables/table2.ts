/**
 * Table 2 (主动公开) from grids: four small tables, each with its own heads. It has no sums that could prove anything, so
 * heads and labels must be exact and every row must stand exactly once.
 */
import { TABLE2_CELLS, type CellId, type Table2Cell } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import { isNear, leftoverDigits, type TableRegion } from './conservation.js';
import { confirmNotes, labelNote, readValue, toConfirm, valueNotes, type Note, type TableFinding } from './findings.js';
import { CURRENT_FORM, type FormSchema } from '../forms.js';
import { findFrames, rowsUnder, type DataRow, type Frame } from './frames.js';
import { sameExtent, type Grid, type GridCell } from './grid.js';
import { normaliseLabel } from '../normalise.js';
import { captionsAround } from './rivals.js';
import { TABLE3_HEADS } from './table3-labels.js';
import { NOT_PRINTED, unreadCell } from '../values.js';

const LABEL_VARIANTS: Readonly<Record<string, readonly string[]>> = { 行政规范性文件: ['规范性文件'] };

/** Most cells; a figure is no label. */
const PLAIN_FIGURE = /^\d+$/;

function isLabel(text: string, official: string): boolean {
  const printed = normaliseLabel(text);
  return printed === normaliseLabel(official) || (LABEL_VARIANTS[official] ?? []).includes(printed);
}

/** The rows between these heads and the next ones, over page breaks too. */
function rowsOf(grids: readonly Grid[], frame: Frame, stops: readonly Frame[]): DataRow[] {
  const next = stops.find((stop) => stop.grid > frame.grid || (stop.grid === frame.grid && stop.bottom > frame.bottom));
  const rows: DataRow[] = [];
  for (let index = frame.grid; index <= (next?.grid ?? grids.length - 1); index++) {
    const headRow = next?.grid === index ? Math.min(...next.heads.map((head) => head.rows.from)) : Infinity;
    rows.push(...rowsUnder(grids, frame, index).filter((row) => row.rows.to <= headRow));
  }
  return rows;
}

/**
 * Heads that a page break repeats: those of the first of the small tables once more, on top of a later page and over the
 * same columns, but with none of its rows. They begin nothing: the rows under them go on with the table before the break.
 */
function isRepeated(grids: readonly Grid[], frame: Frame, first: Frame, labels: readonly string[]): boolean {
  const [home, grid] = [grids[first.grid], grids[frame.grid]];
  if (home?.page == null || grid?.page == null || grid.page <= home.page) return false;
  const sameHeads = first.heads.every(({ rows }, index) => frame.heads[index]?.rows.from === rows.from);
  const sameColumns = first.columns.every((column, index) => {
    const other = frame.columns[index];
    return column !== undefined && other !== undefined && sameExtent(column, other, grid.tolerance);
  });
  const own = rowsUnder(grids, frame, frame.grid).map(({ label }) => label?.text ?? '');
  return sameHeads && sameColumns && !own.some((text) => labels.some((label) => isLabel(text, label)));
}

interface Found {
  readonly official: string;
  readonly row: DataRow;
  /** Null where the form prints a figure that is no cell of ours: it is claimed, and not read. */
  readonly ids: readonly (Table2Cell | null)[];
}

function isCell(id: Table2Cell | null): id is Table2Cell {
  return id !== null;
}

/** 规章（件） is the label with its unit. */
function isWithUnit(text: string, label: string): boolean {
  const [printed, official] = [normaliseLabel(text), normaliseLabel(label)];
  return isLabel(text, label) || (printed.startsWith(official) && /^\([^)]*\)$/u.test(printed.slice(official.length)));
}

export function readTable2(grids: readonly Grid[], reader: string, form: FormSchema = CURRENT_FORM): TableFinding {
  const heads = form.table2.map((block) => block.columns.map((column) => column.zh));
  const kinds = [...new Map(heads.map((names) => [names.join('|'), names])).values()];
  const [opening = []] = heads;
  const openingLabels = (form.table2[0]?.rows ?? []).map(({ label }) => label.zh);
  const framesOf = (names: readonly string[]): Frame[] => {
    const frames = findFrames(grids, names);
    const [first] = frames;
    if (first === undefined || names.join('|') !== opening.join('|')) return frames;
    return frames.filter((frame) => frame === first || !isRepeated(grids, frame, first, openingLabels));
  };
  const stops = [...kinds, TABLE3_HEADS]
    .flatMap((names) => framesOf(names))
    .sort((a, b) => a.grid - b.grid || a.bottom - b.bottom);
  const cells = new Map<CellId, CellReading>(
    TABLE2_CELLS.map((id) => [id, form.absent.includes(id) ? NOT_PRINTED : unreadCell('no-place')]),
  );
  const found: Found[] = [];
  let located = false;

  for (const [index, block] of form.table2.entries()) {
    const frames = framesOf(heads[index] ?? []);
    const rows = frames.flatMap((frame) => rowsOf(grids, frame, stops));
    if (frames.length > 0) located = true;
    for (const { label, cells: ids } of block.rows) {
      const hits = rows.filter((row) => row.label !== undefined && isLabel(row.label.text, label.zh));
      const [hit] = hits;
      if (hits.length === 1 && hit !== undefined) found.push({ official: label.zh, row: hit, ids });
      else {
        const reason = hits.length > 1 ? 'ambiguous' : frames.length === 0 ? 'header-differs' : 'label-not-found';
        for (const id of ids.filter(isCell)) cells.set(id, unreadCell(reason));
      }
    }
  }

  const used = [...new Set(found.map(({ row }) => row.grid))];
  const regions: TableRegion[] = used.map((grid) => {
    const ends = found.filter(({ row }) => row.grid === grid).map(({ row }) => row.rows.to);
    const starts = found.filter(({ row }) => row.grid === grid).map(({ row }) => row.rows.from);
    return { grid, rows: { from: Math.min(...starts), to: Math.max(...ends) } };
  });
  const values = new Set(found.flatMap(({ row }) => row.values.filter((cell) => cell !== undefined)));
  const leftovers = leftoverDigits(grids, regions, { values, labels: new Map() });
  const trust = { reader, checks: ['header', 'label', 'conservation', 'glyphs'], blanks: leftovers.length === 0 };
  const notes: Note[] = [];
  const told: { id: CellId; pieces: readonly GridCell[]; shared: boolean }[] = [];
  // The label once more, under heads that are not those of the form: whose figures are whose?
  const worded = grids.flatMap((grid) => grid.cells.filter(({ text }) => text !== '' && !PLAIN_FIGURE.test(text)));
  const rivals = (label: string): boolean => worded.filter((cell) => isWithUnit(cell.text, label)).length > 1;
  for (const { official, row, ids } of found) {
    const printed = row.label?.text ?? '';
    if (normaliseLabel(printed) !== normaliseLabel(official))
      notes.push(labelNote(printed, official, ids.filter(isCell)));
    ids.forEach((id, index) => {
      const cell = row.values[index];
      if (cell === undefined || id === null) return;
      const read = readValue(id, [cell], trust, row.shared?.has(cell));
      const disturbed = leftovers.some((leftover) => isNear(leftover, row.grid, row.rows));
      const known = {
        place: read.place,
        raw: read.raw,
        readers: read.readers,
        candidates: read.raw === '' ? [] : [read.raw],
      };
      const believed = read.kind !== 'unread' && rivals(official) ? toConfirm(read, 'rival-figures') : read;
      const reading = disturbed && read.kind !== 'unread' ? unreadCell('leftover-digits', known) : believed;
      cells.set(id, reading);
      if (reading.kind === 'unread') return;
      notes.push(...valueNotes([{ id, pieces: [cell] }]));
      told.push({ id, pieces: [cell], shared: row.shared?.has(cell) === true });
    });
  }
  const captions = found.flatMap(({ row }) => captionsAround(grids, row.frame, [row]));
  return { cells, notes: [...notes, ...confirmNotes(told)], located, grids: new Set(used), captions };
}
