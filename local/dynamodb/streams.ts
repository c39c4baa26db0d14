/**
 * Carries the changes of a table to a function, as an event source mapping does: filtered, in order, in batches, at
 * least once. The place reached is kept on disk after each batch, so a restart goes on where the last one stopped.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import { matches } from '../eventbridge/pattern.js';
import type { InvokeResult } from '../lambda/instance.js';
import type { StreamMappingModel } from '../template/model.js';
import { deliverBatch, type StreamRecord } from './batches.js';
import type { DynamoCall } from './call.js';

export interface StreamPumpOptions {
  readonly mapping: StreamMappingModel;
  readonly call: DynamoCall;
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  /** Where the place reached is kept. */
  readonly dir: string;
  readonly region: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: (line: string) => void;
}

export interface StreamPump {
  /** Resolves when everything written before the call has been delivered or given up. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 100;
/** GetRecords gives at most a thousand. */
const PAGE = 1000;

const streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const shards = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) });
const iterator = z.object({ ShardIterator: z.string() });
const records = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }), eventName: z.string() })),
});
const kept = z.object({ stream: z.string(), sequence: z.string() });

export async function startStreamPump(options: StreamPumpOptions): Promise<StreamPump> {
  const { mapping, call, dir, region, pause, log } = options;
  const file = join(dir, `${mapping.logicalId}.json`);
  const stream = streams.parse(await call('ListStreams', { TableName: mapping.tableName })).Streams.at(-1)?.StreamArn;
  if (stream === undefined) throw new Error(`The table ${mapping.tableName} has no stream.`);
  const shard = shards
    .parse(await call('DescribeStream', { StreamArn: stream }))
    .StreamDescription.Shards.at(0)?.ShardId;

  let reached = ((): string | undefined => {
    const before = kept.safeParse(JSON.parse(readIfThere(file) ?? 'null'));
    return before.success && before.data.stream === stream ? before.data.sequence : undefined;
  })();
  const keep = (sequence: string) => {
    reached = sequence;
    replaceFile(file, JSON.stringify({ stream, sequence }));
  };

  const read = async (limit: number): Promise<StreamRecord[]> => {
    const from =
      reached === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: reached };
    const { ShardIterator } = iterator.parse(
      await call('GetShardIterator', { StreamArn: stream, ShardId: shard, ...from }),
    );
    return records.parse(await call('GetRecords', { ShardIterator, Limit: limit })).Records.map((record) => ({
      ...record,
      awsRegion: region,
      eventSourceARN: stream.replace(/^(arn:[^:]*:dynamodb:)[^:]*/, `$1${region}`),
    }));
  };

  // A new mapping that starts at the latest change passes over what is there already.
  if (reached === undefined && mapping.startAtLatest) {
    for (let page = await read(PAGE); page.length > 0; page = await read(PAGE)) keep(sequenceOf(page.at(-1)));
  }

  let closed = false;
  /** @returns whether there was anything to read */
  const round = async (): Promise<boolean> => {
    const page = await read(mapping.batchSize);
    if (page.length === 0) return false;
    const wanted = page.filter(
      (record) => mapping.filters.length === 0 || mapping.filters.some((filter) => matches(filter, record)),
    );
    await deliverBatch(wanted, {
      mapping,
      invoke: options.invoke,
      pause,
      delivered: (record) => keep(sequenceOf(record)),
      stopped: () => closed,
      log,
    });
    if (!closed) keep(sequenceOf(page.at(-1)));
    return true;
  };

  let emptyRounds = 0;
  const loop = (async () => {
    while (!closed) {
      try {
        if (await round()) continue;
        emptyRounds++;
        await sleepUnlessAsked();
      } catch (error) {
        if (closed) return;
        log(`Stream of ${mapping.tableName} to ${mapping.functionName}: ${String(error)}`);
        await pause(1000);
      }
    }
  })();

  let wake: () => void = () => undefined;
  function sleepUnlessAsked(): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async drained() {
      // The round under way may have read before the last write: the second empty one has not.
      const enough = emptyRounds + 2;
      while (!closed && emptyRounds < enough) {
        wake();
        await new Promise<void>((resolve) => setTimeout(resolve, 2));
      }
    },
    async close() {
      closed = true;
      wake();
      await loop;
    },
  };
}

function sequenceOf(record: StreamRecord | undefined): string {
  return record?.dynamodb.SequenceNumber ?? '0';
}
