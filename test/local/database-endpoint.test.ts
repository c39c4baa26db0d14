/**
 * What DDB_ENDPOINT needs of DynamoDB Local: nothing but its -dbPath, for everything asks with one access key and one
 * region; -sharedDb only where other programs are to see the tables too.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html
 */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { manualClock, type ManualClock } from '../../local/clock.js';
import { startLocalCloud, type LocalCloud } from '../../local/cloud.js';
import { STRANGER } from '../../local/dynamodb/separation.js';
import { removeFolder, temporaryFolder, writeAssembly } from './fixtures/assembly.js';
import { pipeline } from './fixtures/pipeline.js';
import { startSeparatingDatabase, type SeparatingDatabase } from './fixtures/separating-database.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(60_000);

let dir: string;
let database: SeparatingDatabase;
let clock: ManualClock;
let cloud: LocalCloud | undefined;
beforeEach(() => {
  dir = temporaryFolder();
});
afterEach(async () => {
  await cloud?.close();
  cloud = undefined;
  await database.close();
  removeFolder(dir);
});

async function start(sharedDb: boolean): Promise<LocalCloud> {
  database = await startSeparatingDatabase(join(dir, 'databases'), sharedDb);
  clock = manualClock('2026-01-05T08:00:00Z');
  return (cloud = await startLocalCloud({
    assemblyDir: writeAssembly(join(dir, 'out'), pipeline),
    dataDir: join(dir, 'data'),
    ports: 0,
    parameters: { Sender: 'desk@mail.example' },
    clock,
    databaseEndpoint: database.endpoint,
  }));
}

const calls = (caller: string) =>
  database.asked.filter((line) => line.startsWith(`${caller} `)).map((line) => line.split(' ')[1]);

test('without -sharedDb everything works, since functions, streams and expiry ask with one access key and region', async () => {
  const { endpoints, credentials, region, idle, outbox } = await start(false);
  await fetch(`${endpoints.desk}/store/in-1`, { method: 'POST' });
  await idle();
  expect(outbox.list().map(({ subject }) => subject)).toEqual(['OBJECT#in-1']);
  expect((await fetch(`${endpoints.desk}/tell?item=OBJECT%23in-1`, { method: 'POST' })).status).toBe(204);
  await clock.advance(60_000);
  const ours = `${credentials.accessKeyId}/${region}`;
  // The sweeper's call goes its own way.
  while (!calls(ours).includes('Scan')) await new Promise((resolve) => setImmediate(resolve));
  for (const operation of ['CreateTable', 'PutItem', 'GetItem', 'GetRecords', 'Scan']) {
    expect(calls(ours)).toContain(operation);
  }
  expect(calls(ours).length + calls(`${STRANGER}/${region}`).length).toBe(database.asked.length);
  expect(credentials.accessKeyId).toMatch(/^[A-Za-z0-9]+$/);
});

test('without -sharedDb it is told which access key and region see the tables, and which flag shows them to all', async () => {
  const { databaseNote, credentials, region } = await start(false);
  expect(calls(`${STRANGER}/${region}`)).toEqual(['DescribeTable']);
  for (const part of [database.endpoint, credentials.accessKeyId, region, '-sharedDb']) {
    expect(databaseNote).toContain(part);
  }
});

test('with -sharedDb there is nothing to tell', async () => {
  expect((await start(true)).databaseNote).toBeUndefined();
});
