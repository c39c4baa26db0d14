/**
 * Lambda's Invoke call over HTTP, synchronous and asynchronous, for scripts and tools that speak to Lambda by its
 * API. The other calls of Lambda are refused.
 *
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { readBody } from '../listen.js';
import { PAYLOAD_LIMIT, type LambdaPool } from './pool.js';

export interface InvokeApiOptions {
  readonly pool: LambdaPool;
  /** Takes an asynchronous invocation; it must be on disk when this resolves. */
  readonly enqueue: (functionName: string, payload: string) => Promise<void>;
}

export function createInvokeApi({ pool, enqueue }: InvokeApiOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: string, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-requestid': randomUUID(),
        ...headers,
      });
      response.end(body);
    };
    const fail = (status: number, type: string, message: string) =>
      answer(status, JSON.stringify({ Type: 'User', Message: message, message }), { 'x-amzn-errortype': type });

    const [path = ''] = (request.url ?? '').split('?');
    const match = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path);
    if (request.method !== 'POST' || match === null) {
      fail(501, 'NotImplementedException', 'Only Invoke is served by the local Lambda.');
      return;
    }
    // A name, or an ARN whose last part but the qualifier is the name.
    const name =
      decodeURIComponent(match[1] ?? '')
        .replace(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:/, '')
        .split(':')[0] ?? '';
    if (!pool.has(name)) {
      fail(404, 'ResourceNotFoundException', `Function not found: ${name}`);
      return;
    }
    const body = await readBody(request, PAYLOAD_LIMIT);
    if (body === undefined) {
      fail(413, 'RequestTooLargeException', `Request must be smaller than ${PAYLOAD_LIMIT} bytes for Invoke`);
      return;
    }
    const payload = body.length === 0 ? '{}' : body.toString('utf8');
    if (!isJson(payload)) {
      fail(400, 'InvalidRequestContentException', 'Could not parse request body into json.');
      return;
    }
    const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
    if (type === 'Event') {
      try {
        await enqueue(name, payload);
      } catch (error) {
        fail(500, 'ServiceException', error instanceof Error ? error.message : String(error));
        return;
      }
      answer(202, '');
      return;
    }
    if (type !== 'RequestResponse') {
      fail(400, 'InvalidParameterValueException', `Invocation type ${String(type)} is not served locally.`);
      return;
    }
    const result = await pool.invoke(name, payload);
    if ('error' in result) {
      answer(200, JSON.stringify(result.error), {
        'x-amz-function-error': 'Unhandled',
        'x-amz-executed-version': '$LATEST',
      });
    } else {
      answer(200, result.payload, { 'x-amz-executed-version': '$LATEST' });
    }
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
