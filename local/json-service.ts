/**
 * A service behind the protocol that the AWS SDK speaks to most of them: application/x-amz-json-1.1, the action in the
 * x-amz-target header. Carries JSON to the API and back; signatures of requests are not checked, and no policy is.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readBody, type Handler } from './listen.js';

/** A refusal in AWS's own terms; becomes the answer. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'ServiceError';
  }
}

export interface JsonService {
  /** What it is called where its failures are told. */
  readonly name: string;
  /** What stands before the action in x-amz-target, with its dot. */
  readonly target: string;
  /** The code of AWS's answer for a failure of the service itself. */
  readonly failure: string;
  readonly api: (action: string, request: unknown) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Told in one line of what went wrong inside; never given what a request or an answer holds. */
  readonly log: (line: string) => void;
}

/** Far above every limit of a member, so that it is the member that is named. */
const LONGEST_BODY_BYTES = 1024 * 1024;

export function serveJson(service: JsonService): Handler {
  const { name, failure, log } = service;
  return async (request, response) => {
    const { status, body } = await answer(request, service).then(
      (answered) => ({ status: 200, body: answered }),
      (error: unknown) => {
        if (!(error instanceof ServiceError))
          log(`${name}: ${String(request.headers['x-amz-target'])} failed: ${String(error)}`);
        const known =
          error instanceof ServiceError ? error : new ServiceError(failure, `${name} could not carry this out`, 500);
        return { status: known.status, body: { __type: known.code, message: known.message } };
      },
    );
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() });
    response.end(JSON.stringify(body));
  };
}

async function answer(
  request: IncomingMessage,
  { name, target: prefix, api }: JsonService,
): Promise<Record<string, unknown>> {
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith(prefix)) {
    throw new ServiceError(
      'UnknownOperationException',
      `This is ${name}: it answers POST requests whose x-amz-target begins with ${prefix}`,
    );
  }
  const body = await readBody(request, LONGEST_BODY_BYTES);
  if (body === undefined) {
    throw new ServiceError('RequestEntityTooLarge', `The request has more than ${LONGEST_BODY_BYTES} bytes`, 413);
  }
  return api(target.slice(prefix.length), parseJson(body));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new ServiceError('SerializationException', 'The request is not JSON');
  }
}
