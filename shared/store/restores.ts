/**
 * The operator's note of a restore, and putting items back as they were: each only where nothing lies, so that it may be
 * stopped anywhere and begun again.
 */
import * as z from 'zod';
import { Format } from '#shared/formats/format.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { duePartition, GIVEN_UP } from './due-shards.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const restoreSchema = z.object({
  /** Digest of the bundle's manifest. */
  bundle: digestSchema,
  begunAt: z.iso.datetime(),
  /** When its objects lay there; not said by former code. Whatever the area makes from then on is not put over. */
  objectsAt: z.iso.datetime().nullable().default(null),
  doneAt: z.iso.datetime().nullable(),
});
export type Restore = z.infer<typeof restoreSchema>;
const RESTORE = new Format('restore', restoreSchema);

const restoreKey = (area: string): Key => ({ pk: `RESTORE#${area}`, sk: 'RESTORE' });

export async function loadRestore(table: Table, area: string): Promise<Restore | undefined> {
  const item = await table.get(restoreKey(area));
  return item === undefined ? undefined : valueIn(RESTORE, item, 'restore');
}

/** `stale` where another restore of the area was begun. */
export function beginRestore(table: Table, area: string, bundle: Digest, now: Date) {
  const restore: Restore = { bundle, begunAt: now.toISOString(), objectsAt: null, doneAt: null };
  return table.commit([
    {
      Put: {
        Item: itemOf(RESTORE, restoreKey(area), 'restore', restore),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
}

export async function noteObjectsPut(table: Table, area: string, restore: Restore, now: Date): Promise<Restore> {
  const noted: Restore = { ...restore, objectsAt: now.toISOString() };
  await table.commit([putRestore(area, noted)]);
  return noted;
}

export async function endRestore(table: Table, area: string, restore: Restore, now: Date): Promise<void> {
  await table.commit([putRestore(area, { ...restore, doneAt: now.toISOString() })]);
}

function putRestore(area: string, restore: Restore): Write {
  return { Put: { Item: itemOf(RESTORE, restoreKey(area), 'restore', restore) } };
}

/** Half of what one transaction takes (AWS, "TransactWriteItems": 100 items, 4 MB). */
const ITEMS = 50;
const BYTES = 2_000_000;

/** Gathers items and puts them in transactions of a fair size; those that are there already are left alone. */
export class ItemPutter {
  private waiting: Item[] = [];
  private bytes = 0;
  /** How many were put this time. */
  put = 0;

  constructor(private readonly table: Table) {}

  /** @param size about as many bytes as the item has */
  async add(item: Item, size: number): Promise<void> {
    if (this.waiting.length >= ITEMS || this.bytes + size > BYTES) await this.flush();
    this.waiting.push(item);
    this.bytes += size;
  }

  async flush(): Promise<void> {
    const items = this.waiting;
    [this.waiting, this.bytes] = [[], 0];
    if (items.length === 0) return;
    const there = await this.table.getAll(items.map(({ pk, sk }) => ({ pk, sk })));
    const missing = items.filter((_, at) => there[at] === undefined);
    if (missing.length === 0) return;
    // Somebody else puts the same: each one by itself then.
    if ((await this.table.commit(missing.map(putWrite))) === 'committed') this.put += missing.length;
    else for (const item of missing) if ((await this.table.commit([putWrite(item)])) === 'committed') this.put += 1;
  }
}

function putWrite(item: Item): Write {
  return { Put: { Item: queuedHere(item), ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** A row that waits lies in the partition in which this installation queues, whatever the one that it comes from did. */
function queuedHere(item: Item): Item {
  const waits = 'duePk' in item && item['duePk'] !== GIVEN_UP;
  return waits ? { ...item, duePk: duePartition(item.pk) } : item;
}
