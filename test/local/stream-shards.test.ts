/**
 * Streams of several shards, which the database that comes along does not have and DynamoDB Local does:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoFailure, type DynamoCall } from '../../local/dynamodb/call.js';
import { openStreamReader, type StreamReader } from '../../local/dynamodb/stream-reader.js';
import { LocalCloudRefusal } from '../../local/refusal.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';

interface Shard {
  readonly id: string;
  readonly parent?: string;
  readonly changes: number[];
  closed: boolean;
  /** Changes up to this one are gone. */
  trimmed?: number;
}

const STREAM = 'arn:aws:dynamodb:ddblocal:000000000000:table/Things/stream/1';
let dir: string;
let file: string;
let shards: Shard[];
let log: string[];
beforeEach(() => {
  dir = temporaryFolder();
  file = join(dir, 'place.json');
  shards = [{ id: 'one', changes: [1, 2], closed: false }];
  log = [];
});
afterEach(() => removeFolder(dir));

/** A stream as the API shows it, one shard on a page of the description. */
const call: DynamoCall = async (operation, input) => {
  const find = (id: unknown): Shard => {
    const shard = shards.find((each) => each.id === id);
    if (shard === undefined) throw new DynamoFailure('ResourceNotFoundException', 'no such shard');
    return shard;
  };
  switch (operation) {
    case 'ListStreams':
      return { Streams: [{ StreamArn: STREAM }] };
    case 'DescribeStream': {
      const at = shards.findIndex(({ id }) => id === input['ExclusiveStartShardId']) + 1;
      const { id, parent } = shards[at]!;
      return {
        StreamDescription: {
          Shards: [{ ShardId: id, ...(parent !== undefined && { ParentShardId: parent }) }],
          ...(at + 1 < shards.length && { LastEvaluatedShardId: id }),
        },
      };
    }
    case 'GetShardIterator': {
      const { id, trimmed = 0 } = find(input['ShardId']);
      const after = Number(input['SequenceNumber'] ?? trimmed);
      if (after < trimmed) throw new DynamoFailure('TrimmedDataAccessException', 'too old');
      return { ShardIterator: `${id} ${after}` };
    }
    case 'GetRecords': {
      const [id, after] = String(input['ShardIterator']).split(' ');
      const { changes, closed } = find(id);
      const given = changes.filter((change) => change > Number(after)).slice(0, Number(input['Limit']));
      const isEnd = closed && given.at(-1) === changes.at(-1);
      return {
        Records: given.map((change) => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(change) } })),
        ...(given.length > 0 ? !isEnd && { NextShardIterator: 'next' } : !closed && { NextShardIterator: 'next' }),
      };
    }
    default:
      throw new Error(`not asked for: ${operation}`);
  }
};

const open = () =>
  openStreamReader({ call, tableName: 'Things', file, region: 'eu-test-1', log: (line) => log.push(line) });

async function deliverAll(reader: StreamReader, limit = 1): Promise<number[]> {
  const delivered: number[] = [];
  for (let page = await reader.read(limit); page !== undefined; page = await reader.read(limit)) {
    delivered.push(...page.records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber)));
    page.keep(page.records.at(-1));
  }
  return delivered;
}

const end = (shard: Shard, child: string, ...changes: number[]) => {
  shard.closed = true;
  shards.push({ id: child, parent: shard.id, changes, closed: false });
};

test.each([1, 1000])('a shard that has ended is followed by its child, %i change(s) at a time', async (limit) => {
  const reader = await open();
  expect(await deliverAll(reader, limit)).toEqual([1, 2]);
  shards[0]!.changes.push(3);
  end(shards[0]!, 'two', 4);
  end(shards[1]!, 'three', 5);
  expect(await deliverAll(reader, limit)).toEqual([3, 4, 5]);
  shards[2]!.changes.push(6);
  expect(await deliverAll(reader, limit)).toEqual([6]);
  expect(log).toEqual([]);
});

test('a child waits while its parent still has changes, and while it may get some', async () => {
  end(shards[0]!, 'two', 3);
  shards[0]!.closed = false;
  const reader = await open();
  expect(await deliverAll(reader)).toEqual([1, 2]);
  shards[0]!.closed = true;
  expect(await deliverAll(reader)).toEqual([3]);
});

test('a shard that seems to have ended, but has no child, is asked again', async () => {
  const reader = await open();
  shards[0]!.closed = true;
  expect(await deliverAll(reader)).toEqual([1, 2]);
  shards[0]!.closed = false;
  shards[0]!.changes.push(3);
  expect(await deliverAll(reader)).toEqual([3]);
});

test('a restart goes on in the shard that was reached, with nothing lost and nothing repeated', async () => {
  end(shards[0]!, 'two', 3);
  expect(await deliverAll(await open())).toEqual([1, 2, 3]);
  shards[1]!.changes.push(4);
  expect(await deliverAll(await open())).toEqual([4]);
  end(shards[1]!, 'three', 5);
  shards.shift();
  expect(await deliverAll(await open())).toEqual([5]);
  expect(log).toEqual([]);
});

test('a page that was not acknowledged comes again after a restart', async () => {
  end(shards[0]!, 'two', 3);
  await (await open()).read(10);
  expect(await deliverAll(await open())).toEqual([1, 2, 3]);
});

test('where changes are gone before they were delivered, it says so and goes on with the oldest there is', async () => {
  await deliverAll(await open());
  shards[0]!.changes.push(3, 4);
  shards[0]!.trimmed = 3;
  const reader = await open();
  await deliverAll(reader);
  expect(await deliverAll(reader)).toEqual([4]);
  expect(log).toEqual(['Stream of Things: changes after 2 of one may be gone undelivered.']);
});

test('where the shard that was reached vanishes while it is read, its child is read from its beginning', async () => {
  const reader = await open();
  await deliverAll(reader);
  end(shards[0]!, 'two', 3);
  shards.shift();
  expect(await deliverAll(reader)).toEqual([3]);
  expect(log).toHaveLength(1);
});

test('a mapping that begins at the latest change has begun, even where nothing was there to pass over', async () => {
  shards[0]!.changes.length = 0;
  const first = await open();
  expect(first.isNew).toBe(true);
  await first.skip();
  shards[0]!.changes.push(1);
  const second = await open();
  expect(second.isNew).toBe(false);
  expect(await deliverAll(second)).toEqual([1]);
});

test('a place of the first format is understood, and written in the second', async () => {
  writeFileSync(file, JSON.stringify({ stream: STREAM, sequence: '1' }));
  expect(await deliverAll(await open())).toEqual([2]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 2, stream: STREAM });
});

test('a place in another stream is none in this one', async () => {
  writeFileSync(file, JSON.stringify({ stream: 'arn:another', sequence: '1' }));
  const reader = await open();
  expect([reader.isNew, await deliverAll(reader)]).toEqual([true, [1, 2]]);
});

test.each([
  ['of a format to come', JSON.stringify({ format: 3, stream: STREAM, sequence: '1' })],
  ['torn', '{"stream":'],
])('a place %s is refused with its file named, and left as it is', async (_what, text) => {
  writeFileSync(file, text);
  await expect(open()).rejects.toThrow(LocalCloudRefusal);
  await expect(open()).rejects.toThrow(file);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
