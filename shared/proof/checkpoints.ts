/**
 * Signs the head of a chain. Whatever is signed was read and verified before, from the first event on, so that nobody who
 * changed the chain is vouched for. A deed of people brings its checkpoint along in its own transaction; a release asks
 * for the one of the chain as it stands.
 */
import { extendChain, type AuditHead } from '#shared/audit/chain.js';
import { checkpointStatement, logFlaws, type Checkpoint, type LogFlaw } from '#shared/audit/checkpoint.js';
import type { FilingChange } from '#shared/deeds/change.js';
import type { LoadKeys } from '#shared/kms/keys.js';
import type { Log } from '#shared/runtime/log.js';
import { chainOfFiling, checkpointWrite, loadLog, type ChainPlace, type StoredLog } from '#shared/store/checkpoints.js';
import type { Table, Write } from '#shared/store/table.js';
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

/** A log with whatever in it does not hold. */
export interface ExaminedLog extends StoredLog {
  readonly flaws: readonly LogFlaw[];
}

/** @param known the head, for whoever has just read it */
export async function examinedLog(
  table: Table,
  keys: LoadKeys,
  place: ChainPlace,
  known?: AuditHead,
): Promise<ExaminedLog> {
  const [log, publicKeys] = await Promise.all([loadLog(table, place, known), keys()]);
  return { ...log, flaws: logFlaws(log, publicKeys) };
}

/** The checkpoint of the chain's present head. Asked again for the same head it gives the same one. @throws LogBroken */
export async function checkpointOf(deps: Checkpointing, place: ChainPlace, now: Date): Promise<Checkpoint> {
  for (;;) {
    const { head, checkpoints, flaws } = await examinedLog(deps.table, deps.keys, place);
    if (flaws.length > 0) throw new LogBroken(place.partition, told(flaws));
    const standing = checkpoints.find(({ count }) => count === head.count);
    if (standing !== undefined) return standing;
    const checkpoint = await signed(deps, head, now);
    if ((await deps.table.commit([checkpointWrite(place, checkpoint)])) === 'committed') return checkpoint;
  }
}

/** What the log of a function says where a deed stands and its checkpoint could not be made. */
export const NO_CHECKPOINT = 'checkpoint failed';

/**
 * The checkpoint of the head that a deed makes, for the deed's own transaction: both stand, or neither. `stale` where the
 * log that was examined is not the one that the deed goes on from. A log that does not hold is not signed, and the deed
 * stands without: whoever decides on it next is told what was changed.
 */
export async function checkpointWith(
  deps: Pick<Checkpointing, 'sign'>,
  { head, flaws }: Pick<ExaminedLog, 'head' | 'flaws'>,
  { before, events }: Pick<FilingChange, 'before' | 'events'>,
  log: Log,
  now: Date,
): Promise<readonly Write[] | 'stale'> {
  const { audit } = before;
  if (head.subject !== audit.subject || head.count !== audit.count || head.head !== audit.head) return 'stale';
  const place = chainOfFiling(before);
  if (flaws.length > 0) {
    log.error(NO_CHECKPOINT, { chain: place.partition, flaws: told(flaws) });
    return [];
  }
  return [checkpointWrite(place, await signed(deps, extendChain(audit, events).head, now))];
}

/** The same for a deed that looked at no log for itself: it is read and examined once the deed is judged. */
export async function checkpointBeside(
  { table, keys, sign }: Checkpointing,
  change: Pick<FilingChange, 'before' | 'events'>,
  log: Log,
  now: Date,
): Promise<readonly Write[] | 'stale'> {
  const examined = await examinedLog(table, keys, chainOfFiling(change.before), change.before.audit);
  return checkpointWith({ sign }, examined, change, log, now);
}

async function signed({ sign }: Pick<Checkpointing, 'sign'>, head: AuditHead, now: Date): Promise<Checkpoint> {
  const at = now.toISOString();
  return { v: 1, ...head, at, ...(await sign(checkpointStatement(head, at))) };
}

function told(flaws: readonly LogFlaw[]): string[] {
  return flaws.map(({ what, at }) => `${what} ${at}`);
}
