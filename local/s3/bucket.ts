/**
 * A bucket as the routes see it: its settings from the template, its store, and the one way to store an object, which
 * ends only when the event of it was delivered or at least durably noted.
 */
import type { BucketStore, ObjectDraft } from './bucket-store.js';
import type { CorsRule } from './cors.js';
import { objectCreated, type Announcer, type Origin } from './object-created.js';
import type { ObjectRecord } from './object-record.js';

export interface BucketSettings {
  readonly versioned: boolean;
  readonly eventBridge: boolean;
  readonly cors: readonly CorsRule[];
}

export interface BucketParts {
  readonly name: string;
  readonly settings: BucketSettings;
  readonly store: BucketStore;
  readonly announcer: Announcer;
  readonly account: string;
  readonly region: string;
  readonly newEventId: () => string;
}

export class Bucket {
  readonly name: string;
  readonly settings: BucketSettings;
  readonly store: BucketStore;

  constructor(private readonly parts: BucketParts) {
    this.name = parts.name;
    this.settings = parts.settings;
    this.store = parts.store;
  }

  async put(draft: Omit<ObjectDraft, 'event'>, origin: Origin): Promise<ObjectRecord> {
    const { account, region, newEventId } = this.parts;
    const event = (record: ObjectRecord) =>
      objectCreated(record, origin, { id: newEventId(), account, region, bucket: this.name });
    const record = await this.store.put(this.settings.eventBridge ? { ...draft, event } : draft);
    await this.announce(record);
    return record;
  }

  /** Delivers again, in their order, the events that an earlier run could not. */
  async announcePending(): Promise<void> {
    for (const record of this.store.pendingEvents()) await this.announce(record);
  }

  private async announce(record: ObjectRecord): Promise<void> {
    if (!record.event) return;
    await this.parts.announcer.announce(record.event, () => this.store.acknowledge(record));
  }
}
