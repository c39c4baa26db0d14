/**
 * The only place that talks to DynamoDB. One table, every deed one transaction:
 *
 *   pk                      sk                          what
 *   SEASON#2025             SEASON                      the season, its audit head
 *   SEASON#2025             AGENCY#{agency}             roster line
 *   SEASON#2025             FILING#{agency}             filing: state, version, counts (one query feeds the board)
 *   SEASON#2025             EVENT#000001                season's audit chain
 *   FILING#2025#{agency}    SUBMISSION#0001             submission
 *   FILING#2025#{agency}    SUBMISSION#0001#RECORD      200 cells (about 50 KB; an item ends at 400 KB)
 *   FILING#2025#{agency}    SUBMISSION#0001#SECTION#1   one item per section, since text has no upper bound of its own
 *   FILING#2025#{agency}    SUBMISSION#0001#CHECK       findings
 *   FILING#2025#{agency}    EVENT#000001                filing's audit chain
 *   FILING#2025#{agency}    PREVIOUS, PREVIOUS#RECORD.. last year's report as imported (previous.ts)
 *   TEXTS#2025              TEXT#{agency}               by which words its report is known (texts.ts)
 *   GRANT#{id}              GRANT                       what a mailed link stands for
 *   LINK#{sha256}           LINK                        a minted link: the hash of its secret -> its grant (TTL)
 *   UPLOAD#{key}            FORM                        for whom an upload form was issued (TTL)
 *   UPLOAD#{key}            VERSION#{versionId}         claim: this arrival became that submission, or last year's
 *   TASK#{submission}       {stage}                     task token of a waiting decision
 *   OUTBOX#{KIND}#{id}      OUTBOX                      what is still to be done outside: mail, start, tell, find
 *   RELEASE#{id}            RELEASE                     a release; SITE / LEASE who publishes now
 *   SITE                    SUMMARY#2025#{agency}       what indexes, totals and bulk data need of a released filing
 *
 * The index `due` (duePk, dueAt) holds outbox rows that are not done. The stream carries keys only, because rows hold
 * task tokens. Limits that shape this: 100 items and 4 MB per transaction, 400 KB per item.
 */
import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IdempotentParameterMismatchException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Key & Record<string, unknown>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** `stale`: a condition did not hold, so what was read is no longer true. Read again and decide again. */
export type Committed = 'committed' | 'stale';

/** The table could not be reached or stayed contended; nothing is known to be lost, the caller may try later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
  constructor(cause: unknown) {
    super('the table is busy or out of reach', { cause });
  }
}

export interface TableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Waits that many milliseconds; tests pass one that does not. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly random?: () => number;
}

const TRIES = 6;

export class Table {
  private readonly documents: DynamoDBDocumentClient;
  readonly name: string;
  private readonly pause: (milliseconds: number) => Promise<void>;
  private readonly random: () => number;

  constructor(options: TableOptions) {
    this.documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
    this.name = options.tableName;
    this.pause = options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
    this.random = options.random ?? Math.random;
  }

  /** Strongly consistent: a deed must not be judged on an old reading. */
  async get(key: Key): Promise<Item | undefined> {
    const answer = await this.retrying(() =>
      this.documents.send(new GetCommand({ TableName: this.name, Key: { ...key }, ConsistentRead: true })),
    );
    return answer.Item as Item | undefined;
  }

  /** All items of a partition whose sort key begins with the prefix, in order, strongly consistent. */
  async list(pk: string, skPrefix: string): Promise<Item[]> {
    return this.queryAll({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': pk, ':sk': skPrefix },
      ConsistentRead: true,
    });
  }

  /** Keys of outbox rows due at or before the instant, oldest first (eventually consistent, as indexes are). */
  async due(before: string, limit: number): Promise<Key[]> {
    const answer = await this.retrying(() =>
      this.documents.send(
        new QueryCommand({
          TableName: this.name,
          IndexName: 'due',
          KeyConditionExpression: 'duePk = :due AND dueAt <= :before',
          ExpressionAttributeValues: { ':due': DUE, ':before': before },
          Limit: limit,
        }),
      ),
    );
    return (answer.Items ?? []).map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }));
  }

  /**
   * All or nothing. Conflict, throttling and an answer that never came are one case: the same request token is sent
   * again, which DynamoDB answers without doing anything twice (AWS, "TransactWriteItems", idempotency: 10 minutes).
   */
  async commit(writes: readonly Write[]): Promise<Committed> {
    const token = randomUUID();
    const items = writes.map((write) => withTable(write, this.name));
    try {
      await this.retrying(() =>
        this.documents.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken: token })),
      );
      return 'committed';
    } catch (error) {
      if (conditionFailed(error)) return 'stale';
      throw error;
    }
  }

  private async queryAll(input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
    const items: Item[] = [];
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await this.retrying(() =>
        this.documents.send(new QueryCommand({ ...input, TableName: this.name, ExclusiveStartKey: start })),
      );
      items.push(...((page.Items ?? []) as Item[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }

  private async retrying<T>(call: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (!mayTryAgain(error)) throw error;
        if (attempt >= TRIES) throw new StoreBusy(error);
        await this.pause(20 * 2 ** attempt * (0.5 + this.random()));
      }
    }
  }
}

/** The partition of the index `due`. */
export const DUE = 'DUE';

function withTable(write: Write, tableName: string): Write {
  const [verb, body] = Object.entries(write)[0] as [string, object];
  return { [verb]: { ...body, TableName: tableName } } as Write;
}

const TRANSIENT_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const TRANSIENT_NAMES = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'NetworkingError',
]);

function conditionFailed(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some((reason) => reason.Code === 'ConditionalCheckFailed')
  );
}

/**
 * A cancelled transaction is tried again only when nothing but contention cancelled it. An error without a name that
 * the service gave (a broken connection) leaves the outcome unknown; the request token makes the next try safe.
 */
function mayTryAgain(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? [])
      .map((reason) => reason.Code ?? 'None')
      .filter((code) => code !== 'None');
    return codes.length > 0 && codes.every((code) => TRANSIENT_REASONS.has(code));
  }
  if (error instanceof IdempotentParameterMismatchException) return false;
  if (!(error instanceof Error)) return false;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  const code = (error as { code?: string }).code;
  return (
    TRANSIENT_NAMES.has(error.name) ||
    (status !== undefined && status >= 500) ||
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '')
  );
}
