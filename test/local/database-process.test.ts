import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf, isAlive, lockDataFolder } from '../../local/data-folder.js';
import { createDynamoCall } from '../../local/dynamodb/call.js';
import { startDatabase } from '../../local/dynamodb/database.js';
import { ensureTables } from '../../local/dynamodb/tables.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { tableModel } from './fixtures/table.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(30_000);

let dir: string;
beforeEach(() => {
  dir = temporaryFolder();
});
afterEach(() => removeFolder(dir));

const gone = async (entry: string) => {
  for (let tries = 0; tries < 500 && isAlive(entry); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  return !isAlive(entry);
};

test('the database ends with the process that started it, even if that one is killed', async () => {
  // A starter in a process of its own, which prints the database's pid and waits to be killed.
  const script = join(dir, 'starter.mts');
  const database = new URL('../../local/dynamodb/database.ts', import.meta.url).href;
  writeFileSync(
    script,
    `import { startDatabase } from ${JSON.stringify(database)};
     const { pid } = await startDatabase({ dir: ${JSON.stringify(dir)}, port: 0 });
     console.log(pid);
     setInterval(() => undefined, 1000);`,
  );
  const starter = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) =>
    starter.stdout.once('data', (line: Buffer) => resolve(Number(String(line)))),
  );
  const entry = entryOf(pid);
  expect(isAlive(entry)).toBe(true);
  starter.kill('SIGKILL');
  expect(await gone(entry)).toBe(true);
});

test('a database left behind is ended before the next one starts, and the data is there', async () => {
  const first = await startDatabase({ dir, port: 0 });
  const call = createDynamoCall(first.endpoint, 'r');
  await ensureTables(call, [tableModel('kept')]);
  await call('PutItem', { TableName: 'kept', Item: { pk: { S: 'a' }, sk: { S: 'b' } } });
  const entry = entryOf(first.pid!);
  const second = await startDatabase({ dir, port: 0 });
  expect(await gone(entry)).toBe(true);
  const again = createDynamoCall(second.endpoint, 'r');
  await ensureTables(again, [tableModel('kept')]);
  expect(await again('GetItem', { TableName: 'kept', Key: { pk: { S: 'a' }, sk: { S: 'b' } } })).toHaveProperty('Item');
  await second.close();
  await first.close();
});

test('a table whose keys differ from the template is refused with a way out', async () => {
  const database = await startDatabase({ dir, port: 0 });
  const call = createDynamoCall(database.endpoint, 'r');
  await ensureTables(call, [tableModel('kept')]);
  const changed = tableModel('kept');
  const other = { ...changed, create: { ...changed.create, KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] } };
  await expect(ensureTables(call, [other])).rejects.toThrow(/other keys than the template.*new data folder/);
  await database.close();
});

test('where there is no binary, the refusal names the package and DDB_ENDPOINT', async () => {
  await expect(startDatabase({ dir, port: 0, platform: 'plan9-mips' })).rejects.toThrow(
    /@dynoxide\/plan9-mips.*DDB_ENDPOINT/,
  );
});

test('an endpoint that is silent is refused', async () => {
  await expect(startDatabase({ dir, port: 0, endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(/DDB_ENDPOINT/);
});

test('a data folder is for one process at a time', () => {
  const held = lockDataFolder(dir);
  // The parent of the test process stands for another living process.
  expect(() => lockDataFolder(dir, process.ppid)).toThrow(/in use by process/);
  held.release();
  lockDataFolder(dir, process.ppid).release();
});

test('the entry of a dead process does not hold the folder, nor does its id taken by another', () => {
  mkdirSync(join(dir, 'running'));
  writeFileSync(join(dir, 'running', '999999999-1'), '');
  writeFileSync(join(dir, 'running', `${process.ppid}-1`), '');
  lockDataFolder(dir).release();
});
