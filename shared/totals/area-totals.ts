/**
 * The sum over a scope as the rules may know it (rules/area-totals.ts): totals with their largest part, who is waited for,
 * who may be counted twice, and what follows from last year's sum.
 */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { decimalText, exact, minus, plus } from '#shared/ids/decimal.js';
import type { AreaScope, AreaStep, AreaSum, AreaTotals } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import { countedTwice } from './counted-twice.js';
import type { Figures } from './figures.js';
import type { Scope } from './scope.js';
import { memberKey, type Member, type ScopeSum } from './scope-sum.js';

/** @param roster for the names of those that the scope leaves out */
export function areaTotals(sum: ScopeSum, roster: readonly Agency[], last: LastYear | null): AreaTotals {
  const counted = sum.members.filter(({ figures }) => figures !== null).map(({ agency }) => agency);
  return {
    scope: areaScope(sum.scope, roster),
    waiting: sum.missing.map(({ agency }) => agency.name),
    counted: counted.length,
    sums: Object.fromEntries(CELL_IDS.map((id, at) => [id, areaSum(sum, at)])),
    twice: countedTwice(counted).map(({ one, other }) => ({ one: one.name, other: other.name })),
    last: last === null ? null : { scope: areaScope(last.sum.scope, last.roster), steps: stepsFrom(last.sum, sum) },
  };
}

export interface LastYear {
  readonly sum: ScopeSum;
  readonly roster: readonly Agency[];
}

function areaScope({ kinds, groups, subordinates, below, except }: Scope, roster: readonly Agency[]): AreaScope {
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  return { kinds, grouped: groups !== null, subordinates, below, except: except.map((id) => names.get(id) ?? id) };
}

function areaSum(sum: ScopeSum, at: number): AreaSum {
  const total = sum.totals.cells[at] ?? { sum: null, numbers: 0, of: 0 };
  const largest = largestOf(sum, at);
  return {
    sum: total.sum,
    withoutNumber: total.of - total.numbers,
    largest: largest === null || exact(largest.value) === 0n ? null : largest,
  };
}

/** In one pass: 200 cells of 3,000 reports would be long in sorting. */
function largestOf({ members }: ScopeSum, at: number): AreaSum['largest'] {
  let largest: { agency: Agency; value: string } | null = null;
  for (const { agency, figures } of members) {
    const value = figures?.values[at] ?? null;
    if (value !== null && (largest === null || isLarger(value, largest.value))) largest = { agency, value };
  }
  return largest === null ? null : { name: largest.agency.name, value: largest.value };
}

/** Of whole numbers the longer one, and of two of one length the later in order, as records write them: without leading zeros. */
function isLarger(value: string, other: string): boolean {
  if (value.includes('.') || other.includes('.')) return exact(value) > exact(other);
  return value.length === other.length ? value > other : value.length > other.length;
}

/** What this year's number must be by last year's, for one report; null where a number is lacking. */
interface Step {
  readonly cell: CellId;
  readonly due: (last: Figures | null, now: Figures | null) => string | null;
}

const carried = (cell: CellId, from: CellId): Step => ({ cell, due: (last) => at(last, from) });

/** In force at the end of last year, with what was issued and without what was repealed since. */
function stock(of: 'rules' | 'normativeDocuments'): Step {
  const cell = (what: 'issued' | 'repealed' | 'inForce'): CellId => `activeDisclosure.${of}.${what}`;
  return {
    cell: cell('inForce'),
    due: (last, now) => {
      const [before, issued, repealed] = [
        at(last, cell('inForce')),
        at(now, cell('issued')),
        at(now, cell('repealed')),
      ];
      if (before === null || issued === null || repealed === null) return null;
      return decimalText(minus(plus(exact(before), exact(issued)), exact(repealed)));
    },
  };
}

const STEPS: readonly Step[] = [
  carried('requests.carriedIn@total', 'requests.carriedForward@total'),
  stock('rules'),
  stock('normativeDocuments'),
];

/** An agency that did not report in one of the years is merged into another or new: it carries nothing, in or out. */
function at(figures: Figures | null, id: CellId): string | null {
  return figures === null ? '0' : (figures.values[CELL_IDS.indexOf(id)] ?? null);
}

/** Judged only where both years are whole: what is waited for would look like a difference. Table 2 of the form of 2019 counts other things. */
function stepsFrom(last: ScopeSum, now: ScopeSum): AreaStep[] {
  if (last.missing.length > 0 || now.missing.length > 0 || last.totals.reports === 0) return [];
  const formers = new Map(last.members.map((member) => [memberKey(member.agency), member]));
  const keys = new Map([...formers, ...now.members.map((member) => [memberKey(member.agency), member] as const)]);
  const present = new Map(now.members.map((member) => [memberKey(member.agency), member]));
  return STEPS.flatMap((step): AreaStep[] => {
    const ofTrialForm =
      step.cell.startsWith('activeDisclosure') && last.members.some(({ figures }) => figures?.form === '2019-trial');
    if (ofTrialForm) return [];
    const lines = [...keys].map(([key, { agency }]) => lineOf(step, agency, formers.get(key), present.get(key)));
    if (!lines.every((line) => line !== null)) return [];
    const total = (of: 'due' | 'actual') => decimalText(plus(...lines.map((line) => exact(line[of]))));
    return [
      {
        cell: step.cell,
        due: total('due'),
        actual: total('actual'),
        from: lines.filter(({ due, actual }) => exact(due) !== exact(actual)),
      },
    ];
  });
}

function lineOf({ cell, due }: Step, { name }: Agency, last: Member | undefined, now: Member | undefined) {
  const [before, present] = [last?.figures ?? null, now?.figures ?? null];
  const [expected, actual] = [due(before, present), at(present, cell)];
  return expected === null || actual === null ? null : { name, due: expected, actual };
}
