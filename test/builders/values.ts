/**
 * The numbers of made-up reports: arithmetically consistent values for all 200 cells, the same for the same seed.
 * What the numbers are printed as (separators, marks, the older form) is for the documents that are made from them.
 */
import {
  CELL_IDS,
  FEE_CELL,
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE2_CELLS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_CELLS,
  table3Cell,
  table4Cell,
  type CellId,
  type ShortFormCell,
  type Table3Column,
  type Table3Row,
} from '#shared/report/cells.js';

/** Every cell of the form with its number as a decimal string. */
export type FormValues = Readonly<Record<CellId, string>>;

/** The three tables in official order, as the command line prints them. */
export interface FormMatrix {
  readonly table2: readonly string[];
  readonly table3: readonly (readonly string[])[];
  readonly table4: readonly string[];
}

/** The six columns whose sum is the seventh. */
export const APPLICANT_COLUMNS = TABLE3_COLUMNS.filter((column) => column !== 'total');
/** The 21 rows whose sum is （七）总计. */
export const OUTCOME_ROWS: readonly Table3Row[] = TABLE3_ROWS.slice(2, 23);

/** Whole numbers from a seed: mulberry32, small and the same on every machine. */
export function seededIntegers(seed: number): (from: number, to: number) => number {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const unit = ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    return from + Math.floor(unit * (to - from + 1));
  };
}

function fill(value: string): Record<CellId, string> {
  return Object.fromEntries(CELL_IDS.map((id) => [id, value])) as Record<CellId, string>;
}

/** A report of a year in which nothing happened. */
export function allZero(): FormValues {
  return fill('0');
}

interface Ranges {
  /** Chance in a hundred that an outcome, a case or a decision is 0. */
  readonly zeros: number;
  /** Largest outcome of a natural person; the other five columns stay below a third of it. */
  readonly most: number;
}

function consistent(integer: (from: number, to: number) => number, { zeros, most }: Ranges): Record<CellId, string> {
  const values = fill('0');
  const some = (to: number): number => (integer(1, 100) <= zeros ? 0 : integer(1, to));
  const set = (id: CellId, value: number): void => {
    values[id] = String(value);
  };

  for (const kind of ['rules', 'normativeDocuments'] as const) {
    const [issued, repealed, before] = [some(30), some(12), some(160)];
    set(`activeDisclosure.${kind}.issued`, issued);
    set(`activeDisclosure.${kind}.repealed`, Math.min(repealed, before));
    set(`activeDisclosure.${kind}.inForce`, before + issued - Math.min(repealed, before));
  }
  set('activeDisclosure.licensing.decisions', some(40_000));
  set('activeDisclosure.penalties.decisions', some(6_000));
  set('activeDisclosure.compulsion.decisions', some(900));
  // Amounts in 万元 come with up to six places, and a last zero is printed as it stands in the accounts.
  const places = integer(2, 4);
  values[FEE_CELL] = `${integer(1, 300)}.${String(integer(1, 10 ** places - 1)).padStart(places, '0')}`;

  const sums = new Map<Table3Row, number>();
  for (const column of APPLICANT_COLUMNS) {
    const limit = column === 'naturalPerson' ? most : Math.max(2, Math.floor(most / 3));
    const put = (row: Table3Row, value: number): void => {
      set(table3Cell(row, column), value);
      sums.set(row, (sums.get(row) ?? 0) + value);
    };
    let done = 0;
    for (const row of OUTCOME_ROWS) {
      const value = some(limit);
      put(row, value);
      done += value;
    }
    const forward = some(limit);
    // Something is new wherever anything was done: natural persons without a new request would look like a slip (O06).
    const carriedIn = Math.min(some(limit), Math.max(0, done + forward - 1));
    put('outcomes.total', done);
    put('requests.carriedForward', forward);
    put('requests.carriedIn', carriedIn);
    put('requests.newlyReceived', done + forward - carriedIn);
  }
  for (const row of TABLE3_ROWS) set(table3Cell(row, 'total'), sums.get(row) ?? 0);

  for (const group of TABLE4_GROUPS) {
    let total = 0;
    for (const result of ['upheld', 'corrected', 'other', 'pending'] as const) {
      const value = some(28);
      set(table4Cell(group, result), value);
      total += value;
    }
    set(table4Cell(group, 'total'), total);
  }
  return values;
}

/** Numbers of an ordinary year, about half of the cells 0. All sums hold. */
export function consistentValues(seed: number): FormValues {
  return consistent(seededIntegers(seed), { zeros: 50, most: 40 });
}

function allDifferent(lines: readonly (readonly string[])[]): boolean {
  return new Set(lines.map((line) => line.join(','))).size === lines.length;
}

/** True when no two rows and no two columns of table 3 are equal, and no two cells of table 2, no two groups of table 4. */
export function isDistinct(values: FormValues): boolean {
  const { table2, table3, table4 } = matrixOf(values);
  const columns = TABLE3_COLUMNS.map((_, index) => table3.map((row) => row[index] ?? ''));
  const groups = [0, 5, 10].map((start) => table4.slice(start, start + 5));
  return allDifferent(table3) && allDifferent(columns) && allDifferent(groups) && new Set(table2).size === 10;
}

/**
 * Numbers that show every mix-up of rows or columns, which no sum can: see isDistinct. The fee ends in a zero that is
 * printed (`18.8710`), so that a reader who goes through floating point is found out.
 */
export function distinctValues(seed: number): FormValues {
  const integer = seededIntegers(seed);
  for (;;) {
    const values = consistent(integer, { zeros: 6, most: 240 });
    values[FEE_CELL] = `${integer(1, 99)}.${integer(100, 999)}0`;
    if (isDistinct(values)) return values;
  }
}

export function matrixOf(values: FormValues): FormMatrix {
  return {
    table2: TABLE2_CELLS.map((id) => values[id]),
    table3: TABLE3_ROWS.map((row) => TABLE3_COLUMNS.map((column) => values[table3Cell(row, column)])),
    table4: TABLE4_CELLS.map((id) => values[id]),
  };
}

/** The same values with some of them replaced; the sums are left as they were. */
export function withValues(values: FormValues, changes: Partial<Record<CellId, string>>): FormValues {
  return { ...values, ...changes };
}

/** The older form's single row 其他处理: the sum of the three rows that it does not print. */
export function shortFormValue(values: FormValues, column: Table3Column): string {
  return String(SHORT_FORM_ABSENT_ROWS.reduce((sum, row) => sum + Number(values[table3Cell(row, column)]), 0));
}

export function shortFormValues(values: FormValues): Readonly<Record<ShortFormCell, string>> {
  return Object.fromEntries(
    TABLE3_COLUMNS.map((column) => [`${SHORT_FORM_ROW}@${column}`, shortFormValue(values, column)]),
  ) as Record<ShortFormCell, string>;
}
