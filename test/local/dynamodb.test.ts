/**
 * What the product relies on in DynamoDB, as the AWS pages state it:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 * NIANBAO_CONTRACT_DDB_ENDPOINT puts another implementation under this file.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { ACCESS_KEY_ID } from '../../local/credentials.js';
import { createDynamoCall, type DynamoCall } from '../../local/dynamodb/call.js';
import { startDatabase, type Database } from '../../local/dynamodb/database.js';
import { sweepExpired } from '../../local/dynamodb/expiry.js';
import { ensureTables } from '../../local/dynamodb/tables.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { tableModel } from './fixtures/table.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(30_000);

const TableName = `contract-${Date.now()}`;
const table = tableModel(TableName);
let dir: string;
let database: Database;
let call: DynamoCall;
let raw: DynamoDBClient;
let client: DynamoDBDocumentClient;

beforeAll(async () => {
  dir = temporaryFolder();
  database = await startDatabase({ dir, port: 0, endpoint: process.env['NIANBAO_CONTRACT_DDB_ENDPOINT'] });
  call = createDynamoCall(database.endpoint, 'eu-west-1');
  await ensureTables(call, [table]);
  raw = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'eu-west-1',
    // DynamoDB Local shows a table only to the access key and region that made it.
    credentials: { accessKeyId: ACCESS_KEY_ID, secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  client = DynamoDBDocumentClient.from(raw);
});
afterAll(async () => {
  await call('DeleteTable', { TableName });
  raw.destroy();
  await database.close();
  removeFolder(dir);
});

const put = (pk: string, more: Record<string, unknown> = {}) =>
  client.send(new PutCommand({ TableName, Item: { pk, sk: 'a', ...more } }));
const get = async (pk: string) => (await client.send(new GetCommand({ TableName, Key: { pk, sk: 'a' } }))).Item;
const transact = (TransactItems: TransactWriteCommandInput['TransactItems'], ClientRequestToken?: string) =>
  client.send(new TransactWriteCommand({ TransactItems, ...(ClientRequestToken && { ClientRequestToken }) }));
const add = (pk: string, by: number) => ({
  Update: { TableName, Key: { pk, sk: 'a' }, UpdateExpression: 'ADD n :by', ExpressionAttributeValues: { ':by': by } },
});
const mustExist = (pk: string) => ({
  ConditionCheck: { TableName, Key: { pk, sk: 'a' }, ConditionExpression: 'attribute_exists(pk)' },
});
const fresh = (pk: string) => ({
  Put: {
    TableName,
    Item: { pk, sk: 'a' },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});

describe('a transaction', () => {
  test('writes all of it or none, and says per item why not', async () => {
    await put('old', { by: 'someone' });
    const failure = transact([add('side', 1), fresh('old'), mustExist('nobody')]);
    await expect(failure).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: expect.anything() },
        { Code: 'ConditionalCheckFailed' },
      ],
    });
    expect(await get('side')).toBeUndefined();
    await transact([add('side', 1), mustExist('old')]);
    expect(await get('side')).toMatchObject({ n: 1 });
  });

  test('repeated with its token is done once; another one with that token is refused', async () => {
    await transact([add('counter', 1)], 'token-1');
    await transact([add('counter', 1)], 'token-1');
    expect(await get('counter')).toMatchObject({ n: 1 });
    await expect(transact([add('counter', 2)], 'token-1')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  test('of fifty rivals for one key has exactly one winner and leaves nothing of the losers', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        transact([fresh('prize'), { Put: { TableName, Item: { pk: `rival-${n}`, sk: 'a' } } }]),
      ),
    );
    const winners = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
    const written = (await Promise.all(outcomes.map((_, n) => get(`rival-${n}`)))).flatMap((item, n) =>
      item ? [n] : [],
    );
    expect(winners).toHaveLength(1);
    expect(written).toEqual(winners);
  });

  test('may not touch one item twice, nor hold 101 items', async () => {
    await expect(transact([add('x', 1), add('x', 1)])).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(transact(Array.from({ length: 101 }, (_, n) => add(`n${n}`, 1)))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('an item over 400 KB is refused', async () => {
  await expect(put('large', { text: 'x'.repeat(400 * 1024) })).rejects.toMatchObject({ name: 'ValidationException' });
});

test('an index answers in the order of its key, page by page', async () => {
  for (const n of [3, 1, 2]) await put(`indexed-${n}`, { gpk: 'due', gsk: `2026-0${n}` });
  const query = {
    TableName,
    IndexName: 'byDue',
    KeyConditionExpression: 'gpk = :g',
    ExpressionAttributeValues: { ':g': 'due' },
    Limit: 2,
  };
  const first = await client.send(new QueryCommand(query));
  const second = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
  expect([...(first.Items ?? []), ...(second.Items ?? [])].map((item) => item['pk'])).toEqual([
    'indexed-1',
    'indexed-2',
    'indexed-3',
  ]);
});

test('a stream of keys only holds keys only', async () => {
  await put('streamed', { text: 'must-not-travel' });
  const { Streams } = (await call('ListStreams', { TableName })) as { Streams: { StreamArn: string }[] };
  const StreamArn = Streams[0]!.StreamArn;
  const { StreamDescription } = (await call('DescribeStream', { StreamArn })) as {
    StreamDescription: { Shards: { ShardId: string }[] };
  };
  const ShardId = StreamDescription.Shards[0]!.ShardId;
  const position = await call('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  const { Records } = (await call('GetRecords', { ShardIterator: position['ShardIterator'], Limit: 1000 })) as {
    Records: unknown[];
  };
  expect(Records).toContainEqual(
    expect.objectContaining({
      eventName: 'INSERT',
      dynamodb: expect.objectContaining({ Keys: { pk: { S: 'streamed' }, sk: { S: 'a' } } }),
    }),
  );
  expect(JSON.stringify(Records)).not.toContain('must-not-travel');
});

test('the sweeper deletes what has expired and nothing else', async () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const seconds = now.getTime() / 1000;
  await put('expired', { expires: seconds - 1 });
  await put('alive', { expires: seconds + 1 });
  await put('ancient', { expires: 1 });
  await put('unlimited');
  await sweepExpired(call, table, now);
  expect(await get('expired')).toBeUndefined();
  for (const pk of ['alive', 'ancient', 'unlimited']) expect(await get(pk)).toBeDefined();
});
