/**
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { createDynamoCall, type DynamoCall } from '../../local/dynamodb/call.js';
import { startDatabase, type Database } from '../../local/dynamodb/database.js';
import { watchStream, type StreamWatch } from '../../local/dynamodb/stream-watch.js';
import { startStreamPump, type StreamPump } from '../../local/dynamodb/streams.js';
import { ensureTables } from '../../local/dynamodb/tables.js';
import type { InvokeResult } from '../../local/lambda/instance.js';
import type { StreamMappingModel } from '../../local/template/model.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { tableModel } from './fixtures/table.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(30_000);

interface Seen {
  readonly keys: readonly string[];
  readonly numbers: readonly string[];
}
type Answer = (seen: Seen, times: number) => unknown;

let dir: string;
let database: Database;
let call: DynamoCall;
let pump: StreamPump | undefined;
let watch: StreamWatch | undefined;
let name: string;
let tables = 0;

beforeAll(async () => {
  dir = temporaryFolder();
  database = await startDatabase({ dir, port: 0 });
  call = createDynamoCall(database.endpoint, 'eu-test-1');
});
afterAll(async () => {
  await database.close();
  removeFolder(dir);
});
beforeEach(async () => {
  name = `table-${++tables}`;
  await ensureTables(call, [tableModel(name)]);
});
afterEach(async () => {
  await pump?.close();
  await watch?.close();
  pump = undefined;
});

const put = async (...keys: string[]) => {
  for (const pk of keys) await call('PutItem', { TableName: name, Item: { pk: { S: pk }, sk: { S: 'a' } } });
};

async function start(over: Partial<StreamMappingModel> = {}, answer: Answer = () => null) {
  const seen: string[][] = [];
  const records: unknown[] = [];
  const log: string[] = [];
  watch = await watchStream({
    call,
    tableName: name,
    region: 'eu-test-1',
    pause: () => Promise.resolve(),
    log: (line) => log.push(line),
  });
  pump = await startStreamPump({
    watch,
    mapping: {
      logicalId: `Mapping-${name}`,
      tableName: name,
      functionName: 'f',
      batchSize: 10,
      startAtLatest: false,
      filters: [],
      maximumRetries: 3,
      bisect: false,
      reportItemFailures: false,
      ...over,
    },
    call,
    invoke: async (_function, payload): Promise<InvokeResult> => {
      const { Records } = JSON.parse(payload) as {
        Records: { dynamodb: { Keys: { pk: { S: string } }; SequenceNumber: string } }[];
      };
      records.push(...Records);
      const keys = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
      seen.push(keys);
      const result = await answer(
        { keys, numbers: Records.map(({ dynamodb }) => dynamodb.SequenceNumber) },
        seen.length,
      );
      return result instanceof Error
        ? { error: { errorType: 'Error', errorMessage: '' } }
        : { payload: JSON.stringify(result) };
    },
    dir: join(dir, 'checkpoints'),
    region: 'eu-test-1',
    pause: () => Promise.resolve(),
    log: (line) => log.push(line),
  });
  return { seen, records, log, pump };
}

describe('an event source mapping', () => {
  test('delivers changes in order and in batches', async () => {
    await put('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k');
    const { seen, records, pump } = await start({ batchSize: 4 });
    await pump.drained();
    expect(seen).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e', 'f', 'g', 'h'],
      ['i', 'j', 'k'],
    ]);
    expect(records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-test-1',
      eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:eu-test-1:.*:table\/table-\d+\/stream\//),
    });
  });

  test('passes only what a filter wants', async () => {
    const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } } } };
    const { seen, pump } = await start({ filters: [pattern] });
    await put('x', 'OUTBOX#1', 'y', 'OUTBOX#1', 'OUTBOX#2');
    await pump.drained();
    expect(seen.flat()).toEqual(['OUTBOX#1', 'OUTBOX#2']);
  });

  test('goes on after a restart where it stopped, with nothing lost and nothing repeated', async () => {
    const first = await start();
    await put('a', 'b');
    await first.pump.drained();
    await first.pump.close();
    await put('c');
    const second = await start();
    await second.pump.drained();
    expect([first.seen.flat(), second.seen.flat()]).toEqual([['a', 'b'], ['c']]);
  });

  test('cut off while the function runs, delivers that batch again', async () => {
    await put('a');
    let entered: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (entered = resolve));
    let release: (value: unknown) => void = () => undefined;
    const first = await start({}, () => (entered(), new Promise((resolve) => (release = resolve))));
    await running;
    const closing = first.pump.close();
    release(null);
    await closing;
    const second = await start();
    await second.pump.drained();
    expect(second.seen.flat()).toEqual(['a']);
  });

  test('new, and starting at the latest change, passes over what is there already', async () => {
    await put('old');
    const { seen, pump } = await start({ startAtLatest: true });
    await put('new');
    await pump.drained();
    expect(seen.flat()).toEqual(['new']);
  });

  test('tries a failing batch again until its patience ends, then goes on', async () => {
    await put('bad', 'worse');
    const { seen, log, pump } = await start({ maximumRetries: 2 }, ({ keys }) =>
      keys.includes('bad') ? new Error() : null,
    );
    await pump.drained();
    await put('good');
    await pump.drained();
    expect(seen).toEqual([['bad', 'worse'], ['bad', 'worse'], ['bad', 'worse'], ['good']]);
    expect(log).toEqual(['f: gave up on 2 stream record(s) from 1.']);
  });

  test('halves a failing batch, so that one bad record is at last alone', async () => {
    await put('a', 'b', 'bad', 'd');
    const { seen, pump } = await start({ bisect: true, maximumRetries: 2 }, ({ keys }) =>
      keys.includes('bad') ? new Error() : null,
    );
    await pump.drained();
    expect(seen).toEqual([['a', 'b', 'bad', 'd'], ['a', 'b'], ['bad', 'd'], ['bad'], ['d']]);
  });

  test('begins again at the first record the function reports as failed', async () => {
    await put('a', 'b', 'c');
    const { seen, pump } = await start({ reportItemFailures: true }, ({ numbers }, times) =>
      times === 1
        ? { batchItemFailures: [{ itemIdentifier: numbers[2] }, { itemIdentifier: numbers[1] }] }
        : { batchItemFailures: [] },
    );
    await pump.drained();
    expect(seen).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });

  test('repeats the whole batch if the function reports a record it was not given', async () => {
    await put('a', 'b');
    const { seen, pump } = await start({ reportItemFailures: true }, (_seen, times) =>
      times === 1 ? { batchItemFailures: [{ itemIdentifier: 'unknown' }] } : {},
    );
    await pump.drained();
    expect(seen).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
