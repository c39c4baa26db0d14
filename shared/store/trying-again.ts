/**
 * Which answers of DynamoDB are a reason to ask again, and how: conflict, throttling and an answer that never came are one
 * case, a few tries with longer and longer waits, then "busy, nothing lost".
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import { IdempotentParameterMismatchException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** The table could not be reached or stayed contended; nothing is known to be lost, the caller may try later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
  constructor(cause: unknown) {
    super('the table is busy or out of reach', { cause });
  }
}

/** How waiting is done; tests wait for nothing and draw no lots. */
export interface Patience {
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
}

export const TRIES = 6;

/** @throws StoreBusy once the last try was of no use, too; what no try would mend, at once */
export async function again<T>({ pause, random }: Patience, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!mayTryAgain(error)) throw error;
      if (attempt >= TRIES) throw new StoreBusy(error);
      await pause(20 * 2 ** attempt * (0.5 + random()));
    }
  }
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

/** A condition of the transaction did not hold, whatever else cancelled it. */
export function conditionFailed(error: unknown): boolean {
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
