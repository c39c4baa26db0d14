/**
 * What table 3 may tell where its heads are not all as the form prints them: the totals of its rows must bear out that
 * these are its columns, and a column without a head of its own is left to a person.
 */
import { TABLE3_COLUMNS, TABLE3_ROWS, table3Cell, type CellId } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { headNote, toConfirm, type Note } from './findings.js';
import { isHead, type DataRow, type Frame } from './frames.js';
import type { Grid, GridCell } from './grid.js';
import type { HeadStanding } from './heads.js';
import { sameColumn } from './loose-frames.js';
import { interpret, unreadCell } from '../values.js';

function wholeNumber(cell: GridCell | undefined): bigint | undefined {
  const { kind, value } = interpret(cell?.text ?? '');
  if (kind === 'blank' || kind === 'mark') return 0n;
  return value !== null && !value.includes('.') ? BigInt(value) : undefined;
}

/** Authors slip in a row or two; columns taken for each other add up in hardly any. */
const ROWS_THAT_HOLD = 0.8;

/** Nearly every row adds up to the value at `total`, and there is one that shows it. */
function totalsHoldAt(placed: readonly DataRow[], total: number): boolean {
  const sums = placed.flatMap(({ values }) => {
    const numbers = TABLE3_COLUMNS.map((_, index) => wholeNumber(values[index]));
    const sum = numbers.reduce((all, number) => (all === undefined || number === undefined ? undefined : all + number));
    const holds = sum !== undefined && sum === 2n * (numbers[total] ?? 0n);
    // A blank or a mark counts as nothing where that fits, and tells nothing where it does not.
    const whole = values.every((cell) => interpret(cell?.text ?? '').kind === 'number');
    return sum === undefined || (!holds && !whole) ? [] : [holds];
  });
  const holding = sums.filter((holds) => holds).length;
  return sums.length >= 0.5 * placed.length && holding > 0 && holding >= ROWS_THAT_HOLD * sums.length;
}

/** Where the head of the total changed places with another, which of the two it is does not matter to the rest. */
export function totalsHold(placed: readonly DataRow[]): boolean {
  const standings = placed[0]?.frame.standings ?? [];
  const last = TABLE3_COLUMNS.length - 1;
  return TABLE3_COLUMNS.some(
    (_, index) =>
      (index === last || (standings[last] === 'other' && standings[index] === 'other')) && totalsHoldAt(placed, index),
  );
}

/**
 * What a column may tell in a table whose heads are not all as the form prints them: read where its own head says
 * nearly that and the totals bear the columns out, to be confirmed where its head says nothing.
 */
export function believed(reading: CellReading, standing: HeadStanding | undefined, hold: boolean): CellReading {
  if (standing === undefined || reading.kind === 'unread') return reading;
  if (hold && standing === 'certain') return reading;
  if (hold && (standing === 'near' || standing === 'blank')) return toConfirm(reading, 'head-differs');
  const { place, raw, readers } = reading;
  return unreadCell('header-differs', { place, raw, readers, candidates: raw === '' ? [] : [raw] });
}

export function headNotes(
  grids: readonly Grid[],
  frames: readonly Frame[],
  cells: ReadonlyMap<CellId, CellReading>,
): Note[] {
  const frame = frames.find(({ standings }) => standings !== undefined);
  const grid = frame === undefined ? undefined : grids[frame.grid];
  if (frame === undefined || grid === undefined) return [];
  return TABLE3_COLUMNS.flatMap((column, index) => {
    const head = frame.heads.find((cell) => sameColumn(grid, cell, frame.columns[index]));
    const ids = TABLE3_ROWS.map((row) => table3Cell(row, column)).filter((id) => cells.get(id)?.kind !== 'unread');
    const named = TABLE3_COLUMN_LABELS[column].zh;
    if (ids.length === 0 || isHead(head?.text ?? '', named)) return [];
    return [
      headNote(
        head?.text ?? '',
        named,
        ids,
        ids.some((id) => cells.get(id)?.certainty === 'confirm'),
      ),
    ];
  });
}
