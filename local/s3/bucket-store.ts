/**
 * The objects of one bucket: an index in memory rebuilt from the records on disk, and the few deeds that change it.
 * Conditions (If-None-Match, If-Match) are judged and the write is made under one lock per key, so of rival writers
 * exactly one wins. HTTP is unknown here.
 */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { S3Error } from './errors.js';
import type { ObjectCreatedEvent } from './object-created-event.js';
import type { ObjectRecord } from './object-record.js';
import type { ReceivedBody } from './receive-body.js';
import { RecordFiles } from './record-files.js';

export type WriteCondition = { readonly kind: 'absent' } | { readonly kind: 'etag'; readonly etag: string };

export interface ObjectDraft {
  readonly key: string;
  readonly body: ReceivedBody;
  readonly headers: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly condition?: WriteCondition;
  /** Called under the lock with the record about to be written. */
  readonly event?: (record: ObjectRecord) => ObjectCreatedEvent;
}

export interface BucketStoreOptions {
  readonly folder: string;
  readonly versioned: boolean;
  readonly now: () => Date;
  readonly newVersionId: () => string;
  readonly sequence: { next(): number; atLeast(value: number): void };
}

export interface Deletion {
  readonly versionId?: string;
  readonly deleteMarker: boolean;
}

export class BucketStore {
  /** Newest version first. */
  private readonly objects = new Map<string, ObjectRecord[]>();
  private readonly locks = new Map<string, Promise<unknown>>();
  private readonly unannounced = new Map<number, ObjectRecord>();
  private sortedKeys: string[] | undefined;

  private constructor(
    private readonly files: RecordFiles,
    private readonly options: BucketStoreOptions,
  ) {}

  static async open(options: BucketStoreOptions, warn: (text: string) => void): Promise<BucketStore> {
    const files = await RecordFiles.open(options.folder);
    const store = new BucketStore(files, options);
    const { records, announced, highest, ignored } = await files.load();
    for (const file of ignored) warn(`S3: ${file} cannot be read or has no whole body; left alone and not served`);
    options.sequence.atLeast(highest);
    for (const record of records) {
      if (record.event && !announced.has(record.sequence)) store.unannounced.set(record.sequence, record);
      if (!record.removed) await store.index(record);
      else if (!store.unannounced.has(record.sequence)) await files.remove(record);
    }
    return store;
  }

  incomingFile(): string {
    return this.files.incomingFile();
  }

  /** The newest version, which may be a delete marker. */
  newest(key: string): ObjectRecord | undefined {
    return this.objects.get(key)?.[0];
  }

  version(key: string, versionId: string): ObjectRecord | undefined {
    return this.objects.get(key)?.find((record) => record.versionId === versionId);
  }

  versions(key: string): readonly ObjectRecord[] {
    return this.objects.get(key) ?? [];
  }

  /** All keys in the order of their UTF-8 bytes, the order of S3's listings. */
  keys(): readonly string[] {
    this.sortedKeys ??= [...this.objects.keys()]
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .sort((a, b) => a.bytes.compare(b.bytes))
      .map(({ key }) => key);
    return this.sortedKeys;
  }

  /** Events not acknowledged yet, oldest first. */
  pendingEvents(): readonly ObjectRecord[] {
    return [...this.unannounced.values()].sort((a, b) => a.sequence - b.sequence);
  }

  /** @throws S3Error PreconditionFailed, NoSuchKey (If-Match on nothing) */
  async put(draft: ObjectDraft): Promise<ObjectRecord> {
    return this.locked(draft.key, async () => {
      this.checkCondition(draft);
      const bare: ObjectRecord = {
        format: 1,
        key: draft.key,
        versionId: this.options.versioned ? this.options.newVersionId() : 'null',
        sequence: this.options.sequence.next(),
        lastModified: this.options.now().toISOString(),
        deleteMarker: false,
        size: draft.body.size,
        etag: draft.body.md5Hex,
        checksum: draft.body.checksum,
        headers: { ...draft.headers },
        metadata: { ...draft.metadata },
        removed: false,
      };
      const record = draft.event ? { ...bare, event: draft.event(bare) } : bare;
      await this.files.add(record, draft.body.file);
      if (record.event) this.unannounced.set(record.sequence, record);
      await this.index(record);
      return record;
    });
  }

  /** Deleting what is not there succeeds, as on AWS; on a versioned bucket it even leaves a marker. */
  async delete(key: string, versionId?: string): Promise<Deletion> {
    return this.locked(key, async () => {
      if (versionId !== undefined) {
        const found = this.version(key, versionId);
        if (found) await this.drop(found);
        return { versionId, deleteMarker: found?.deleteMarker ?? false };
      }
      if (!this.options.versioned) {
        const found = this.version(key, 'null');
        if (found) await this.drop(found);
        return { deleteMarker: false };
      }
      const marker: ObjectRecord = {
        format: 1,
        key,
        versionId: this.options.newVersionId(),
        sequence: this.options.sequence.next(),
        lastModified: this.options.now().toISOString(),
        deleteMarker: true,
        size: 0,
        etag: '',
        headers: {},
        metadata: {},
        removed: false,
      };
      await this.files.add(marker, undefined);
      await this.index(marker);
      return { versionId: marker.versionId, deleteMarker: true };
    });
  }

  /** Notes something of a version; of one that is gone, nothing. */
  async note(key: string, versionId: string, noted: Pick<ObjectRecord, 'tags' | 'scanned'>): Promise<void> {
    await this.locked(key, async () => {
      const found = this.version(key, versionId);
      if (found === undefined || found.deleteMarker) return;
      const tagged = { ...found, ...noted, ...(noted.tags && { tags: { ...found.tags, ...noted.tags } }) };
      await this.files.writeRecord(tagged);
      const same = (record: ObjectRecord) => (record.sequence === found.sequence ? tagged : record);
      this.objects.set(key, this.versions(key).map(same));
    });
  }

  /** Opens the body before anything is awaited on it, so a later deletion cannot cut the reading short. */
  async read(record: ObjectRecord, range?: { readonly first: number; readonly last: number }): Promise<Readable> {
    const handle = await open(this.files.bodyFile(record), 'r');
    if (record.size === 0) return handle.createReadStream();
    return handle.createReadStream(range ? { start: range.first, end: range.last } : {});
  }

  async acknowledge(record: ObjectRecord): Promise<void> {
    await this.locked(record.key, async () => {
      this.unannounced.delete(record.sequence);
      const kept = this.objects.get(record.key)?.some(({ sequence }) => sequence === record.sequence) ?? false;
      if (kept) await this.files.markAnnounced(record);
      else await this.files.remove(record);
    });
  }

  private checkCondition({ key, condition }: ObjectDraft): void {
    if (!condition) return;
    const newest = this.newest(key);
    const current = newest?.deleteMarker ? undefined : newest;
    if (condition.kind === 'absent' && current) {
      throw new S3Error('PreconditionFailed', { fields: { Condition: 'If-None-Match' } });
    }
    if (condition.kind === 'etag' && !current) throw new S3Error('NoSuchKey', { fields: { Key: key } });
    if (condition.kind === 'etag' && current?.etag !== condition.etag) {
      throw new S3Error('PreconditionFailed', { fields: { Condition: 'If-Match' } });
    }
  }

  private async index(record: ObjectRecord): Promise<void> {
    const earlier = this.objects.get(record.key) ?? [];
    if (earlier.length === 0) this.sortedKeys = undefined;
    this.objects.set(record.key, [record, ...earlier]);
    // There is only ever one version called `null`; the newer one takes the older one's place.
    if (record.versionId !== 'null') return;
    for (const other of earlier) if (other.versionId === 'null') await this.drop(other);
  }

  private async drop(record: ObjectRecord): Promise<void> {
    const left = this.versions(record.key).filter(({ sequence }) => sequence !== record.sequence);
    if (left.length > 0) this.objects.set(record.key, left);
    else {
      this.objects.delete(record.key);
      this.sortedKeys = undefined;
    }
    if (!this.unannounced.has(record.sequence)) return this.files.remove(record);
    await this.files.writeRecord({ ...record, removed: true });
    await this.files.removeBody(record);
  }

  private async locked<T>(key: string, deed: () => Promise<T>): Promise<T> {
    const before = this.locks.get(key) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    const settled = mine.catch(() => undefined);
    this.locks.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.locks.get(key) === settled) this.locks.delete(key);
    }
  }
}
