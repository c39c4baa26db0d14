/**
 * KMS on one machine, behind the protocol that the AWS SDK speaks (application/x-amz-json-1.1 with an x-amz-target
 * header). Carries bytes to the API and back; signatures of requests are not checked, and no key policy is.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Handler, readBody } from '../listen.js';
import type { KmsApi } from './api.js';
import { KmsError } from './requests.js';

export interface KmsHandlerOptions {
  readonly api: KmsApi;
  /** Told in one line of what went wrong inside; never given messages or signatures. */
  readonly log: (line: string) => void;
}

const TARGET = 'TrentService.';
/** Far above every limit of a member, so that it is the member that is named. */
const LONGEST_BODY_BYTES = 1024 * 1024;

export function createKms({ api, log }: KmsHandlerOptions): Handler {
  return async (request, response) => {
    const { status, body } = await answer(request, api).then(
      (answered) => ({ status: 200, body: answered }),
      (error: unknown) => {
        if (!(error instanceof KmsError))
          log(`KMS: ${String(request.headers['x-amz-target'])} failed: ${String(error)}`);
        const known =
          error instanceof KmsError ? error : new KmsError('KMSInternalException', 'KMS could not carry this out', 500);
        return { status: known.status, body: { __type: known.code, message: known.message } };
      },
    );
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() });
    response.end(JSON.stringify(body));
  };
}

async function answer(request: IncomingMessage, api: KmsApi): Promise<Record<string, unknown>> {
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith(TARGET)) {
    throw new KmsError(
      'UnknownOperationException',
      `This is KMS: it answers POST requests whose x-amz-target begins with ${TARGET}`,
    );
  }
  const body = await readBody(request, LONGEST_BODY_BYTES);
  if (body === undefined) {
    throw new KmsError('RequestEntityTooLarge', `The request has more than ${LONGEST_BODY_BYTES} bytes`, 413);
  }
  return api(target.slice(TARGET.length), parseJson(body));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new KmsError('SerializationException', 'The request is not JSON');
  }
}
