/**
 * How plausible it is that somebody typed one number for another. The figures are a ranking and no probabilities: one
 * slip of the finger before an overwritten number, one slip before two. Each is told by the kinds of a cause.
 */
import {
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  isCellId,
  table3Position,
  tableOf,
  type Table3Cell,
} from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import { exact, minus } from '#shared/ids/decimal.js';
import type { SumCellId } from './equations.js';

/** One number printed in place of another, as decimal strings. */
export interface Mistake {
  readonly cell: SumCellId;
  readonly from: string;
  readonly to: string;
}

export const SLIPS = ['wrong-digit', 'lost-digit', 'added-digit', 'swapped-digits'] as const;
export type Slip = (typeof SLIPS)[number];

/** Whether `longer` without one of its digits reads `shorter`. */
function isOneLonger(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  return [...longer].some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
}

/** The single slip of the finger that turns `to`, the right number, into `from`, the printed one. */
export function slipBetween(from: string, to: string): Slip | undefined {
  if (isOneLonger(to, from)) return 'lost-digit';
  if (isOneLonger(from, to)) return 'added-digit';
  if (from.length !== to.length) return undefined;
  const differing = [...from].flatMap((digit, index) => (digit === to[index] ? [] : [index]));
  const [first = 0, second] = differing;
  if (differing.length === 1) return 'wrong-digit';
  const swapped =
    differing.length === 2 && second === first + 1 && from[first] === to[second] && from[second] === to[first];
  return swapped ? 'swapped-digits' : undefined;
}

/** Whether the cell is the sum of others, which somebody may have added up wrong. */
export function isTotal(id: SumCellId): boolean {
  return id.endsWith('@total') || id.endsWith('.total') || id.startsWith('outcomes.total@');
}

interface Verdict {
  readonly kind: Cause['kind'];
  /** The lower, the likelier. */
  readonly cost: number;
}

const SLIP_COSTS: Readonly<Record<Slip, number>> = {
  'wrong-digit': 1,
  'swapped-digits': 1,
  'lost-digit': 1.2,
  'added-digit': 1.2,
};
/** Where nothing happened a 0 is typed without thinking; it is seldom a slip. */
const PRINTED_ZERO = 0.25;

function oneCell({ cell, from, to }: Mistake): Verdict {
  const slip = slipBetween(from, to);
  const zero = from === '0' ? PRINTED_ZERO : 0;
  if (slip !== undefined) return { kind: slip === 'swapped-digits' ? 'swap' : 'digit', cost: SLIP_COSTS[slip] + zero };
  return isTotal(cell) ? { kind: 'total', cost: 2 } : { kind: 'cell', cost: 3 + zero };
}

/** Row and column of a table 3 cell as numbers; undefined elsewhere. */
function place(id: SumCellId): { row: number; column: number } | undefined {
  if (!isCellId(id) || tableOf(id) !== 3) return undefined;
  const { row, column } = table3Position(id as Table3Cell);
  return { row: TABLE3_ROWS.indexOf(row), column: TABLE3_COLUMNS.indexOf(column) };
}

function twoExchanged(a: Mistake, b: Mistake): Verdict | undefined {
  if (a.from !== b.to || b.from !== a.to) return undefined;
  const [one, other] = [place(a.cell), place(b.cell)];
  if (one === undefined || other === undefined) return undefined;
  const steps = Math.abs(one.row - other.row) + Math.abs(one.column - other.column);
  return steps === 1 ? { kind: 'swap', cost: 1.5 } : { kind: 'cell', cost: 1.9 };
}

/** A total that was added up wrong and then carried on into the total of totals. */
function isCarriedOn(mistakes: readonly Mistake[]): boolean {
  const differences = new Set(mistakes.map(({ from, to }) => minus(exact(to), exact(from))));
  return mistakes.every(({ cell }) => isTotal(cell)) && differences.size === 1;
}

/** The costs of mistakes that have no story together: pairs of exchanged numbers first, then one by one. */
function costApart(mistakes: readonly Mistake[]): number {
  for (const [index, one] of mistakes.entries()) {
    for (const other of mistakes.slice(index + 1)) {
      const exchanged = twoExchanged(one, other);
      if (exchanged === undefined) continue;
      return exchanged.cost + costApart(mistakes.filter((each) => each !== one && each !== other));
    }
  }
  return mistakes.reduce((cost, mistake) => cost + oneCell(mistake).cost, 0);
}

/** The story behind mistakes that were made together, at least one; `shifted` where the numbers of a row moved along. */
export function judgeMistakes(mistakes: readonly Mistake[], shifted: boolean): Verdict {
  const [first, second, ...others] = mistakes;
  if (first !== undefined && second === undefined) return oneCell(first);
  if (first !== undefined && second !== undefined && others.length === 0) {
    const exchanged = twoExchanged(first, second);
    if (exchanged !== undefined) return exchanged;
  }
  if (shifted) return { kind: 'shift', cost: 1.5 };
  const apart = costApart(mistakes);
  return isCarriedOn(mistakes) ? { kind: 'total', cost: Math.min(apart, 2.2) } : { kind: 'cell', cost: apart };
}
