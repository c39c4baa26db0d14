/**
 * Slips that have nothing to do with each other are separate causes, each told on its own. A program that asks what
 * would set the whole table right needs them together: sets that explain every failing sum, likeliest first.
 */
import type { Cause } from '#shared/report/finding.js';
import { rivalCauses } from './words.js';

/** So many sets are told: the likeliest of each cluster, then with one of them exchanged for its runner-up. */
const SETS = 3;

/** Empty where one cluster explains everything by itself: its causes are such sets already. */
export function wholeCauses(causes: readonly Cause[]): Cause[] {
  // Which cell of a group is wrong the sums cannot tell, so no set of changes can hold one.
  const clusters = rivalCauses(causes.filter(({ kind }) => kind !== 'group'));
  if (clusters.length < 2) return [];
  const best = clusters.flatMap(([first]) => (first === undefined ? [] : [first]));
  const exchanged = clusters.flatMap(([, second], at) =>
    second === undefined ? [] : [best.map((cause, index) => (index === at ? second : cause))],
  );
  return [best, ...exchanged].slice(0, SETS).map(together);
}

function together(causes: readonly Cause[]): Cause {
  const kinds = new Set(causes.map(({ kind }) => kind));
  const [kind] = kinds;
  return {
    cells: causes.flatMap(({ cells }) => cells),
    changes: causes.flatMap(({ changes }) => changes),
    explains: [...new Set(causes.flatMap(({ explains }) => explains))].sort((a, b) => a - b),
    kind: kinds.size === 1 && kind !== undefined ? kind : 'cell',
  };
}
