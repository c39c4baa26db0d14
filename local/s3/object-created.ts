/**
 * Writes the event "Object Created" once when an object is stored and delivers it at least once: a delivery that fails is
 * tried again while the server runs, and again at the next start until it is acknowledged. Rules and targets are the event
 * bus's business.
 */
import type { ObjectCreatedEvent } from './object-created-event.js';
import type { ObjectRecord } from './object-record.js';

export type EmitEvent = (event: ObjectCreatedEvent) => Promise<void>;

/** Who stored an object and how: what the event tells beside the object itself. */
export interface Origin {
  readonly reason: ObjectCreatedEvent['detail']['reason'];
  readonly requestId: string;
  readonly sourceAddress: string;
}

export interface EventIdentity {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
}

/** Keys stand unencoded here, unlike in the older S3 notifications. */
export function objectCreated(record: ObjectRecord, origin: Origin, identity: EventIdentity): ObjectCreatedEvent {
  const partition = identity.region.startsWith('cn-') ? 'aws-cn' : 'aws';
  return {
    version: '0',
    id: identity.id,
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: identity.account,
    time: record.lastModified.replace(/\.\d+Z$/, 'Z'),
    region: identity.region,
    resources: [`arn:${partition}:s3:::${identity.bucket}`],
    detail: {
      version: '0',
      bucket: { name: identity.bucket },
      object: {
        key: record.key,
        size: record.size,
        etag: record.etag,
        ...(record.versionId === 'null' ? {} : { 'version-id': record.versionId }),
        sequencer: record.sequence.toString(16).toUpperCase().padStart(18, '0'),
      },
      'request-id': origin.requestId,
      requester: identity.account,
      'source-ip-address': origin.sourceAddress,
      reason: origin.reason,
    },
  };
}

const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 60_000;

/** Delivers events and remembers, through `acknowledge`, that they arrived. */
export class Announcer {
  private readonly timers = new Set<NodeJS.Timeout>();
  private closed = false;

  constructor(
    private readonly emit: EmitEvent,
    private readonly warn: (text: string) => void,
  ) {}

  /** Resolves after the first attempt, so that an upload is answered even while its listener is down. */
  async announce(
    event: ObjectCreatedEvent,
    acknowledge: () => Promise<void>,
    pause = firstPauseMilliseconds,
  ): Promise<void> {
    if (this.closed) return;
    try {
      await this.emit(event);
      await acknowledge();
    } catch (error) {
      this.warn(`S3: event ${event.id} not delivered, trying again in ${pause} ms: ${String(error)}`);
      if (this.closed) return;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        void this.announce(event, acknowledge, Math.min(pause * 2, longestPauseMilliseconds));
      }, pause);
      timer.unref();
      this.timers.add(timer);
    }
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }
}
