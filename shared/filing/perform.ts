/**
 * Carries out a deed: read, judge, commit in one transaction, and, where somebody else was quicker, read and judge
 * again. The judging is a pure function, so that what is lawful can be tested without a table. A deed that meets a
 * change of state between reading and committing never half-happens: it is judged anew on the new state.
 */
import type { Table, Write } from '../store/table.js';
import { StoreBusy } from '../store/table.js';
import { refused, type DeedRefusal, type Outcome } from './outcome.js';

/** What judging answers: the writes of the whole deed and what to tell the caller, or a refusal. */
export type Judgement<T> = { readonly writes: readonly Write[]; readonly value: T } | { readonly refused: DeedRefusal };

const ROUNDS = 8;

export async function perform<S, T>(
  table: Table,
  read: () => Promise<S>,
  judge: (state: S) => Judgement<T>,
): Promise<Outcome<T>> {
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const judgement = judge(await read());
      if ('refused' in judgement) return judgement;
      // Nothing to write: the deed was done before and is only acknowledged again.
      if (judgement.writes.length === 0) return { done: judgement.value };
      if ((await table.commit(judgement.writes)) === 'committed') return { done: judgement.value };
    }
    return refused({ code: 'busy' });
  } catch (error) {
    if (error instanceof StoreBusy) return refused({ code: 'busy' });
    throw error;
  }
}
