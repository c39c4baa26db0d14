/**
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInvokeApi } from '../../local/lambda/invoke-api.js';
import { movableClock } from '../../local/clock.js';
import { troubledClocks } from '../../local/faults.js';
import { createLambdaPool, type LambdaPool } from '../../local/lambda/pool.js';
import { listen, type Listener } from '../../local/listen.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';

// Processes are started here, and how long that takes is the machine's affair.
jest.setTimeout(30_000);

const SOURCES = {
  echo: `let calls = 0;
    export const handler = async (event, context) => {
      console.log('called');
      return { event, calls: ++calls, pid: process.pid, id: context.awsRequestId, left: context.getRemainingTimeInMillis(), arn: context.invokedFunctionArn };
    };`,
  environment: `export const handler = async () => process.env;`,
  throws: `class Refused extends Error { constructor(m) { super(m); this.name = 'Refused'; } }
    export const handler = async () => { throw new Refused('not today'); };`,
  stuck: `export const handler = () => { for (;;); };`,
  exits: `export const handler = () => process.exit(7);`,
  rejects: `export const handler = () => new Promise(() => { Promise.reject(new Error('forgotten')); });`,
  broken: `import './not-there.mjs';`,
  nameless: `export const other = 1;`,
  huge: `export const handler = async () => 'x'.repeat(7 * 1024 * 1024);`,
  time: `const loaded = Date.now();
    export const handler = async (event, context) => ({ loaded, now: Date.now(), fresh: new Date().getTime(), given: new Date(5).getTime(), is: new Date() instanceof Date, text: Date(), left: context.getRemainingTimeInMillis() });`,
  silent: `export const handler = async () => {};`,
  alone: `export const handler = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return process.pid; };`,
  many: `export const handler = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return process.pid; };`,
  slow: `export const handler = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return process.pid; };`,
};

const RESERVED: Readonly<Record<string, number>> = { alone: 1, many: 100 };

let dir: string;
let pool: LambdaPool;
const start = new Date(Date.now() + 400 * 86_400_000);
const clock = movableClock(start);
const clocks = troubledClocks(() => 0);
let api: Listener;
const queued: [string, string][] = [];

beforeAll(async () => {
  dir = temporaryFolder();
  const functions = Object.entries(SOURCES).map(([name, source]) => {
    const assetDir = join(dir, name);
    mkdirSync(assetDir);
    writeFileSync(join(assetDir, 'index.mjs'), source);
    return {
      logicalId: name,
      name,
      arn: `arn:aws:lambda:eu-test-1:000000000000:function:${name}`,
      assetDir,
      handler: 'index.handler',
      environment: { OWN: 'value' },
      memoryMb: 128,
      timeoutSeconds: name === 'stuck' ? 0.2 : 5,
      reservedConcurrency: RESERVED[name],
      asyncRetries: 2,
    };
  });
  pool = createLambdaPool({
    functions,
    region: 'eu-test-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    endpoints: { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' },
    logsDir: join(dir, 'logs'),
    instancesPerFunction: 2,
    clock,
    behindOfInstance: clocks.behindOfInstance,
  });
  const enqueue = (name: string, payload: string) => {
    queued.push([name, payload]);
    return Promise.resolve();
  };
  api = await listen(createInvokeApi({ pool, enqueue }), 0);
});
afterAll(async () => {
  await api.close();
  await pool.close();
  removeFolder(dir);
});

const call = async (name: string, payload: unknown = {}) => {
  const result = await pool.invoke(name, JSON.stringify(payload));
  return 'payload' in result ? (JSON.parse(result.payload) as Record<string, unknown>) : result;
};

describe('an invocation', () => {
  test('gets event and context, and the next one finds the same warm instance', async () => {
    const first = await call('echo', { a: '年' });
    const second = await call('echo');
    expect(first).toMatchObject({
      event: { a: '年' },
      calls: 1,
      arn: 'arn:aws:lambda:eu-test-1:000000000000:function:echo',
    });
    expect(second).toMatchObject({ calls: 2, pid: (first as { pid: number }).pid });
    expect((first as { left: number }).left).toBeGreaterThan(4000);
  });

  test('sees the environment of the template and of Lambda, and nothing of ours', async () => {
    process.env['LEAK'] = 'ours';
    const environment = await call('environment');
    delete process.env['LEAK'];
    expect(environment).toMatchObject({
      OWN: 'value',
      AWS_REGION: 'eu-test-1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      AWS_LAMBDA_FUNCTION_NAME: 'environment',
    });
    expect(environment).not.toHaveProperty('LEAK');
    expect(environment).not.toHaveProperty('HOME');
  });

  test.each([
    ['throws', { errorType: 'Refused', errorMessage: 'not today' }],
    [
      'stuck',
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 0\.20 seconds$/),
      },
    ],
    ['exits', { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: exit status 7' }],
    ['rejects', { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'forgotten' }],
    ['nameless', { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' }],
    ['broken', { errorMessage: expect.stringContaining('not-there.mjs') }],
    ['huge', { errorType: 'Function.ResponseSizeTooLarge' }],
  ])('of a function that %s is answered as Lambda does', async (name, error) => {
    expect(await call(name)).toMatchObject({ error });
    expect(await call('echo')).toMatchObject({ event: {} });
  });

  test('sees the time of the cloud’s clock, from loading on and after it is put forward', async () => {
    const hour = 3_600_000;
    const time = async () => (await call('time')) as Record<string, number>;
    const ahead = (instant: unknown) => Math.floor((Number(instant) - start.getTime()) / hour);
    const before = await time();
    expect([ahead(before['loaded']), ahead(before['now']), ahead(before['fresh'])]).toEqual([0, 0, 0]);
    expect(before).toMatchObject({ given: 5, is: true, text: expect.stringContaining(String(start.getUTCFullYear())) });
    clock.moveTo(new Date(start.getTime() + 2 * hour));
    const after = await time();
    expect([ahead(after['loaded']), ahead(after['now']), ahead(after['fresh'])]).toEqual([0, 2, 2]);
    expect(after['left']).toBeGreaterThan(4000);
    expect(after['left']).toBeLessThanOrEqual(5000);
    // As where the clock of one machine is corrected: its instances alone go back, while they run.
    clocks.set({ share: 100, ms: hour });
    const back = await time();
    expect([ahead(back['now']), ahead(back['fresh']), back['loaded']]).toEqual([1, 1, after['loaded']]);
    expect(back['left']).toBeGreaterThan(4000);
    expect(back['left']).toBeLessThanOrEqual(5000);
    clocks.set(undefined);
    expect(ahead((await time())['now'])).toBe(2);
  });

  test('of a function that returns nothing is null', async () => {
    expect(await pool.invoke('silent', '{}')).toEqual({ payload: 'null' });
  });

  test('is the only one of its instance; others get another or wait in line', async () => {
    const pids = await Promise.all([150, 150, 10].map((ms) => call('slow', ms)));
    expect(new Set(pids).size).toBe(2);
  });

  test('has as many instances as are reserved, and no more than one machine has', async () => {
    const used = async (name: string) => new Set(await Promise.all([50, 50, 50, 50].map((ms) => call(name, ms)))).size;
    expect([await used('alone'), await used('many')]).toEqual([1, 2]);
  });

  test('leaves what it printed in the log of its function, and no payload', async () => {
    await call('echo', { secret: 'in-the-payload' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const log = readFileSync(join(dir, 'logs', 'echo.log'), 'utf8');
    expect(log).toContain('called');
    expect(log).toContain('"platform":"REPORT"');
    expect(log).not.toContain('in-the-payload');
  });
});

describe('the Invoke API', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${api.port}${path}`, { method: 'POST', body, headers });
  const invocations = (name: string) => `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;

  test('answers with the payload, by name and by ARN', async () => {
    const answer = await post(invocations('arn:aws:lambda:eu-test-1:000000000000:function:echo'), '{"x":1}');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-amz-function-error')).toBeNull();
    expect(await answer.json()).toMatchObject({ event: { x: 1 } });
  });

  test('marks an error of the function', async () => {
    const answer = await post(invocations('throws'), '{}');
    expect([answer.status, answer.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
    expect(await answer.json()).toMatchObject({ errorType: 'Refused' });
  });

  test('takes an event and answers at once', async () => {
    expect((await post(invocations('echo'), '{"later":1}', { 'x-amz-invocation-type': 'Event' })).status).toBe(202);
    expect(queued).toEqual([['echo', '{"later":1}']]);
  });

  test.each([
    ['an unknown function', invocations('nobody'), '{}', 404, 'ResourceNotFoundException'],
    ['a payload that is not JSON', invocations('echo'), '{', 400, 'InvalidRequestContentException'],
    ['a payload over 6 MB', invocations('echo'), 'x'.repeat(6 * 1024 * 1024 + 1), 413, 'RequestTooLargeException'],
    ['another call', '/2015-03-31/functions/', '{}', 501, 'NotImplementedException'],
  ])('refuses %s', async (_what, path, body, status, type) => {
    const answer = await post(path, body);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
  });
});
