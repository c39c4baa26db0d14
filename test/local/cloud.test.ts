import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addresses } from '../../local/addresses.js';
import { manualClock } from '../../local/clock.js';
import { startLocalCloud, type LocalCloud } from '../../local/cloud.js';
import { createDynamoCall } from '../../local/dynamodb/call.js';
import { removeFolder, temporaryFolder, writeAssembly } from './fixtures/assembly.js';
import { pipeline } from './fixtures/pipeline.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(60_000);

let dir: string;
let assemblyDir: string;
beforeAll(() => {
  dir = temporaryFolder();
  assemblyDir = writeAssembly(join(dir, 'out'), pipeline);
});
afterAll(() => removeFolder(dir));

const parameters = { Sender: 'desk@mail.example' };
const has = async (endpoint: string, pk: string) =>
  'Item' in (await createDynamoCall(endpoint, 'r')('GetItem', { TableName: 'Table', Key: { pk: { S: pk } } }));
const post = (url: string) => fetch(url, { method: 'POST', redirect: 'manual' });

describe('a whole cloud from its assembly', () => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await startLocalCloud({
      assemblyDir,
      dataDir: join(dir, 'one'),
      ports: 0,
      parameters,
      clock: manualClock('2026-01-05T08:00:00Z'),
    });
  });
  afterAll(() => cloud.close());

  test('carries one request through every service and comes to rest', async () => {
    const answer = await post(`${cloud.endpoints.desk}/store/in-1`);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([303, ['seen=1']]);
    await cloud.idle();
    expect(await (await fetch(`${cloud.endpoints.site}/in-1`)).text()).toBe('stored in-1');
    expect(cloud.outbox.list().map(({ subject }) => subject)).toEqual(['OBJECT#in-1']);
    expect(await has(cloud.endpoints.dynamodb, 'TOLD#OBJECT#in-1')).toBe(false);
    expect((await post(`${cloud.endpoints.desk}/tell?item=OBJECT%23in-1`)).status).toBe(204);
    await cloud.idle();
    expect(await has(cloud.endpoints.dynamodb, 'TOLD#OBJECT#in-1')).toBe(true);
  });

  test('leaves alone what no rule or filter wants', async () => {
    await post(`${cloud.endpoints.desk}/store/other`);
    await cloud.idle();
    expect(await has(cloud.endpoints.dynamodb, 'OBJECT#other')).toBe(false);
    expect((await fetch(`${cloud.endpoints.site}/`)).status).toBe(403);
  });

  test('runs a schedule when asked, and finds things by what a person would call them', async () => {
    await cloud.runSchedule('on-time');
    expect(await has(cloud.endpoints.dynamodb, 'TICK')).toBe(true);
    expect(cloud.functionName('show-page')).toBe('ShowPage');
    expect(cloud.bucketName('site')).toBe('data-site');
    expect(() => cloud.functionName('e')).toThrow(/could be several/);
    expect(() => cloud.tableName('nothing')).toThrow(/is none/);
  });

  test('signs for a function by the key that the template gives it', async () => {
    const signed = await cloud.invoke('sign-message', { message: 'sealed' });
    expect(signed).toMatchObject({ key: cloud.signingKeyArn('seal-key') });
    expect(await cloud.invoke('sign-message', { ...(signed as object), message: 'sealed' })).toMatchObject({
      valid: true,
    });
  });

  test('refuses a second start on its data folder, and leaves the first one running', async () => {
    const second = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'local/start.ts',
        '--assembly',
        assemblyDir,
        '--data',
        join(dir, 'one'),
        '--port-base',
        '0',
        '--parameter',
        'Sender=a@b.example',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
    const code = await new Promise((resolve) => second.once('close', resolve));
    expect([code, said]).toEqual([1, expect.stringContaining('is in use by process')]);
    expect((await fetch(cloud.endpoints.outbox)).status).toBe(200);
  });

  test('logs neither paths nor task tokens', async () => {
    const logs = join(dir, 'one', 'logs');
    const all = readdirSync(logs)
      .map((file) => readFileSync(join(logs, file), 'utf8'))
      .join('\n');
    expect(all).toContain('"routeKey":"POST /store/{key}"');
    expect(all).not.toContain('/store/in-1');
    const { Item } = (await createDynamoCall(cloud.endpoints.dynamodb, 'r')('GetItem', {
      TableName: 'Table',
      Key: { pk: { S: 'TOKEN#OBJECT#in-1' } },
    })) as { Item: { token: { S: string } } };
    expect(Item.token.S.length).toBeGreaterThan(10);
    expect(all).not.toContain(Item.token.S);
  });
});

test('a template that cannot be served leaves nothing behind that holds the folder', async () => {
  const dataDir = join(dir, 'refused');
  await expect(startLocalCloud({ assemblyDir, dataDir, ports: 0 })).rejects.toThrow(/parameter Sender/);
  const cloud = await startLocalCloud({ assemblyDir, dataDir, ports: 0, parameters });
  await cloud.close();
});

test('killed while an execution waits, it goes on after the next start: no mail twice, old token and signature still good', async () => {
  const dataDir = join(dir, 'killed');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, '.keep'), '');
  const first = await startProcess(dataDir);
  expect((await post(`${first.endpoints.desk}/store/in-2`)).status).toBe(303);
  for (let tries = 0; tries < 300 && !(await has(first.endpoints.dynamodb, 'TOKEN#OBJECT#in-2')); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { signature } = await sealed(first.endpoints);
  await end(first.child, 'SIGKILL');

  const second = await startProcess(dataDir);
  expect((await post(`${second.endpoints.desk}/tell?item=OBJECT%23in-2`)).status).toBe(204);
  for (let tries = 0; tries < 300 && !(await has(second.endpoints.dynamodb, 'TOLD#OBJECT#in-2')); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const mails = (await (await fetch(`${second.endpoints.outbox}/outbox.json`)).json()) as unknown[];
  expect(mails).toHaveLength(1);
  expect(await sealed(second.endpoints, signature)).toMatchObject({ valid: true });
  expect(await has(second.endpoints.dynamodb, 'TOLD#OBJECT#in-2')).toBe(true);
  expect(await end(second.child, 'SIGTERM')).toBe(0);
});

async function startProcess(dataDir: string): Promise<{ child: ChildProcess; endpoints: Addresses }> {
  const args = [
    '--import',
    'tsx',
    'local/start.ts',
    '--assembly',
    assemblyDir,
    '--data',
    dataDir,
    '--port-base',
    '0',
    '--parameter',
    'Sender=desk@mail.example',
    '--json',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk)));
    child.once('exit', () => reject(new Error('The cloud ended before it was ready.')));
  });
  return { child, endpoints: (JSON.parse(line) as { endpoints: Addresses }).endpoints };
}

async function sealed(endpoints: Addresses, signature?: string): Promise<{ signature: string; valid?: boolean }> {
  const answer = await fetch(`${endpoints.lambda}/2015-03-31/functions/SignMessage/invocations`, {
    method: 'POST',
    body: JSON.stringify({ message: 'sealed', signature }),
  });
  return (await answer.json()) as { signature: string; valid?: boolean };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });
}
