/**
 * What can go wrong inside an execution, as values: an error with the name and cause that Retry, Catch and
 * DescribeExecution see, and the quiet end of a branch that somebody else has already decided about. Also the payload
 * quota, since breaking it is one of those errors.
 */

export class StatesError extends Error {
  override readonly cause: string;
  constructor(
    readonly error: string,
    cause: string,
  ) {
    super(`${error}: ${cause}`);
    this.name = 'StatesError';
    this.cause = cause;
  }
}

/** Thrown through a branch whose execution was stopped, timed out, or lost its place to a failed sibling. */
export class Cancelled extends Error {
  constructor() {
    super('the execution no longer waits for this');
    this.name = 'Cancelled';
  }
}

/** "Maximum input or output size for a task, state, or execution": docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const PAYLOAD_LIMIT_BYTES = 262_144;

export function sizeInBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
}

export function withinLimit<T>(value: T, what: string): T {
  const size = sizeInBytes(value);
  if (size > PAYLOAD_LIMIT_BYTES) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `${what} has ${size} bytes; at most ${PAYLOAD_LIMIT_BYTES} may pass through a state. Pass a reference (an S3 key and version) instead.`,
    );
  }
  return value;
}
