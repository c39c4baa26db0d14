/**
 * Proof of table 3 read from text where marks stand in place of numbers or blank cells were lost. What a mark or a blank
 * stands for is unknown: first solved from the sums, then the sums that remain must hold. A number counts as proven
 * only where a change of it, or an exchange with its neighbour, would be noticed by a sum that remains.
 */
import { equationsOf, type TextSum } from './text-sums.js';
import type { Table3Key } from '../tables/table3-labels.js';

/** A figure of a row: null where the number is unknown. */
type Known = number | null;

export interface TextRow {
  /** The figures in the order of the text, seven unless blanks were lost. */
  readonly figures: readonly Known[];
  /** All in one line of the text: then their order is that of the page. */
  readonly oneLine: boolean;
  /** All look the same, so that no exchange would matter. */
  readonly uniform: boolean;
}

/** Largest number that is reckoned with; sums of such stay exact. */
export const MOST = 1e12;
const COLUMNS = 7;
const MOST_PLACEMENTS = 400;
const MOST_CONSISTENT = 30;

interface Solved {
  readonly residuals: readonly number[];
  readonly lowest: number;
}

/** Sums that have one unknown give it away; those that then have none are the proof. */
function solve(given: readonly (readonly Known[])[], equations: readonly TextSum[]): Solved {
  const table = given.map((row) => [...row]);
  const spent = new Set<TextSum>();
  let lowest = 0;
  const rest = (equation: TextSum): { open: { row: number; column: number; sign: number }[]; sum: number } => {
    const open: { row: number; column: number; sign: number }[] = [];
    let sum = 0;
    for (const term of equation) {
      const value = table[term.row]?.[term.column] ?? null;
      if (value === null) open.push(term);
      else sum += term.sign * value;
    }
    return { open, sum };
  };
  for (let again = true; again;) {
    again = false;
    for (const equation of equations) {
      if (spent.has(equation)) continue;
      const { open, sum } = rest(equation);
      const [only] = open;
      const row = only === undefined ? undefined : table[only.row];
      if (open.length !== 1 || only === undefined || row === undefined) continue;
      row[only.column] = -sum * only.sign;
      lowest = Math.min(lowest, -sum * only.sign);
      spent.add(equation);
      again = true;
    }
  }
  const residuals = equations
    .filter((equation) => !spent.has(equation))
    .map(rest)
    .flatMap(({ open, sum }) => (open.length === 0 ? [sum] : []));
  return { residuals, lowest };
}

function parallel(a: readonly number[], b: readonly number[]): boolean {
  return a.every((x, i) => b.every((y, j) => x * y === (a[j] ?? 0) * (b[i] ?? 0)));
}

/** Which numbers of a table whose remaining sums hold are proven by them. */
function provenIn(table: readonly (readonly Known[])[], equations: readonly TextSum[]): boolean[][] {
  const traces = table.map((row, at) =>
    row.map((value, column): readonly number[] => {
      if (value === null) return [];
      const changed = table.map((other, r) =>
        other.map((known, c) => (known === null ? null : r === at && c === column ? 1 : 0)),
      );
      return solve(changed, equations).residuals;
    }),
  );
  const noticed = (trace: readonly number[] | undefined): boolean => trace?.some((by) => by !== 0) === true;
  return table.map((row, at) =>
    row.map((value, column) => {
      const own = traces[at]?.[column] ?? [];
      if (value === null || !noticed(own)) return false;
      return [column - 1, column + 1].every((beside) => {
        const other = traces[at]?.[beside] ?? [];
        return row[beside] === null || row[beside] === undefined || !parallel(own, other);
      });
    }),
  );
}

/** Every way to spread a row's figures over the columns in their order. */
function spreads(figures: readonly Known[], columns: number): Known[][] {
  if (figures.length > columns) return [];
  if (columns === 0) return [[]];
  const [first, ...others] = figures;
  const without = spreads(figures, columns - 1).map((row) => [null, ...row]);
  return first === undefined ? without : [...spreads(others, columns - 1).map((row) => [first, ...row]), ...without];
}

function product<Item>(choices: readonly (readonly Item[])[]): Item[][] {
  return choices.reduce<Item[][]>((all, items) => all.flatMap((one) => items.map((item) => [...one, item])), [[]]);
}

function holds({ residuals, lowest }: Solved): boolean {
  return residuals.length > 0 && lowest >= 0 && residuals.every((by) => by === 0);
}

/** For every row of seven figures which of them may be believed; undefined where the sums do not hold. */
export function proveRows(rows: readonly TextRow[], keys: readonly Table3Key[]): boolean[][] | undefined {
  const equations = equationsOf(keys);
  const whole = rows.every((row) => row.figures.length === COLUMNS);
  if (rows.some((row) => row.figures.some((value) => value !== null && value > MOST))) return undefined;
  const ordered = ({ oneLine, uniform }: TextRow): boolean => oneLine || uniform;
  const marked = ({ figures }: TextRow): boolean => figures.includes(null);
  if (whole) {
    const zero = rows.map((row) => row.figures.map((value) => value ?? 0));
    // Marks that stand for nothing: the ordinary case, in which every sum is a proof.
    if (holds(solve(zero, equations))) return rows.map((row) => row.figures.map(() => !marked(row) || ordered(row)));
  }
  const choices = rows.map((row) => spreads(row.figures, COLUMNS));
  if (choices.reduce((count, { length }) => count * length, 1) > MOST_PLACEMENTS) return undefined;
  const consistent = product(choices).filter((table) => holds(solve(table, equations)));
  if (consistent.length === 0 || consistent.length > MOST_CONSISTENT) return undefined;
  const proofs = consistent.map((table) => provenIn(table, equations));
  return rows.map((row, at) => {
    // Where a blank was lost, nothing in its row has a sure place; rows over several lines then are not sure enough.
    if (row.figures.length !== COLUMNS || (!whole && !ordered(row))) return row.figures.map(() => false);
    const proven = row.figures.map((value, column) => value !== null && proofs.every((proof) => proof[at]?.[column]));
    const others = row.figures.every((value, column) => value === null || proven[column]);
    return row.figures.map((value, column) => (value === null ? ordered(row) || others : proven[column] === true));
  });
}
