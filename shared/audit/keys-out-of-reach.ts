/** KMS did not answer, or asked to wait: nothing was signed, so nothing was written, and the deed may be tried again. */
export class KeysOutOfReach extends Error {
  override readonly name = 'KeysOutOfReach';
  constructor(cause: unknown) {
    super('KMS is busy or out of reach', { cause });
  }
}

const ASKS_TO_WAIT = [
  'ThrottlingException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'LimitExceededException',
];

/** Anything else without an answer is of the network, or of the client's own limits. */
const OF_OURS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/**
 * Of what the client throws after its own tries, whether time mends it. A key that is disabled, or a right that is missing, is no
 * such thing: trying again would not help, and is not advised.
 */
export function isPassing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return !OF_OURS.includes(name ?? '');
  return status >= 500 || ASKS_TO_WAIT.includes(name ?? '');
}
