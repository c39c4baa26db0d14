/**
 * A CloudFront distribution on one machine: finds the behaviour of a path, asks its origin (a bucket behind origin
 * access control, or an HTTP API), and answers with the template's error pages and headers. Nothing is cached.
 *
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { receive, send, tooLarge, type HttpApi } from '../http-api/http-api.js';
import type { ApiRequest, ApiResponse } from '../http-api/payload.js';
import type { BehaviourModel, DistributionModel, OriginModel } from '../template/model.js';
import { toOrigin, toViewer } from './headers.js';

export type ReadObject = (
  bucket: string,
  key: string,
) => Promise<{ body: Readable; headers: Record<string, string> } | undefined>;

export interface DistributionOptions {
  readonly model: DistributionModel;
  readonly readObject: ReadObject;
  readonly httpApi: (apiId: string) => HttpApi;
}

export function createDistribution({ model, readObject, httpApi }: DistributionOptions) {
  const ask = async (request: ApiRequest, behaviour: BehaviourModel): Promise<ApiResponse> => {
    const origin = model.origins.find(({ id }) => id === behaviour.originId);
    if (origin === undefined) return failure(502, 'The behaviour names an origin that the distribution does not have.');
    if (origin.kind === 'httpApi') {
      return httpApi(origin.apiId)(toOrigin(request, behaviour, origin, `${origin.apiId}.execute-api.local`));
    }
    return fromBucket(readObject, origin, request);
  };

  const respond = async (request: ApiRequest): Promise<ApiResponse> => {
    const path = request.target.split('?')[0] ?? '/';
    const behaviour = behaviourFor(model.behaviours, path);
    if (behaviour === undefined) return failure(502, 'The distribution has no behaviour for this path.');
    if (!behaviour.methods.includes(request.method)) {
      return failure(403, 'This distribution is not configured to allow the HTTP request method that was used.');
    }
    // Only the very root has a default object: "/folder/" does not.
    const target =
      path === '/' && model.defaultRootObject !== undefined ? `/${model.defaultRootObject}` : request.target;
    let answer = await ask({ ...request, target }, behaviour);
    const mapped = model.errorResponses.find(({ code }) => code === answer.status);
    if (mapped !== undefined && mapped.page !== undefined) {
      const pageBehaviour = behaviourFor(model.behaviours, mapped.page) ?? behaviour;
      const page = await ask(
        { ...request, method: 'GET', target: mapped.page, headers: [], body: EMPTY },
        pageBehaviour,
      );
      // A page that cannot be had leaves the origin's own answer.
      if (page.status === 200) answer = { ...page, status: mapped.responseCode };
    }
    return { ...answer, headers: toViewer(answer.headers, behaviour.responseHeaders) };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await receive(request);
    send(response, received === undefined ? tooLarge : await respond(received), request.method ?? 'GET');
  };
}

const EMPTY = Buffer.alloc(0);

function behaviourFor(behaviours: readonly BehaviourModel[], path: string): BehaviourModel | undefined {
  return behaviours.find(({ pathPattern }) => pathPattern === undefined || pathMatches(pathPattern, path));
}

/** `*` stands for any number of characters, `?` for exactly one; the leading slash may be left out. */
function pathMatches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/^\//, '')
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^/${source}$`, 's').test(path);
}

async function fromBucket(
  readObject: ReadObject,
  origin: OriginModel & { kind: 'bucket' },
  request: ApiRequest,
): Promise<ApiResponse> {
  const key = keyOf(origin.path + (request.target.split('?')[0] ?? '/'));
  if (key === undefined) return failure(400, 'The path is not a well-formed URL.');
  const object = key === '' ? undefined : await readObject(origin.bucket, key);
  // Without the right to list the bucket, S3 does not tell missing from forbidden.
  if (object === undefined) return accessDenied();
  const headers = Object.entries(object.headers).filter(([name]) => name.toLowerCase() !== 'content-length');
  const etag = headers.find(([name]) => name.toLowerCase() === 'etag')?.[1];
  const asked = request.headers.find(([name]) => name.toLowerCase() === 'if-none-match')?.[1];
  if (etag !== undefined && asked?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
    object.body.destroy();
    return { status: 304, headers, body: EMPTY };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of object.body as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: 200, headers, body: Buffer.concat(chunks) };
}

function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
}

function accessDenied(): ApiResponse {
  return {
    status: 403,
    headers: [['content-type', 'application/xml']],
    body: Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    ),
  };
}

function failure(status: number, message: string): ApiResponse {
  return { status, headers: [['content-type', 'text/plain; charset=utf-8']], body: Buffer.from(`${message}\n`) };
}
