/**
 * Signs the head of a chain, right after the deed that it should vouch for: the chain is read back first, so that nothing
 * is vouched for that was not committed, nor a chain that does not hold. A function that dies in between leaves a chain
 * whose next checkpoint vouches for that deed, too.
 */
import { checkpointStatement, logFlaws, type Checkpoint } from '#shared/audit/checkpoint.js';
import { loadLog, saveCheckpoint, type ChainPlace } from '#shared/store/checkpoints.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import type { Checkpointing } from './open.js';

/** The chain is not the one that was committed; signing it would vouch for whoever changed it. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
  readonly code = 'log-broken';
  readonly remedy = 'See docs/runbook.md, "Changed since filed".';
  constructor(
    readonly partition: string,
    readonly flaws: readonly string[],
  ) {
    super(`the log of ${partition} does not hold: ${flaws.join(', ')}`);
  }
}

/** The checkpoint of the chain's present head. Asked again for the same head it gives the same one. @throws LogBroken */
export async function checkpointOf(deps: Checkpointing, place: ChainPlace, now: Date): Promise<Checkpoint> {
  for (;;) {
    const log = await loadLog(deps.table, place);
    const flaws = logFlaws(log, await deps.keys());
    if (flaws.length > 0) {
      const told = flaws.map(({ what, at }) => `${what} ${at}`);
      throw new LogBroken(place.partition, told);
    }
    const standing = log.checkpoints.find(({ count }) => count === log.head.count);
    if (standing !== undefined) return standing;
    const at = now.toISOString();
    const checkpoint = { v: 1 as const, ...log.head, at, ...(await deps.sign(checkpointStatement(log.head, at))) };
    if ((await saveCheckpoint(deps.table, place, checkpoint)) === 'committed') return checkpoint;
  }
}

/** What the log of a function says where a deed stands and its checkpoint could not be made. */
export const NO_CHECKPOINT = 'checkpoint failed';

/** For deeds of people: the deed stands whether or not its checkpoint could be made; the next one vouches for it, too. */
export async function checkpointAfter(deps: Checkpointing, place: ChainPlace, log: Log, now: Date): Promise<void> {
  try {
    await checkpointOf(deps, place, now);
  } catch (error) {
    log.error(NO_CHECKPOINT, { chain: place.partition, error: errorForLog(error) });
  }
}
