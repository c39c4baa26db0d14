/**
 * When a state machine asks a function again. All handlers are idempotent, so a call whose outcome is unknown may be
 * made again; what is written here is all there is, the construct library adds nothing.
 */
import { Duration } from 'aws-cdk-lib';
import { Errors, JitterType, type RetryProps, type TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';

/** Lambda itself failed, was throttled, timed out or lost the function: 2, 4, 8 ... 60 s, about 4 minutes in all. */
export const LAMBDA_FAILED: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
    'Lambda.Unknown',
    'Sandbox.Timedout',
  ],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 8,
  jitterStrategy: JitterType.FULL,
};

/**
 * As many functions run as the account may run at a time: on the day on which the areas of a whole province release, or in a rush of
 * scans that take every place for minutes, when no file may be turned away for it. 5, 10, 20 s ... 5
 * minutes, about half an hour; giving up would only have all of it begun once more
 * (ADR 77).
 */
export const FUNCTIONS_BUSY: RetryProps = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxDelay: Duration.minutes(5),
  maxAttempts: 16,
  jitterStrategy: JitterType.FULL,
};

/**
 * No process of extract-report got enough of its machine (ReaderBusy in shared/reading/isolation): 15, 30, 60, 120 s, by
 * when another machine or a calmer minute has it. Beside the calls themselves that is some ten minutes at most.
 */
export const READER_BUSY = {
  errors: ['ReaderBusy'],
  interval: Duration.seconds(15),
  backoffRate: 2,
  maxAttempts: 4,
  jitterStrategy: JitterType.FULL,
} satisfies RetryProps;

/**
 * More files at once than places are reserved for reading (`reserved` in shared/workflow/work-functions.ts): they wait for their
 * turn, some 40 minutes at most, and none is turned away for it.
 */
export const READER_FULL = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.minutes(1),
  maxAttempts: 45,
  jitterStrategy: JitterType.FULL,
} satisfies RetryProps;

/**
 * The scanner has not tagged the file yet (NotScanned in shared/intake/arrived-bytes.ts): its event may come before the tag can be
 * read, and what a restore put back is scanned anew. 15, 30, 60 s ... 5 minutes, 33 minutes in all: after half an hour a scan counts
 * as unfinished everywhere. Without jitter, which would halve that.
 */
export const NOT_SCANNED = {
  errors: ['NotScanned'],
  interval: Duration.seconds(15),
  backoffRate: 2,
  maxDelay: Duration.minutes(5),
  maxAttempts: 10,
  jitterStrategy: JitterType.NONE,
} satisfies RetryProps;

/** The handler threw, which a busy table or a broken connection can cause: 5 and 15 s, then it counts as failed. */
export const HANDLER_FAILED: RetryProps = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(5),
  backoffRate: 3,
  maxAttempts: 2,
  jitterStrategy: JitterType.FULL,
};

/**
 * CloudFront takes a limited number of invalidations at a time, which it carries out within minutes; caches forget by themselves
 * after five. First while a release waits for it, then when it has nothing left to do.
 */
export const INVALIDATION_FAILED = (maxAttempts: number): RetryProps => ({
  errors: [Errors.ALL],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxDelay: Duration.minutes(1),
  maxAttempts,
  jitterStrategy: JitterType.FULL,
});

export function retried<T extends TaskStateBase>(task: T, ...first: readonly RetryProps[]): T {
  for (const retry of [...first, LAMBDA_FAILED, HANDLER_FAILED]) task.addRetry(retry);
  return task;
}
