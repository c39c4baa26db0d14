/** Checkpoints of a filing's or a season's chain, each beside the event that it vouches for up to. */
import { checkpointSchema, type Checkpoint } from '#shared/audit/checkpoint.js';
import { auditEventSchema, type AuditEvent, type AuditHead } from '#shared/audit/chain.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { loadFiling } from './filings.js';
import { checkpointSortKey, filingPartition, seasonPartition } from './keys.js';
import { requireSeason } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import { StoreBusy, type Committed, type Table } from './table.js';

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

/** A chain as it stood at one moment: read again where a deed was committed between its parts. */
export async function loadLog(table: Table, { partition, head: loadHead }: ChainPlace): Promise<StoredLog> {
  for (let look = 0; look < LOOKS; look++) {
    const before = await loadHead(table);
    const [events, checkpoints] = await Promise.all([
      table.list(partition, 'EVENT#'),
      table.list(partition, 'CHECKPOINT#'),
    ]);
    const head = await loadHead(table);
    if (head.count !== before.count || head.head !== before.head) continue;
    return {
      head,
      events: events.map((item) => valueIn(EVENT, item, 'event')),
      checkpoints: checkpoints.map((item) => valueIn(CHECKPOINT, item, 'checkpoint')),
    };
  }
  throw new StoreBusy(new Error(`deeds kept being done: ${partition}`));
}

/** Written once: the first that was signed for a count stands. */
export function saveCheckpoint(table: Table, { partition }: ChainPlace, checkpoint: Checkpoint): Promise<Committed> {
  return table.commit([
    {
      Put: {
        TableName: '',
        Item: itemOf(CHECKPOINT, { pk: partition, sk: checkpointSortKey(checkpoint.count) }, 'checkpoint', checkpoint),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
}
