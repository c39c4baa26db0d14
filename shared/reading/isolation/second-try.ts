/**
 * A process that ran out of time is given a second one: the machine may have been busy, and even CPU time grows where
 * others keep its caches cold. A process that ran out of memory, drowned its parent or broke would do the same again.
 */
import type { ChildRun } from './run-child.js';

export const MOST_TRIES = 2;

export function isOutOfTime({ end }: ChildRun): boolean {
  return end === 'cpu' || end === 'wall';
}

export async function withSecondTry(run: () => Promise<ChildRun>): Promise<ChildRun> {
  const first = await run();
  return isOutOfTime(first) ? run() : first;
}
