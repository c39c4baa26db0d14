/**
 * An HTTP API of API Gateway: finds the route, hands the request to its function and turns the outcome into an
 * answer, within API Gateway's limits. The access log names the route key and never the path, for paths hold secrets.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAYLOAD_LIMIT } from '../lambda/pool.js';
import type { InvokeResult } from '../lambda/instance.js';
import { readBody } from '../listen.js';
import type { HttpApiModel } from '../template/model.js';
import { createAuthorizers, type Verdict } from './authorizer.js';
import { fromResult, toEvent, type ApiRequest, type ApiResponse } from './payload.js';
import { createRouteTable } from './routes.js';

export const BODY_LIMIT = 10 * 1024 * 1024;
/** Request line and header values together. */
const HEADERS_LIMIT = 10_240;

export interface AccessLogLine {
  readonly time: string;
  readonly requestId: string;
  readonly routeKey: string;
  readonly status: number;
  readonly ms: number;
}

export interface HttpApiOptions {
  readonly model: HttpApiModel;
  readonly accountId: string;
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  readonly log: (line: AccessLogLine) => void;
  readonly now: () => Date;
}

export type HttpApi = (request: ApiRequest) => Promise<ApiResponse>;

export function createHttpApi({ model, accountId, invoke, log, now }: HttpApiOptions): HttpApi {
  const table = createRouteTable(model.routes);
  const authorize = createAuthorizers({ invoke, now });

  const answer = async (
    request: ApiRequest,
    requestId: string,
  ): Promise<{ routeKey: string; response: ApiResponse }> => {
    if (request.body.length > BODY_LIMIT) return { routeKey: '-', response: TOO_LARGE };
    const headerBytes = request.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (headerBytes + request.target.length > HEADERS_LIMIT)
      return { routeKey: '-', response: said(431, 'Request Header Fields Too Large') };
    const match = table.find(request.method, request.target.split('?')[0] ?? '/');
    if (match === undefined) return { routeKey: '-', response: said(404, 'Not Found') };
    const { key: routeKey, functionName, timeoutMs, authorizer, removedHeaders = [] } = match.route;
    const { pathParameters } = match;
    const context = { routeKey, pathParameters, requestId, apiId: model.id, accountId, now: now() };
    const event = toEvent(request, context);
    const verdict = authorizer === undefined ? 'allowed' : await authorize(authorizer, event);
    if (verdict !== 'allowed') return { routeKey, response: REFUSALS[verdict] };
    const payload = JSON.stringify({ ...event, headers: without(event.headers, removedHeaders) });
    // Base64 can carry a body that API Gateway takes past what Lambda takes.
    if (Buffer.byteLength(payload) > PAYLOAD_LIMIT) return { routeKey, response: TOO_LARGE };
    const result = await withinTime(invoke(functionName, payload), timeoutMs);
    if (result === undefined) return { routeKey, response: said(503, 'Service Unavailable') };
    if ('error' in result) return { routeKey, response: FAILED };
    return { routeKey, response: fromResult(result.payload) ?? FAILED };
  };

  return async (request) => {
    const requestId = randomUUID();
    const started = now();
    const { routeKey, response } = await answer(request, requestId);
    const ms = now().getTime() - started.getTime();
    log({ time: started.toISOString(), requestId, routeKey, status: response.status, ms });
    return { ...response, headers: [...response.headers, ['apigw-requestid', requestId]] };
  };
}

function without<T>(headers: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function said(status: number, message: string): ApiResponse {
  return {
    status,
    headers: [['content-type', 'application/json']],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

const TOO_LARGE = said(413, 'Request Entity Too Large');
const FAILED = said(500, 'Internal Server Error');
const REFUSALS: Readonly<Record<Exclude<Verdict, 'allowed'>, ApiResponse>> = {
  'no identity': said(401, 'Unauthorized'),
  denied: said(403, 'Forbidden'),
  failed: FAILED,
};

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The request as it came over the wire, or undefined if its body is longer than API Gateway takes. */
export async function receive(request: IncomingMessage): Promise<ApiRequest | undefined> {
  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) return undefined;
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? '']);
  }
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers,
    body,
    sourceIp: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
}

export function send(response: ServerResponse, answer: ApiResponse, method: string): void {
  const bodyless = method === 'HEAD' || answer.status === 204 || answer.status === 304;
  const raw = answer.headers.flatMap(([name, value]) => [name, value]);
  if (answer.status !== 204 && answer.status !== 304) raw.push('content-length', String(answer.body.length));
  response.writeHead(answer.status, raw);
  response.end(bodyless ? undefined : answer.body);
}

/** Serves the API by itself, where no distribution stands before it. */
export function serveHttpApi(api: HttpApi) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await receive(request);
    send(response, received === undefined ? TOO_LARGE : await api(received), request.method ?? 'GET');
  };
}

export const tooLarge = TOO_LARGE;
