/**
 * One wrong number breaks two or three sums, so the failing sums of a record point back at it (A06). From them, the
 * smallest sets of cells that explain them, the likeliest first. A cause is a suspicion for a person to follow: nothing
 * here ever changes a value.
 *
 * Exact where one or two wrong cells explain the sums that hang together, but for two whose sums are all the same. For
 * more, rows shifted by one place are tried, and explanations of up to MOST_CELLS connected cells are grown with at most
 * MOST_TRIES changes tried; what is not found by then stays without a cause. A05 takes no part: it says that three
 * numbers cannot all be right, and no number that any of them ought to be.
 */
import { CELL_IDS, isCellId } from '#shared/report/cells.js';
import type { Cause, Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, plus, type Exact } from '#shared/ids/decimal.js';
import { chooseExplanations, type Cluster, type Weighed } from './choose.js';
import { sumsOf, type Sums } from './equations.js';
import { explanationBy, explanationKey, growExplanations, type CauseExplanation } from './explanations.js';
import { groupCause } from './group-causes.js';
import { judgeMistakes, type Mistake } from './plausible.js';
import { shiftedRows } from './shifts.js';

/** Alternatives of one cluster that are told; more would be no help to anybody. */
const MOST_ALTERNATIVES = 5;
const MOST_CELLS = 5;
const MOST_TRIES = 20_000;

function mistakesOf(sums: Sums, { changes }: CauseExplanation): Mistake[] {
  return changes.flatMap(({ cell, by }) => {
    const one = sums.cells[cell];
    if (one === undefined) return [];
    return [{ cell: one.id, from: one.printed, to: decimalText(plus(one.value, by as Exact)) }];
  });
}

function weigh(sums: Sums, explanation: CauseExplanation): Weighed {
  const { cost } = judgeMistakes(mistakesOf(sums, explanation), explanation.shifted === true);
  return { ...explanation, cost };
}

/** Each wrong cell is in one row and one column, so there are no fewer of them than failing rows, or columns. */
function leastCells(sums: Sums, equations: readonly number[]): number {
  const lines = equations.flatMap((equation) => sums.equations[equation]?.line ?? []);
  const count = (along: string): number =>
    new Set(lines.filter((line) => line.along === along).map((line) => line.name)).size;
  return Math.max(count('row'), count('column'));
}

function clustersOf(sums: Sums, failing: readonly number[]): Cluster[] {
  if (failing.length === 0) return [];
  const explanations = new Map<string, Weighed>();
  const choose = (found: readonly CauseExplanation[], size: number): Cluster[] => {
    for (const one of found) {
      const key = explanationKey(one.changes);
      if (!explanations.has(key)) explanations.set(key, weigh(sums, one));
    }
    const proven = (equations: readonly number[], cells: number): boolean =>
      cells <= size || cells <= leastCells(sums, equations);
    return chooseExplanations(failing, [...explanations.values()], proven);
  };
  const pairs = growExplanations(sums, { from: failing, size: 2, tries: Infinity });
  let clusters = choose([...shiftedRows(sums), ...pairs.found], 2);
  for (let [size, tries] = [3, MOST_TRIES]; size <= MOST_CELLS && tries > 0; size += 1) {
    const from = clusters.flatMap(({ equations, settled }) => (settled ? [] : equations));
    if (from.length === 0) break;
    const grown = growExplanations(sums, { from, size, tries });
    tries -= grown.tries;
    clusters = choose(grown.found, size);
  }
  return clusters;
}

interface Ranked {
  readonly cause: Cause;
  readonly cost: number;
}

/** The alternatives of a cluster as causes, likeliest first. */
function causesOf(sums: Sums, { alternatives }: Cluster, indexOf: (equation: number) => number | undefined): Ranked[] {
  const told = new Map<string, Ranked>();
  for (const parts of alternatives) {
    const shifted = parts.length === 1 && parts[0]?.shifted === true;
    const together = explanationBy(
      sums,
      parts.flatMap((part) => part.changes),
    );
    if (together === undefined) continue;
    const mistakes = mistakesOf(sums, together);
    const changes = mistakes.flatMap(({ cell, from, to }) => (isCellId(cell) ? [{ cell, from, to }] : []));
    // The single row of the older form has no address; a set with one of its cells cannot be told as a cause.
    if (changes.length < mistakes.length) continue;
    changes.sort((a, b) => CELL_IDS.indexOf(a.cell) - CELL_IDS.indexOf(b.cell));
    const { kind, cost } = judgeMistakes(mistakes, shifted);
    const explains = together.clears.flatMap((equation) => indexOf(equation) ?? []).sort((a, b) => a - b);
    const cause: Cause = { kind, cells: changes.map(({ cell }) => cell), changes, explains };
    const key = explanationKey(together.changes);
    // The same cells may be one row shifted, or two exchanges in one row: the likelier story is told.
    if (cost < (told.get(key)?.cost ?? Infinity)) told.set(key, { cause, cost });
  }
  return [...told.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_ALTERNATIVES);
}

/** Few cells before many, then the likelier, then the one that explains more. */
function inOrder([a]: readonly Ranked[], [b]: readonly Ranked[]): number {
  if (a === undefined || b === undefined) return 0;
  return (
    a.cause.cells.length - b.cause.cells.length || a.cost - b.cost || b.cause.explains.length - a.cause.explains.length
  );
}

export function findCauses(record: ReportRecord, findings: readonly Finding[]): Cause[] {
  const indexes = new Map(findings.map(({ key }, index) => [key, index]));
  const sums = sumsOf(record);
  const indexOf = (equation: number): number | undefined => indexes.get(sums.equations[equation]?.key ?? '');
  const failing = sums.off.flatMap((off, equation) => (off === 0n ? [] : [equation]));
  const ofGroup = (equation: number): boolean => sums.equations[equation]?.line.along === 'group';
  const clusters = clustersOf(
    sums,
    failing.filter((equation) => !ofGroup(equation)),
  );
  return [
    ...clusters
      .map((cluster) => causesOf(sums, cluster, indexOf))
      .sort(inOrder)
      .flatMap((ranked) => ranked.map(({ cause }) => cause)),
    ...failing.filter(ofGroup).map((equation) => groupCause(sums, equation, [indexOf(equation) ?? []].flat())),
  ];
}
