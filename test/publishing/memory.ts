/**
 * A table and a bucket in memory that hold to the conditions that releases write under, and break at a write that a drill names: before
 * it is carried out, or after, when only its answer is lost.
 */
import { NoSuchKey, S3ServiceException } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Item, Key, Table, Write } from '#shared/store/table.js';

export class Broken extends Error {
  override readonly name = 'Broken';
}

export class Faults {
  /** Writes so far. */
  count = 0;
  /** Of S3 alone, and their bytes. */
  objects = 0;
  bytes = 0;
  private at: number | undefined;
  private when: 'before' | 'after' = 'before';
  afterEach: () => void = () => undefined;

  breakAt(at: number | undefined, when: 'before' | 'after' = 'before'): void {
    this.count = 0;
    this.at = at;
    this.when = when;
  }

  write(carryOut: () => void): void {
    this.count += 1;
    const breaks = this.count === this.at;
    if (breaks && this.when === 'before') throw new Broken(`before write ${this.count}`);
    carryOut();
    this.afterEach();
    if (breaks) throw new Broken(`after write ${this.count}`);
  }
}

type Names = Readonly<Record<string, string>> | undefined;
type Values = Readonly<Record<string, unknown>> | undefined;

/** The few forms of condition that the product writes: `a = :b AND (attribute_not_exists(c) OR d <= :e)`. */
function holds(condition: string | undefined, item: Item | undefined, names: Names, values: Values): boolean {
  if (condition === undefined) return true;
  return condition.split(' OR ').some((either) =>
    either.split(' AND ').every((term) => {
      const absent = /^\(?attribute_not_exists\((\S+?)\)\)?$/.exec(term);
      if (absent !== null) return item === undefined || at(item, absent[1] ?? '', names) === undefined;
      const [, path = '', relation, value = ''] = /^\(?(\S+) (=|<=) (:\w+)\)?$/.exec(term) ?? [];
      if (relation === undefined) throw new Error(`a condition that this table does not know: ${term}`);
      const [found, wanted] = [item && at(item, path, names), values?.[value]];
      return relation === '=' ? found === wanted : found !== undefined && Number(found) <= Number(wanted);
    }),
  );
}

function at(item: object, path: string, names: Names): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[names?.[part] ?? part], item);
}

export class MemoryTable {
  readonly name = 'memory';
  private readonly partitions = new Map<string, Map<string, Item>>();
  /** Sort keys of a partition in order, as long as none comes or goes: a query costs what it finds, as in the table itself. */
  private readonly orders = new Map<string, readonly string[]>();

  constructor(private readonly faults: Faults) {}

  private partition(pk: string): Map<string, Item> {
    const found = this.partitions.get(pk) ?? new Map<string, Item>();
    this.partitions.set(pk, found);
    return found;
  }

  /** Everything by its key: what is left of a partition. */
  all(pk: string): Item[] {
    return [...this.partition(pk).values()];
  }

  everything(): Item[] {
    return [...this.partitions.values()].flatMap((items) => [...items.values()]);
  }

  put(item: Item): void {
    const partition = this.partition(item.pk);
    if (!partition.has(item.sk)) this.orders.delete(item.pk);
    partition.set(item.sk, item);
  }

  /** What lies in another; items are put anew and never changed. */
  take(other: MemoryTable): void {
    this.partitions.clear();
    this.orders.clear();
    for (const [pk, items] of other.partitions) this.partitions.set(pk, new Map(items));
  }

  remove({ pk, sk }: Key): void {
    this.orders.delete(pk);
    this.partition(pk).delete(sk);
  }

  get = async ({ pk, sk }: Key): Promise<Item | undefined> => this.partition(pk).get(sk);
  getAll = async (keys: readonly Key[]): Promise<(Item | undefined)[]> =>
    keys.map(({ pk, sk }) => this.partition(pk).get(sk));
  list = async (pk: string, prefix: string): Promise<Item[]> => this.found(pk, prefix, (sk) => sk.startsWith(prefix));
  listBetween = async (pk: string, [from, to]: readonly [string, string]): Promise<Item[]> =>
    this.found(pk, from, (sk) => sk <= to);

  /** From the first key that is not below `from`, for as long as they are asked for. */
  private found(pk: string, from: string, has: (sk: string) => boolean): Item[] {
    const partition = this.partition(pk);
    const order = this.orders.get(pk) ?? [...partition.keys()].sort();
    this.orders.set(pk, order);
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[middle] ?? '') < from) low = middle + 1;
      else high = middle;
    }
    const items: Item[] = [];
    for (const sk of order.slice(low)) {
      const item = partition.get(sk);
      if (item === undefined || !has(sk)) break;
      items.push(item);
    }
    return items;
  }

  commit = async (writes: readonly Write[]): Promise<'committed' | 'stale'> => {
    let outcome: 'committed' | 'stale' = 'committed';
    this.faults.write(() => {
      for (const { Put, Delete, Update, ConditionCheck } of writes) {
        const one = Put ?? Delete ?? ConditionCheck;
        if (Update !== undefined || one === undefined) throw new Error('a write that this table does not know');
        const { pk, sk } = ('Item' in one ? one.Item : one.Key) as Item;
        const stored = this.partition(pk).get(sk);
        if (!holds(one.ConditionExpression, stored, one.ExpressionAttributeNames, one.ExpressionAttributeValues))
          outcome = 'stale';
      }
      if (outcome === 'stale') return;
      for (const { Put, Delete } of writes) {
        if (Put !== undefined) this.put(structuredClone(Put.Item) as Item);
        if (Delete !== undefined) this.remove({ pk: String(Delete.Key?.['pk']), sk: String(Delete.Key?.['sk']) });
      }
    });
    return outcome;
  };

  asTable(): Table {
    return this as unknown as Table;
  }
}

interface Stored {
  readonly bytes: Buffer;
  readonly fence: string | undefined;
  readonly etag: string;
}

interface Asked {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly Key?: string;
    readonly Prefix?: string;
    readonly Body?: string | Uint8Array;
    readonly IfNoneMatch?: string;
    readonly IfMatch?: string;
    readonly Metadata?: { readonly fence?: string };
  };
}

export class MemoryBucket {
  readonly objects = new Map<string, Stored>();

  constructor(private readonly faults: Faults) {}

  bodyOf = (key: string): string => this.objects.get(key)?.bytes.toString('utf8') ?? '';

  bodies(): Map<string, string> {
    return new Map([...this.objects].map(([key, { bytes }]) => [key, bytes.toString('utf8')] as const).sort());
  }

  send = async (command: unknown): Promise<object> => {
    const { constructor, input } = command as Asked;
    if (constructor.name === 'ListObjectsV2Command') {
      const keys = [...this.objects.keys()].filter((each) => each.startsWith(input.Prefix ?? '')).sort();
      return { Contents: keys.map((each) => ({ Key: each })) };
    }
    const key = input.Key ?? '';
    const stored = this.objects.get(key);
    if (constructor.name !== 'PutObjectCommand') {
      if (stored === undefined) throw new NoSuchKey({ message: 'gone', $metadata: { httpStatusCode: 404 } });
      const metadata = stored.fence === undefined ? {} : { fence: stored.fence };
      return { ETag: stored.etag, Metadata: metadata, Body: Readable.from([stored.bytes]) };
    }
    this.faults.write(() => {
      const taken = input.IfNoneMatch === '*' && stored !== undefined;
      if (taken || (input.IfMatch !== undefined && input.IfMatch !== stored?.etag)) {
        const $metadata = { httpStatusCode: 412 };
        throw new S3ServiceException({ name: 'PreconditionFailed', $fault: 'client', $metadata, message: 'taken' });
      }
      const bytes = Buffer.from(input.Body ?? '');
      const etag = createHash('md5').update(bytes).digest('hex');
      this.objects.set(key, { bytes, fence: input.Metadata?.fence, etag });
      this.faults.objects += 1;
      this.faults.bytes += bytes.length;
    });
    return {};
  };
}
