/**
 * Two readings of one table -> one. The same value from both is agreed; two different ones are a conflict and nobody's
 * word; what only the counting along rows could read stands if the sums of the table bear it out, because then the
 * page shows its columns shifted and its author's mind is only known from the figures themselves.
 */
import {
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
} from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import { agreedUnless, toConfirm, type Table3Finding, type TableFinding } from '../tables/findings.js';
import { unreadCell } from '../values.js';

const NOT_FOUND = new Set(['no-place', 'header-differs', 'label-not-found']);

/** `proven`: by the sums, so that figures which no cell of the grid explains are explained. */
type Standing = 'no' | 'yes' | 'proven';

export function agree(grid: CellReading, rows: CellReading, rowsStand: Standing): CellReading {
  if (grid.kind === 'unread') {
    const notFound = NOT_FOUND.has(grid.reason ?? '') || (rowsStand === 'proven' && grid.reason === 'leftover-digits');
    if (rows.kind === 'unread') return notFound && rows.candidates !== undefined ? rows : grid;
    if (rows.kind === 'not-printed' || !notFound) return grid;
    if (rowsStand !== 'no') return rows;
    return unreadCell('header-differs', {
      place: rows.place,
      raw: rows.raw,
      readers: rows.readers,
      candidates: rows.raw === '' ? [] : [rows.raw],
    });
  }
  if (rows.kind === 'unread') return grid;
  if (grid.kind === rows.kind && grid.value === rows.value && grid.raw === rows.raw) {
    return {
      ...grid,
      certainty: agreedUnless(grid),
      readers: [...grid.readers, ...rows.readers],
      checks: [...new Set([...grid.checks, ...rows.checks, 'rows'])],
    };
  }
  return unreadCell('ambiguous', {
    place: grid.place,
    raw: grid.raw,
    readers: [...grid.readers, ...rows.readers],
    candidates: [grid.raw, rows.raw].filter((raw) => raw !== ''),
  });
}

function whole(cells: ReadonlyMap<CellId, CellReading>, id: CellId): bigint | undefined {
  const value = cells.get(id)?.value ?? '';
  return /^\d+$/u.test(value) ? BigInt(value) : undefined;
}

/** The last is the sum of those before it, and each of them is a number. */
function addsUp(cells: ReadonlyMap<CellId, CellReading>, ids: readonly CellId[]): boolean {
  const values = ids.map((id) => whole(cells, id));
  const total = values[values.length - 1];
  let sum = 0n;
  for (const value of values.slice(0, -1)) {
    if (value === undefined) return false;
    sum += value;
  }
  return total !== undefined && sum === total;
}

/** Every row that was read adds up, and the heads stood over at least one. */
function table3Stands(finding: Table3Finding): boolean {
  const rows = TABLE3_ROWS.map((row) => TABLE3_COLUMNS.map((column) => table3Cell(row, column)));
  const printed = rows.filter((ids) => ids.some((id) => finding.cells.get(id)?.kind !== 'not-printed'));
  return printed.every((ids) => addsUp(finding.cells, ids));
}

function table4Stands(finding: TableFinding): boolean {
  return TABLE4_GROUPS.every((group) =>
    addsUp(
      finding.cells,
      TABLE4_RESULTS.map((result) => table4Cell(group, result)),
    ),
  );
}

function merged<Finding extends TableFinding>(grid: Finding, rows: Finding, rowsStand: Standing): Finding {
  const cells = new Map<CellId, CellReading>();
  for (const [id, reading] of grid.cells) {
    const other = rows.cells.get(id);
    cells.set(id, other === undefined ? reading : agree(reading, other, rowsStand));
  }
  const readable = [...grid.cells.values()].some((reading) => reading.kind !== 'unread');
  const captions = [...(grid.captions ?? []), ...(rows.captions ?? [])];
  const located = grid.located || rows.located;
  return { ...grid, cells, captions, notes: readable ? grid.notes : rows.notes, located };
}

/** What only the counting along rows could read of table 2 has no sum to bear it out: a person looks which column is shown. */
export function mergeTable2(grid: TableFinding, rows: TableFinding): TableFinding {
  const both = merged(grid, rows, 'yes');
  const alone = (id: CellId, reading: CellReading): boolean =>
    reading.kind !== 'unread' && reading.kind !== 'not-printed' && grid.cells.get(id)?.kind === 'unread';
  const cells = [...both.cells].map(
    ([id, reading]) => [id, alone(id, reading) ? toConfirm(reading, 'head-differs') : reading] as const,
  );
  return { ...both, cells: new Map(cells) };
}

export function mergeTable3(grid: Table3Finding, rows: Table3Finding): Table3Finding {
  const stands = table3Stands(rows) ? 'proven' : 'no';
  const known = [...grid.cells.values()].some((reading) => reading.kind !== 'unread');
  const shortRow = new Map(grid.shortRow ?? []);
  for (const [id, reading] of shortRow) {
    const other = rows.shortRow?.get(id);
    if (other !== undefined) shortRow.set(id, agree(reading, other, stands));
  }
  const both = merged(grid, rows, stands);
  if (grid.shortRow !== null) return { ...both, shortRow };
  if (known || stands === 'no') return both;
  // Only the counting along rows found the table, the older form's missing rows included.
  const cells = new Map(both.cells);
  for (const [id, reading] of rows.cells) if (reading.kind === 'not-printed') cells.set(id, reading);
  return { ...both, cells, shortRow: rows.shortRow };
}

export function mergeTable4(grid: TableFinding, rows: TableFinding): TableFinding {
  return merged(grid, rows, table4Stands(rows) ? 'proven' : 'no');
}
