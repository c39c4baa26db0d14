/**
 * Explanations: changes of connected cells after which some failing sums hold and no sum that held before fails. They
 * grow cell by cell. The first cell is changed so that one failing sum comes right by it alone; as long as a sum that was
 * touched is off, one of its cells must change too, so that either that sum or another sum of the cell comes right.
 * Of one or two cells this finds every explanation whose numbers are determined by the sums: two cells that are in exactly
 * the same judged sums are left out, for either of them alone would do. Beyond, the number of changes tried is bounded.
 */
import { isCount, type Sums } from './equations.js';

export interface Change {
  /** Index into the cells of the sums. */
  readonly cell: number;
  readonly by: bigint;
}

export interface CauseExplanation {
  /** In the order of the cells. */
  readonly changes: readonly Change[];
  /** The failing equations that hold after the changes. */
  readonly clears: readonly number[];
  /** The numbers of a row stand one place further. */
  readonly shifted?: boolean;
}

export function explanationKey(changes: readonly Change[]): string {
  return changes.map(({ cell, by }) => `${cell}:${by}`).join(' ');
}

/** Tries changes on a copy of what the equations are off by, and takes them back. */
class Trial {
  readonly off: bigint[];
  readonly changes: Change[] = [];
  readonly #touched: number[];

  constructor(readonly sums: Sums) {
    this.off = [...sums.off];
    this.#touched = sums.equations.map(() => 0);
  }

  /** False, and nothing is changed, where the cell could not hold the number or is changed already. */
  make(cell: number, by: bigint): boolean {
    const target = this.sums.cells[cell];
    if (target === undefined || !isCount(target.value + by)) return false;
    if (this.changes.some((change) => change.cell === cell)) return false;
    this.#move(cell, by, 1);
    this.changes.push({ cell, by });
    return true;
  }

  takeBack(): void {
    const last = this.changes.pop();
    if (last !== undefined) this.#move(last.cell, -last.by, -1);
  }

  /** The equations that the changes touch and that do not hold. */
  open(): number[] {
    const open = new Set<number>();
    for (const { cell } of this.changes) {
      for (const { equation } of this.sums.cells[cell]?.terms ?? []) if (this.off[equation] !== 0n) open.add(equation);
    }
    return [...open];
  }

  explanation(): CauseExplanation {
    const clears = this.sums.off.flatMap((off, equation) =>
      off !== 0n && (this.#touched[equation] ?? 0) > 0 ? [equation] : [],
    );
    return { changes: [...this.changes].sort((a, b) => a.cell - b.cell), clears };
  }

  #move(cell: number, by: bigint, touch: 1 | -1): void {
    for (const { equation, sign } of this.sums.cells[cell]?.terms ?? []) {
      this.off[equation] = (this.off[equation] ?? 0n) + sign * by;
      this.#touched[equation] = (this.#touched[equation] ?? 0) + touch;
    }
  }
}

/** The explanation that given changes are, if after them every sum they touch holds; undefined otherwise. */
export function explanationBy(sums: Sums, changes: readonly Change[]): CauseExplanation | undefined {
  const trial = new Trial(sums);
  if (!changes.every(({ cell, by }) => trial.make(cell, by))) return undefined;
  return trial.open().length === 0 ? trial.explanation() : undefined;
}

/** One more cell brings at most one row and one column right: with more of them open it is no use to go on. */
function canClose(sums: Sums, open: readonly number[], more: number): boolean {
  const lines = new Set<string>();
  let rows = 0;
  for (const equation of open) {
    const line = sums.equations[equation]?.line;
    if (line?.along === 'column') lines.add(line.name);
    else rows += 1;
  }
  return rows <= more && lines.size <= more;
}

export interface Bounds {
  /** Failing equations to start from. */
  readonly from: readonly number[];
  /** Most cells of an explanation. */
  readonly size: number;
  /** Most changes that are tried. A number of steps and no time, so that the same record always has the same causes. */
  readonly tries: number;
}

export interface Grown {
  readonly found: readonly CauseExplanation[];
  readonly tries: number;
}

export function growExplanations(sums: Sums, { from, size, tries }: Bounds): Grown {
  const trial = new Trial(sums);
  const found = new Map<string, CauseExplanation>();
  const begun = new Set<string>();
  let tried = 0;

  const length = (equation: number): number => sums.equations[equation]?.terms.length ?? 0;
  const grow = (more: number): void => {
    const open = trial.open();
    // The shortest: any of them has to come right, and this one leaves the fewest cells to try.
    const [first] = open.sort((a, b) => length(a) - length(b));
    if (first === undefined) {
      const explanation = trial.explanation();
      found.set(explanationKey(explanation.changes), explanation);
      return;
    }
    if (!canClose(sums, open, more)) return;
    for (const { cell } of sums.equations[first]?.terms ?? []) {
      const amounts = new Set<bigint>();
      for (const { equation, sign } of sums.cells[cell]?.terms ?? []) {
        const off = trial.off[equation] ?? 0n;
        // The last cell has to bring the open sum right; before, it may bring another of its sums right.
        if (off !== 0n && (more > 1 || equation === first)) amounts.add(-sign * off);
      }
      for (const by of amounts) change(cell, by, more);
    }
  };
  const change = (cell: number, by: bigint, more: number): void => {
    if (tried >= tries || !trial.make(cell, by)) return;
    tried += 1;
    grow(more - 1);
    trial.takeBack();
  };

  for (const equation of from) {
    for (const { cell, sign } of sums.equations[equation]?.terms ?? []) {
      const by = -sign * (sums.off[equation] ?? 0n);
      const start = `${cell}:${by}`;
      if (begun.has(start)) continue;
      begun.add(start);
      change(cell, by, size);
    }
  }
  return { found: [...found.values()], tries: tried };
}
