/**
 * Reads the changes of one table in order and keeps on disk how far their delivery got. A stream is cut into shards: one
 * that has ended is followed by its children (DynamoDB and DynamoDB Local end a shard every few hours; the database that
 * comes along never does), and changes older than a day are gone.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
import * as z from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import { LocalCloudRefusal } from '../refusal.js';
import type { StreamRecord } from './batches.js';
import { DynamoFailure, type DynamoCall } from './call.js';

export interface StreamReaderOptions {
  readonly call: DynamoCall;
  readonly tableName: string;
  /** Where the place reached is kept; without it, each opening begins with the oldest change that there is. */
  readonly file?: string;
  readonly region: string;
  readonly log: (line: string) => void;
}

export interface Page {
  readonly records: readonly StreamRecord[];
  /** Everything on this page up to and including that record is done with. */
  keep(record: StreamRecord | undefined): void;
  /** The same, written down with whatever is kept next. */
  pass(record: StreamRecord | undefined): void;
}

export interface StreamReader {
  /** Whether this stream was never read before. */
  readonly isNew: boolean;
  /** Passes over what is there already, for good. */
  skip(): Promise<void>;
  /** The next changes of one shard; undefined if there are none yet. */
  read(limit: number): Promise<Page | undefined>;
  /** Writes down the place reached. */
  save(): void;
}

/** GetRecords gives at most a thousand. */
const MOST = 1000;

const streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const described = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() })),
    LastEvaluatedShardId: z.string().optional(),
  }),
});
type Listed = z.infer<typeof described>['StreamDescription']['Shards'];
const iterator = z.object({ ShardIterator: z.string() });
const got = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }), eventName: z.string() })),
  NextShardIterator: z.string().nullish(),
});

const place = z.object({ id: z.string(), sequence: z.string().optional(), ended: z.boolean() });
type Place = z.infer<typeof place>;
const keptSchema = z.union([
  z.object({ format: z.literal(2), stream: z.string(), shards: z.array(place) }),
  // The first format knew of one shard only, the first one listed.
  z.object({ format: z.literal(1).optional(), stream: z.string(), sequence: z.string() }),
]);

export async function openStreamReader(options: StreamReaderOptions): Promise<StreamReader> {
  const { call, tableName, file, region, log } = options;
  const stream = streams.parse(await call('ListStreams', { TableName: tableName })).Streams.at(-1)?.StreamArn;
  if (stream === undefined) throw new Error(`The table ${tableName} has no stream.`);
  const eventSourceARN = stream.replace(/^(arn:[^:]*:dynamodb:)[^:]*/, `$1${region}`);

  const list = async (): Promise<Listed> => {
    const all: Listed = [];
    let from: string | undefined;
    do {
      const input = { StreamArn: stream, ...(from !== undefined && { ExclusiveStartShardId: from }) };
      const { Shards, LastEvaluatedShardId } = described.parse(await call('DescribeStream', input)).StreamDescription;
      all.push(...Shards);
      from = LastEvaluatedShardId;
    } while (from !== undefined);
    return all;
  };

  const first = await list();
  let places = file === undefined ? [] : restore(file, stream, first);
  const isNew = places.length === 0;
  places = follow(places, first);

  const save = () => {
    if (file !== undefined) replaceFile(file, JSON.stringify({ format: 2, stream, shards: places }));
  };
  const recordsAt = async (at: Place, limit: number) => {
    const from =
      at.sequence === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: at.sequence };
    const { ShardIterator } = iterator.parse(
      await call('GetShardIterator', { StreamArn: stream, ShardId: at.id, ...from }),
    );
    return got.parse(await call('GetRecords', { ShardIterator, Limit: limit }));
  };

  /** @returns nothing if the shard has no more to give, now or ever */
  const pageAt = async (at: Place, limit: number): Promise<Page | undefined> => {
    try {
      const { Records, NextShardIterator } = await recordsAt(at, limit);
      // Only without changes: they may be the last ones, and must be delivered before the shard counts as ended.
      at.ended = Records.length === 0 && typeof NextShardIterator !== 'string';
      if (Records.length === 0) return undefined;
      const pass = (record: StreamRecord | undefined) => {
        at.sequence = record?.dynamodb.SequenceNumber ?? at.sequence;
      };
      const keep = (record: StreamRecord | undefined) => {
        pass(record);
        save();
      };
      return { records: Records.map((record) => ({ ...record, awsRegion: region, eventSourceARN })), keep, pass };
    } catch (error) {
      if (!(error instanceof DynamoFailure)) throw error;
      const gone = error.code === 'ResourceNotFoundException';
      if (!gone && error.code !== 'TrimmedDataAccessException') throw error;
      log(
        `Stream of ${tableName}: changes after ${at.sequence ?? 'the beginning'} of ${at.id} may be gone undelivered.`,
      );
      at.ended = gone;
      at.sequence = undefined;
      return undefined;
    }
  };

  const read = async (limit: number): Promise<Page | undefined> => {
    for (;;) {
      for (const at of places.filter(({ ended }) => !ended)) {
        const page = await pageAt(at, limit);
        if (page !== undefined) return page;
      }
      const open = places.filter(({ ended }) => !ended).length;
      if (open === places.length) return undefined;
      const followed = follow(places, await list());
      const grew = followed.some(({ id }) => places.every((at) => at.id !== id));
      places = followed;
      if (!grew) return undefined;
      save();
    }
  };

  return {
    isNew,
    read,
    save,
    async skip() {
      for (let page = await read(MOST); page !== undefined; page = await read(MOST)) page.keep(page.records.at(-1));
      save();
    },
  };
}

/** What is kept of this very stream; a table that was made anew has another. */
function restore(file: string, stream: string, listed: Listed): Place[] {
  const text = readIfThere(file);
  if (text === undefined) return [];
  const kept = parse(file, text);
  if (kept.stream !== stream) return [];
  if (kept.format === 2) return kept.shards;
  const id = listed.at(0)?.ShardId;
  return id === undefined ? [] : [{ id, sequence: kept.sequence, ended: false }];
}

/** A place that is not understood is no place to begin: changes would be delivered again, or passed over. */
function parse(file: string, text: string): z.infer<typeof keptSchema> {
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new LocalCloudRefusal(
      'PlaceUnreadable',
      `How far a stream was delivered stands in ${file}, which cannot be read.`,
      'Start the version that wrote it, restore the file from a copy, or remove it to begin as on the first day.',
      { cause },
    );
  }
}

/**
 * The shards that may be read: those known that still exist, and those whose parent has ended or is gone. Without a
 * child a shard has not ended: its next answer may have been cut short.
 */
function follow(places: readonly Place[], listed: Listed): Place[] {
  const known = new Map(places.map((at) => [at.id, at]));
  const ids = new Set(listed.map(({ ShardId }) => ShardId));
  return listed.flatMap(({ ShardId, ParentShardId }) => {
    const at = known.get(ShardId);
    if (at !== undefined) {
      at.ended &&= listed.some((other) => other.ParentShardId === ShardId);
      return [at];
    }
    const waits = ParentShardId !== undefined && ids.has(ParentShardId) && known.get(ParentShardId)?.ended !== true;
    return waits ? [] : [{ id: ShardId, ended: false }];
  });
}
