/**
 * Stands between the functions and a service and is as bad as it is told: refuses, answers that the service cannot now, does
 * what was asked and loses the answer or half of it, hands on half of a request, or is slow. It outlives both sides and keeps
 * its port, as an address on AWS does.
 */
import { Agent, createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service, Way } from './plan.js';

export interface Between {
  readonly address: string;
  /** So many of a hundred requests meet it from now on; undefined ends all trouble. */
  set(trouble: { readonly way: Way; readonly share: number } | undefined): void;
  /** Requests that met trouble so far. */
  readonly met: number;
  close(): Promise<void>;
}

const SLOW_MS = 1_500;

/** What each service says when it cannot now, which its SDK tries again. */
const CANNOT_NOW: Readonly<Record<Service, { status: number; type: string; body: string; error?: string }>> = {
  dynamodb: {
    ...{ status: 400, type: 'application/x-amz-json-1.0' },
    body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"Rate exceeded"}',
  },
  s3: {
    ...{ status: 503, type: 'application/xml' },
    body: '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
  },
  sfn: {
    ...{ status: 400, type: 'application/x-amz-json-1.0' },
    body: '{"__type":"ThrottlingException","message":"Rate exceeded"}',
  },
  kms: {
    ...{ status: 500, type: 'application/x-amz-json-1.1' },
    body: '{"__type":"KMSInternalException","message":"The request failed because of an internal error"}',
  },
  ses: {
    ...{ status: 429, type: 'application/json', error: 'TooManyRequestsException' },
    body: '{"message":"Maximum sending rate exceeded."}',
  },
};

/** @param target asked at each request: the service may have come back elsewhere */
export async function openBetween(
  service: Service,
  target: () => string,
  chance: () => number,
  port = 0,
): Promise<Between> {
  let trouble: { readonly way: Way; readonly share: number } | undefined;
  let met = 0;
  const agent = new Agent({ keepAlive: true });

  const reset = (response: ServerResponse) => void response.socket?.resetAndDestroy();

  const forward = async (request: IncomingMessage, response: ServerResponse, way: Way | undefined): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const to = new URL(request.url ?? '/', target());
    const { method, headers } = request;
    await new Promise<void>((resolve) => {
      const gone = () => {
        reset(response);
        resolve();
      };
      const onward = ask(to, { method, headers, agent }, (answer) => {
        answer.once('error', gone);
        if (way === 'lose') {
          answer.resume().once('end', gone);
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        if (way === 'half-answer') {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('end', () => {
            const whole = Buffer.concat(parts);
            // Once its half is on the way; a reset would take that back.
            response.write(whole.subarray(0, whole.length >> 1), () => {
              response.destroy();
              resolve();
            });
          });
          return;
        }
        answer.pipe(response).once('close', resolve);
      });
      onward.once('error', gone);
      const body = Buffer.concat(chunks);
      if (way !== 'half-request') onward.end(body);
      else
        // The service was promised the whole length.
        onward.write(body.subarray(0, body.length >> 1), () => {
          onward.destroy();
          gone();
        });
    });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const way = trouble !== undefined && chance() * 100 < trouble.share ? trouble.way : undefined;
    if (way !== undefined) met++;
    if (way === 'refuse' || (way === 'half-request' && isWithoutBody(request))) reset(response);
    else if (way === 'error') {
      const { status, type, body, error } = CANNOT_NOW[service];
      request.resume();
      response.writeHead(status, { 'content-type': type, ...(error && { 'x-amzn-errortype': error }) }).end(body);
    } else {
      if (way === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      await forward(request, response, way);
    }
  };

  const server: Server = createServer((request, response) => {
    serve(request, response).catch(() => reset(response));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => void (trouble = next),
    get met() {
      return met;
    },
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isWithoutBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) < 2;
