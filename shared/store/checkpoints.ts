/** Checkpoints of a filing's or a season's chain, each beside the event that it vouches for up to. */
import { checkpointSchema, type Checkpoint } from '#shared/audit/checkpoint.js';
import { auditEventSchema, emptyChain, type AuditEvent, type AuditHead } from '#shared/audit/chain.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { loadFiling } from './filings.js';
import { checkpointSortKey, eventSortKey, filingPartition, seasonPartition } from './keys.js';
import { requireSeason } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import type { Table, Write } from './table.js';
import { StoreBusy } from './trying-again.js';

const CHECKPOINT = new Format('checkpoint', checkpointSchema);
const EVENT = new Format('audit event', auditEventSchema);

/** Where a chain lies, and how its head is read. */
export interface ChainPlace {
  readonly partition: string;
  readonly head: (table: Table) => Promise<AuditHead>;
}

export function chainOfFiling(of: FilingRef): ChainPlace {
  return { partition: filingPartition(of), head: async (table) => (await loadFiling(table, of)).audit };
}

export function chainOfSeason(of: SeasonRef): ChainPlace {
  return { partition: seasonPartition(of), head: async (table) => (await requireSeason(table, of)).audit };
}

export interface StoredLog {
  readonly head: AuditHead;
  readonly events: AuditEvent[];
  readonly checkpoints: Checkpoint[];
}

const LOOKS = 4;
/** No chain is that long. */
const LAST = 999_999;

/**
 * A chain as it stood at one moment. What ends where the head says is that; anything else is read again where a deed was
 * committed between its parts, and is a broken chain where none was.
 *
 * @param known the head, for whoever has just read it
 */
export async function loadLog(table: Table, place: ChainPlace, known?: AuditHead): Promise<StoredLog> {
  let before = known ?? (await place.head(table));
  for (let look = 0; look < LOOKS; look++) {
    const log = { head: before, ...(await loadParts(table, place)) };
    if (isWhole(log)) return log;
    const head = await place.head(table);
    if (head.count === before.count && head.head === before.head) return log;
    before = head;
  }
  throw new StoreBusy(new Error(`deeds kept being done: ${place.partition}`));
}

/** No checkpoint can stand beyond the head that was read before it. */
function isWhole({ head, events, checkpoints }: StoredLog): boolean {
  const end = events.at(-1)?.hash ?? emptyChain(head.subject).head;
  return events.length === head.count && end === head.head && checkpoints.every(({ count }) => count <= head.count);
}

/** In one call, since they lie side by side with nothing between them. */
async function loadParts(table: Table, { partition }: ChainPlace): Promise<Pick<StoredLog, 'events' | 'checkpoints'>> {
  const items = await table.listBetween(partition, [checkpointSortKey(0), eventSortKey(LAST)]);
  const [events, checkpoints] = ['EVENT#', 'CHECKPOINT#'].map((kind) => items.filter(({ sk }) => sk.startsWith(kind)));
  return {
    events: (events ?? []).map((item) => valueIn(EVENT, item, 'event')),
    checkpoints: (checkpoints ?? []).map((item) => valueIn(CHECKPOINT, item, 'checkpoint')),
  };
}

/** Written once: the first that was signed for a count stands. */
export function checkpointWrite({ partition }: ChainPlace, checkpoint: Checkpoint): Write {
  return {
    Put: {
      Item: itemOf(CHECKPOINT, { pk: partition, sk: checkpointSortKey(checkpoint.count) }, 'checkpoint', checkpoint),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}
