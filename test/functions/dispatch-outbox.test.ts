/** The dispatcher of the outbox against a Lambda that takes some calls and refuses others. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { OUTBOX_PREFIX, OUTBOX_QUEUES, type OutboxKind } from '#shared/workflow/outbox-prefix.js';

let server: Server;
let dispatch: (event: DynamoDBStreamEvent) => Promise<void>;
let taken: { worker: string; type: unknown; body: unknown }[] = [];
let broken: readonly string[] = [];
let busy: readonly string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const worker = decodeURIComponent(/functions\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '');
      // What the SDK does not try again.
      if (broken.includes(worker)) {
        const headers = { 'x-amzn-errortype': 'ResourceNotFoundException', 'content-type': 'application/json' };
        response.writeHead(404, headers).end('{"Message":"Function not found"}');
        return;
      }
      if (busy.includes(worker)) {
        const headers = { 'x-amzn-errortype': 'TooManyRequestsException', 'content-type': 'application/json' };
        response.writeHead(429, headers).end('{"message":"Rate exceeded"}');
        return;
      }
      const type = request.headers['x-amz-invocation-type'];
      taken.push({ worker, type, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    OUTBOX_WORKERS: JSON.stringify(Object.fromEntries(OUTBOX_QUEUES.map((kind) => [kind, `works-on-${kind}`]))),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  ({ handler: dispatch } = await import('../../functions/dispatch-outbox/handler.js'));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  taken = [];
  broken = [];
  busy = [];
});

const keyOf = (kind: OutboxKind) => ({ pk: { S: `${OUTBOX_PREFIX[kind]}home#1` } });
const batchOf = (...kinds: OutboxKind[]): DynamoDBStreamEvent => ({
  Records: kinds.map((kind) => ({ eventName: 'INSERT', dynamodb: { Keys: keyOf(kind), SequenceNumber: '1' } })),
});

test('each kind goes to its own function, which is not waited for, as records of keys', async () => {
  await dispatch(batchOf('mail', 'tell'));
  const called = (kind: OutboxKind) => ({
    worker: `works-on-${kind}`,
    type: 'Event',
    body: { Records: [{ dynamodb: { Keys: keyOf(kind) } }] },
  });
  expect(taken).toHaveLength(2);
  expect(taken).toEqual(expect.arrayContaining([called('mail'), called('tell')]));
});

test('a function that cannot be called holds up none of the others', async () => {
  broken = ['works-on-mail'];
  await dispatch(batchOf('mail', 'tell', 'start'));
  expect(taken.map(({ worker }) => worker).sort()).toEqual(['works-on-start', 'works-on-tell']);
});

test('where nothing could be handed on and a moment may mend it, the stream is to bring the batch again', async () => {
  busy = ['works-on-mail', 'works-on-tell'];
  await expect(dispatch(batchOf('mail', 'tell'))).rejects.toThrow('Rate exceeded');
  await expect(dispatch({ Records: [] })).resolves.toBeUndefined();
});

test('where a function is missing, the kinds behind it in the stream do not wait for somebody to mend it', async () => {
  broken = ['works-on-notice'];
  await expect(dispatch(batchOf('notice'))).resolves.toBeUndefined();
  busy = ['works-on-tell'];
  await expect(dispatch(batchOf('notice', 'tell'))).rejects.toThrow('Rate exceeded');
});
