/**
 * Table 3 (依申请公开) from grids: heads, then the rows of all pages, then their labels against the official order. The
 * older form's single row 其他处理 is kept apart and its three modern rows are reported as not printed.
 */
import {
  SHORT_FORM_ABSENT_CELLS,
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  table3Cell,
  type CellId,
  type ShortFormCell,
  type Table3Row,
} from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS, TABLE4_RESULT_LABELS } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { alignLabels, type LabelMatch, type ObservedLabel } from './align.js';
import {
  addedColumns,
  addedRowValues,
  isNear,
  leftoverDigits,
  type Leftover,
  type TableRegion,
} from './conservation.js';
import { confirmNotes, labelNote, readValue, valueNotes, type Note, type Table3Finding } from './findings.js';
import { CURRENT_FORM, type FormSchema } from '../forms.js';
import { findFrames, rowsUnder, type DataRow, type Frame } from './frames.js';
import type { Grid, GridCell } from './grid.js';
import { looseFrames, type TableSigns } from './loose-frames.js';
import { withSpansOfHeads } from './lost-spans.js';
import { turnsMeaning } from './meaning.js';
import { relativeDistance } from './edit-distance.js';
import { captionsAround, standsTwice, withRivals } from './rivals.js';
import { believed, headNotes, totalsHold } from './table3-heads.js';
import { digitsOf, normaliseLabel } from '../normalise.js';
import { remembered } from '../remembered.js';
import { OWN_LABELS, table3LabelsOf, TABLE3_HEADS, WHOLE_LABELS, type Table3Key } from './table3-labels.js';
import { NOT_PRINTED, unreadCell } from '../values.js';

const FIRST_ROW = TABLE3_ROW_LABELS['requests.newlyReceived'].zh;
/** Dropping a row that shows figures costs as much as three wrong characters. */
const FIGURES_WEIGHT = 3;

/** Heads that table 4 alone prints. */
const TABLE4_HEADS = new Set(
  [TABLE4_RESULT_LABELS.upheld, TABLE4_RESULT_LABELS.corrected, TABLE4_RESULT_LABELS.pending].map(({ zh }) =>
    normaliseLabel(zh),
  ),
);

/**
 * Where table 4 begins in a grid. Its columns may lie exactly under those of table 3, and its rows would then pass for
 * the rest of a last row that was left empty.
 */
function beginningOfTable4(grid: Grid): number {
  const heads = grid.cells.filter((cell) => TABLE4_HEADS.has(normaliseLabel(cell.text)));
  return Math.min(Infinity, ...heads.map((cell) => cell.rows.from));
}

function isFilled({ values }: DataRow): boolean {
  return values.some((cell) => cell !== undefined && cell.text !== '');
}

const SIGNS: TableSigns = {
  names: TABLE3_HEADS,
  isLabel: (text) => OWN_LABELS.has(normaliseLabel(text)),
  labels: 5,
  heads: 3,
  told: 5,
};

function dataRows(grids: readonly Grid[], frames: readonly Frame[]): DataRow[] {
  const rows: DataRow[] = [];
  let frame: Frame | undefined;
  grids.forEach((grid, index) => {
    frame = frames.find((candidate) => candidate.grid === index) ?? frame;
    if (frame === undefined) return;
    const heads = new Set(frames.flatMap((candidate) => candidate.heads));
    const end = beginningOfTable4(grid);
    const found = rowsUnder(grids, frame, index).filter(
      (row) => row.rows.from < end && !row.values.some((cell) => cell !== undefined && heads.has(cell)),
    );
    rows.push(...found.filter((row) => row.label !== undefined || isFilled(row)));
  });
  return rows;
}

/**
 * Two rows may be one that a page break cut: neighbours in different grids, both with a piece of label, no column filled
 * twice. A label that is whole needs no other piece: what follows is another row, perhaps of another table.
 */
function mayBeOne(row: DataRow, next: DataRow | undefined): boolean {
  if (next === undefined || next.grid === row.grid || row.label === undefined || next.label === undefined) return false;
  if (WHOLE_LABELS.has(normaliseLabel(row.label.text))) return false;
  return row.values.every((cell, index) => (cell?.text ?? '') === '' || (next.values[index]?.text ?? '') === '');
}

interface PlacedRow {
  readonly match: LabelMatch<Table3Key>;
  readonly rows: readonly DataRow[];
}

function regionsOf(frames: readonly Frame[], placed: readonly PlacedRow[], all: readonly DataRow[]): TableRegion[] {
  const first = all.indexOf(placed[0]?.rows[0] as DataRow);
  const last = all.indexOf(placed[placed.length - 1]?.rows.at(-1) as DataRow);
  const inside = all.slice(first, last + 1);
  const used = [...new Set(inside.map((row) => row.grid))];
  return used.map((grid, index) => {
    // A continued table fills its grid from the top and, but for the last page, down to the bottom.
    const from = frames.find((frame) => frame.grid === grid)?.bottom ?? 0;
    const ends = inside.filter((row) => row.grid === grid).map((row) => row.rows.to);
    return { grid, rows: { from, to: index < used.length - 1 ? Infinity : Math.max(...ends) } };
  });
}

function leftoversOf(
  grids: readonly Grid[],
  frames: readonly Frame[],
  placed: readonly PlacedRow[],
  all: readonly DataRow[],
): Leftover[] {
  const values = new Set<GridCell>(
    placed.flatMap(({ rows }) => rows.flatMap((row) => row.values.filter((cell) => cell !== undefined))),
  );
  for (const cell of addedRowValues(all)) values.add(cell);
  const labels = new Map<GridCell, string>();
  for (const { match, rows } of placed) {
    for (const row of rows) if (row.label !== undefined) labels.set(row.label, digitsOf(match.official));
  }
  const added = frames.flatMap((frame) => addedColumns(grids, frame));
  return leftoverDigits(grids, regionsOf(frames, placed, all), { values, labels, added });
}

/** 23 rows with 其他处理 as one: only where it stands exactly between its official neighbours. */
function isShortForm(placed: readonly PlacedRow[]): boolean {
  const keys = placed.map(({ match }) => match.key);
  const at = keys.indexOf(SHORT_FORM_ROW);
  if (at < 0) return false;
  const [before, after] = [placed[at - 1], placed[at + 1]];
  const here = placed[at];
  const adjacent =
    before !== undefined &&
    after !== undefined &&
    here !== undefined &&
    before.match.first + before.match.count === here.match.first &&
    here.match.first + here.match.count === after.match.first;
  return adjacent && keys[at - 1] === 'notProcessed.confirmOrReissue' && keys[at + 1] === 'outcomes.total';
}

export function shortFormNote(): Note {
  const text = '“（六）其他处理”印为一行（旧表样），其三个分项未印出';
  return { code: 'short-form', text, cells: [...SHORT_FORM_ABSENT_CELLS] };
}

/** Two frames in one grid, level with each other. */
function standBeside(frames: readonly Frame[]): boolean {
  const rows = frames.map(({ grid, bottom }) => `${grid}|${bottom}`);
  return new Set(rows).size < rows.length;
}

const MISPRINTED = 0.2;

const isFirstRow = remembered((text) => {
  const [printed, wanted] = [normaliseLabel(text), normaliseLabel(FIRST_ROW)];
  return relativeDistance(printed, wanted) <= MISPRINTED && !turnsMeaning(printed, wanted);
});

const MANY_TWICE = 2;
const LONG_LABELS = [...OWN_LABELS].filter((label) => label.length >= 8);

/** How many long labels stand in more than one cell: another table of this kind, or another body's rows in this one. */
function labelsTwice(grids: readonly Grid[]): number {
  const texts = grids.flatMap(({ cells }) => cells.map(({ text }) => normaliseLabel(text)));
  return LONG_LABELS.filter((label) => texts.indexOf(label) !== texts.lastIndexOf(label)).length;
}

export function readTable3(
  printed: readonly Grid[],
  reader: string,
  form: FormSchema = CURRENT_FORM,
  heads: 'official' | 'any' = 'any',
): Table3Finding {
  const grids = withSpansOfHeads(printed);
  const strict = findFrames(grids, TABLE3_HEADS);
  const frames = strict.length > 0 || heads === 'official' ? strict : looseFrames(grids, strict, SIGNS);
  const beginnings = grids.flatMap((grid) => grid.cells).filter((cell) => isFirstRow(cell.text)).length;
  const cells = new Map<CellId, CellReading>();
  const every = (reading: CellReading, rows: readonly Table3Row[] = TABLE3_ROWS): void => {
    for (const row of rows) for (const column of TABLE3_COLUMNS) cells.set(table3Cell(row, column), reading);
  };
  if (frames.length === 0) {
    every(unreadCell(beginnings > 0 ? 'header-differs' : 'no-place'));
    return { cells, notes: [], located: beginnings > 0, grids: new Set(), shortRow: null, beginnings };
  }
  every(unreadCell('label-not-found'));

  const all = dataRows(grids, frames);
  const observed: ObservedLabel[] = all.map((row, index) => ({
    text: row.label?.text ?? '',
    weight: isFilled(row) ? FIGURES_WEIGHT : 0,
    joinsNext: mayBeOne(row, all[index + 1]),
  }));
  const placed = alignLabels(observed, table3LabelsOf(form)).map((match) => ({
    match,
    rows: all.slice(match.first, match.first + match.count),
  }));
  const leftovers = leftoversOf(grids, frames, placed, all);
  const short = isShortForm(placed);
  const notes: Note[] = [];
  const told: { id: CellId; pieces: readonly GridCell[]; shared: boolean }[] = [];
  // Asked for only where a head is not as the form prints it.
  const hold =
    frames.some(({ standings }) => standings !== undefined) &&
    totalsHold(placed.flatMap(({ rows }) => rows.slice(0, 1)));
  const shortRow = new Map<ShortFormCell, CellReading>();
  const trust = { reader, checks: ['header', 'label', 'conservation', 'glyphs'], blanks: leftovers.length === 0 };

  for (const { match, rows } of placed) {
    if (match.key === SHORT_FORM_ROW && !short) continue;
    const disturbed = leftovers.some((leftover) => rows.some((row) => isNear(leftover, row.grid, row.rows)));
    const values = TABLE3_COLUMNS.map((column, index) => {
      const pieces = rows.map((row) => row.values[index]).filter((cell) => cell !== undefined);
      const shared = rows.some((row) => row.shared?.has(row.values[index] as GridCell) === true);
      const standing = rows[0]?.frame.standings?.[index];
      const id = `${match.key}@${column}` as CellId | ShortFormCell;
      const read =
        standing === 'other' && pieces.length === 0
          ? unreadCell('header-differs')
          : believed(readValue(id, pieces, trust, shared), standing, hold);
      const { kind, place, raw } = read;
      const reading =
        disturbed && kind !== 'unread'
          ? unreadCell('leftover-digits', { place, raw, readers: [reader], candidates: raw === '' ? [] : [raw] })
          : read;
      return { column, pieces, reading, shared };
    });
    const ids =
      match.key === SHORT_FORM_ROW ? [] : TABLE3_COLUMNS.map((column) => table3Cell(match.key as Table3Row, column));
    if (normaliseLabel(match.observed) !== normaliseLabel(match.official))
      notes.push(labelNote(match.observed, match.official, ids));
    for (const { column, pieces, reading, shared } of values) {
      if (match.key === SHORT_FORM_ROW) shortRow.set(`${SHORT_FORM_ROW}@${column}`, reading);
      else {
        const id = table3Cell(match.key, column);
        cells.set(id, reading);
        if (reading.kind === 'unread') continue;
        notes.push(...valueNotes([{ id, pieces }]));
        told.push({ id, pieces, shared });
      }
    }
  }
  notes.push(...confirmNotes(told), ...headNotes(grids, frames, cells));
  if (short) {
    every(NOT_PRINTED, SHORT_FORM_ABSENT_ROWS);
    notes.push(shortFormNote());
  } else if (placed.some(({ match }) => match.key === SHORT_FORM_ROW)) {
    every(unreadCell('ambiguous'), SHORT_FORM_ABSENT_ROWS);
  }
  const rivals =
    labelsTwice(grids) >= MANY_TWICE ||
    frames.some((frame) => standsTwice(grids, frame, TABLE3_COLUMN_LABELS.naturalPerson.zh));
  return {
    cells: rivals ? withRivals(cells) : cells,
    notes,
    located: true,
    grids: new Set(all.map((row) => row.grid)),
    shortRow: short ? (rivals ? withRivals(shortRow) : shortRow) : null,
    beginnings,
    beside: standBeside(frames),
    captions: frames.flatMap((frame) => captionsAround(grids, frame, all)),
  };
}
