/**
 * Something between the client and the database that fails as AWS and networks do: on one request, or from one request
 * on. Answers have the form that DynamoDB gives them, so that the client's own reading of errors is under test too.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What may befall a read: to lose the answer of a read is no other case than to lose the question. */
export const READ_FAULTS = ['throughput', 'throttled', 'server-error', 'reset-before'] as const;
export const FAULTS = [
  ...READ_FAULTS,
  'conflict',
  'reset-after',
  'server-error-after',
  'reset-after-token-forgotten',
] as const;
export type Fault = (typeof FAULTS)[number];
export type RequestKind = 'read' | 'write';

export interface Plan {
  readonly fault: Fault;
  /** From 0: the request that fails. */
  readonly at: number;
  /** Whether every request after it fails too. */
  readonly lasting?: boolean;
}

type RequestHandler = DynamoDBClient['config']['requestHandler'];
type Request = Parameters<RequestHandler['handle']>[0];
type Answer = Awaited<ReturnType<RequestHandler['handle']>>;

const PREFIX = 'com.amazonaws.dynamodb.v20120810#';
const CANCELLED: Partial<Record<Fault, string>> = {
  conflict: 'TransactionConflict',
  throughput: 'ProvisionedThroughputExceeded',
  throttled: 'ThrottlingError',
};
const REFUSED_READ: Partial<Record<Fault, string>> = {
  throughput: 'ProvisionedThroughputExceededException',
  throttled: 'ThrottlingException',
};

export class FaultyHandler {
  /** Requests since the last plan, and how many of them failed. */
  requests: RequestKind[] = [];
  failures = 0;
  private plan: Plan | undefined;

  constructor(private readonly inner: RequestHandler) {}

  expect(plan?: Plan): void {
    this.plan = plan;
    this.requests = [];
    this.failures = 0;
  }

  async handle(request: Request, options?: Parameters<RequestHandler['handle']>[1]): Promise<Answer> {
    const { plan } = this;
    const isWrite = request.headers['x-amz-target']?.endsWith('TransactWriteItems') === true;
    const index = this.requests.push(isWrite ? 'write' : 'read') - 1;
    if (plan?.fault === 'reset-after-token-forgotten') forgetToken(request);
    if (plan === undefined || !(index === plan.at || (plan.lasting === true && index > plan.at))) {
      return this.inner.handle(request, options);
    }
    if (plan.fault === 'conflict' && !isWrite) return this.inner.handle(request, options);
    this.failures++;
    switch (plan.fault) {
      case 'conflict':
      case 'throughput':
      case 'throttled':
        return isWrite ? cancelled(request, CANCELLED[plan.fault]) : failed(400, REFUSED_READ[plan.fault]);
      case 'server-error':
        return failed(500, 'InternalServerError');
      case 'reset-before':
        throw reset();
      case 'server-error-after':
        await this.carryOut(request, options);
        return failed(500, 'InternalServerError');
      case 'reset-after':
      case 'reset-after-token-forgotten':
        await this.carryOut(request, options);
        throw reset();
    }
  }

  private async carryOut(request: Request, options: Parameters<RequestHandler['handle']>[1]): Promise<void> {
    const { response } = await this.inner.handle(request, options);
    for await (const _ of response.body as Readable) continue;
  }
}

const textOf = (request: Request) => new TextDecoder().decode(request.body as Uint8Array);

/** As after ten minutes on AWS, or after a restart of a database on one machine. */
function forgetToken(request: Request): void {
  request.body = textOf(request).replace(/("ClientRequestToken":")[^"]+/, `$1${randomUUID()}`);
}

function reset(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

function failed(statusCode: number, name = 'InternalServerError', rest: object = {}): Answer {
  const body = Readable.from([Buffer.from(JSON.stringify({ __type: `${PREFIX}${name}`, message: name, ...rest }))]);
  return { response: { statusCode, headers: { 'content-type': 'application/x-amz-json-1.0' }, body } } as Answer;
}

/** The last item met with it; the others were in order. */
function cancelled(request: Request, code = 'TransactionConflict'): Answer {
  const items = (JSON.parse(textOf(request)) as { TransactItems: unknown[] }).TransactItems;
  const reasons = items.map((_, index) => ({ Code: index === items.length - 1 ? code : 'None' }));
  return failed(400, 'TransactionCanceledException', { CancellationReasons: reasons });
}
