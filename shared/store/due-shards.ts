/**
 * The partitions of the index `due`. Every row of the outbox enters it and changes its place in it some four times, so that one
 * partition for all would take the writes of the whole installation, and hold up every deed once it takes no more (AWS, "Best
 * practices for global secondary indexes": what an index cannot take is refused by the table). So rows are spread by a hash of
 * their key. How many are written is a variable of the environment and no form: whoever reads looks into all that were ever written.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { duePartitionsWritten } from '#shared/runtime/environment.js';
import { DUE_PARTITIONS_READ } from '#shared/workflow/due-partitions.js';

/** The first of them, and the only one of former code: what lies there is found as before. */
export const DUE = 'DUE';
/** Rows that nobody will do any more: few, and listed by nobody but `reconcile`. */
export const GIVEN_UP = 'GIVEN-UP';

const shard = (n: number): string => (n === 0 ? DUE : `${DUE}#${n}`);

/**
 * Where a row lies in the index while it is not done, by its key.
 * @param written from 1 up to what is read: lowered to 1 before former code is deployed (docs/deploy.md)
 */
export function duePartition(pk: string, written = duePartitionsWritten()): string {
  return shard(parseInt(digestOfBytes(pk).slice(0, 8), 16) % written);
}

/** All there are, beginning with another one every time, so that none waits for ever behind the others. */
export function duePartitions(first = 0): readonly string[] {
  return Array.from({ length: DUE_PARTITIONS_READ }, (_, n) => shard((n + first) % DUE_PARTITIONS_READ));
}

/** Those that former code does not look into. */
export const LATER_PARTITIONS: readonly string[] = duePartitions().filter((partition) => partition !== DUE);
