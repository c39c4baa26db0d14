/**
 * Which answers of DynamoDB are a reason to ask again, and which say that asking again would change nothing. Each answer is
 * written out as the service and the network give it; no database stands behind.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Table, type Committed } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';

interface Asked {
  readonly outcome: Committed | 'busy' | string;
  readonly requests: number;
  readonly tokens: number;
}

type Answer = { readonly status: number; readonly name: string; readonly reasons?: readonly string[] } | Error;

/** Sends one write; the first request gets the answer, every later one is carried out. `always`: none ever is. */
async function ask(answer: Answer, always = false): Promise<Asked> {
  const tokens: string[] = [];
  const handle = async ({ body }: { body: Uint8Array }) => {
    tokens.push((JSON.parse(new TextDecoder().decode(body)) as { ClientRequestToken: string }).ClientRequestToken);
    if (!always && tokens.length > 1) return respond(200, {});
    if (answer instanceof Error) throw answer;
    const CancellationReasons = answer.reasons?.map((Code) => ({ Code }));
    const type = `com.amazonaws.dynamodb.v20120810#${answer.name}`;
    return respond(answer.status, { __type: type, message: answer.name, CancellationReasons });
  };
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { handle } as never,
  });
  const table = new Table({ client, tableName: 'nianbao', pause: () => Promise.resolve(), random: () => 0.5 });
  const outcome = await table
    .commit([{ Put: { Item: { pk: 'a', sk: 'a' } } }])
    .catch((error: unknown) => (error instanceof StoreBusy ? 'busy' : (error as Error).name));
  return { outcome, requests: tokens.length, tokens: new Set(tokens).size };
}

function respond(statusCode: number, body: object) {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return { response: { statusCode, headers, body: Readable.from([Buffer.from(JSON.stringify(body))]) } };
}

const cancelled = (...reasons: string[]): Answer => ({ status: 400, name: 'TransactionCanceledException', reasons });
const refused = (name: string, status = 400): Answer => ({ status, name });
const broken = (code: string) => Object.assign(new Error(`broken: ${code}`), { code });
const named = (name: string) => Object.assign(new Error(name), { name });

describe('asked again, with the same token, until it is done or busy', () => {
  test.each<[string, Answer]>([
    ['another transaction was at the same item', cancelled('None', 'TransactionConflict')],
    ['the transaction was throttled', cancelled('ThrottlingError', 'None')],
    ['the transaction went beyond the throughput', cancelled('ProvisionedThroughputExceeded')],
    ['several of these at once', cancelled('TransactionConflict', 'ThrottlingError')],
    ['a single item was in another transaction', refused('TransactionConflictException')],
    ['the same transaction is still being carried out', refused('TransactionInProgressException')],
    ['throughput exceeded', refused('ProvisionedThroughputExceededException')],
    ['throttled', refused('ThrottlingException')],
    ['over the limit of the account', refused('RequestLimitExceeded')],
    ['an error inside the service', refused('InternalServerError', 500)],
    ['the service out of reach', refused('ServiceUnavailable', 503)],
    ['a gateway that gave up, under a name nobody knows', refused('Unheard', 504)],
    ['no answer in time', named('TimeoutError')],
    ['no network', named('NetworkingError')],
    ['a connection that broke', broken('ECONNRESET')],
    ['a connection that was refused', broken('ECONNREFUSED')],
    ['a pipe that broke', broken('EPIPE')],
    ['a connection that timed out', broken('ETIMEDOUT')],
  ])('%s', async (_, answer) => {
    expect(await ask(answer)).toEqual({ outcome: 'committed', requests: 2, tokens: 1 });
    expect(await ask(answer, true)).toEqual({ outcome: 'busy', requests: 6, tokens: 1 });
  });
});

describe('answered at once', () => {
  test.each<[string, Answer, string]>([
    ['a condition that does not hold', cancelled('None', 'ConditionalCheckFailed'), 'stale'],
    [
      'a condition that does not hold beside a conflict',
      cancelled('TransactionConflict', 'ConditionalCheckFailed'),
      'stale',
    ],
    ['an item that can never be written', cancelled('ValidationError'), 'TransactionCanceledException'],
    [
      'such an item beside a conflict',
      cancelled('TransactionConflict', 'ValidationError'),
      'TransactionCanceledException',
    ],
    ['cancelled for no reason given', cancelled('None'), 'TransactionCanceledException'],
    [
      'one token for two different transactions',
      refused('IdempotentParameterMismatchException'),
      'IdempotentParameterMismatchException',
    ],
    ['a request that is not lawful', refused('ValidationException'), 'ValidationException'],
    ['no right', refused('AccessDeniedException'), 'AccessDeniedException'],
    ['no such table', refused('ResourceNotFoundException'), 'ResourceNotFoundException'],
    ['an error of our own', named('TypeError'), 'TypeError'],
  ])('%s', async (_, answer, outcome) => {
    expect(await ask(answer, true)).toEqual({ outcome, requests: 1, tokens: 1 });
  });
});
