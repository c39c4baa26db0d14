/**
 * Speaks DynamoDB's and DynamoDB Streams' JSON protocol for the local cloud's own needs: making tables, reading
 * streams, sweeping expired items. Functions use the AWS SDK; this stays small because it may.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
import { Agent, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { ACCESS_KEY_ID } from '../credentials.js';

export class DynamoFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'DynamoFailure';
  }
}

export type DynamoCall = (operation: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;

const STREAM_OPERATIONS = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);

/** One connection after another is kept: a stream that is read ten times a second must cost next to nothing. */
const AGENT = new Agent({ keepAlive: true });

/** @param accessKeyId the functions' own, since a server may show a table only to the access key and region that made it */
export function createDynamoCall(endpoint: string, region: string, accessKeyId = ACCESS_KEY_ID): DynamoCall {
  return async (operation, input) => {
    const service = STREAM_OPERATIONS.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
    const { status, text } = await post(endpoint, JSON.stringify(input), {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${service}.${operation}`,
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
      // Local servers want to see the form of a signature but cannot check whose it is.
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    });
    const answer = JSON.parse(text) as Record<string, unknown>;
    if (status < 300) return answer;
    const type = typeof answer['__type'] === 'string' ? answer['__type'].replace(/^.*#/, '') : `Http${status}`;
    throw new DynamoFailure(type, String(answer['message'] ?? answer['Message'] ?? ''));
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function post(endpoint: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } };
    const sent = endpoint.startsWith('https:')
      ? requestSecurely(endpoint, options)
      : request(endpoint, { ...options, agent: AGENT });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server gave up a kept connection in the moment it was taken up again: nothing was received.
      if (sent.reusedSocket && error.code === 'ECONNRESET') post(endpoint, body, headers).then(resolve, reject);
      else reject(error);
    });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.end(body);
  });
}
