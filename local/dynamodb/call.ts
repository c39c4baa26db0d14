/**
 * Speaks DynamoDB's and DynamoDB Streams' JSON protocol for the local cloud's own needs: making tables, reading
 * streams, sweeping expired items. Functions use the AWS SDK; this stays small because it may.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
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

/** @param accessKeyId the functions' own, since a server may show a table only to the access key and region that made it */
export function createDynamoCall(endpoint: string, region: string, accessKeyId = ACCESS_KEY_ID): DynamoCall {
  return async (operation, input) => {
    const service = STREAM_OPERATIONS.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${service}.${operation}`,
        'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
        // Local servers want to see the form of a signature but cannot check whose it is.
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    const type = typeof answer['__type'] === 'string' ? answer['__type'].replace(/^.*#/, '') : `Http${response.status}`;
    throw new DynamoFailure(type, String(answer['message'] ?? answer['Message'] ?? ''));
  };
}
