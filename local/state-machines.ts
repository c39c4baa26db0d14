/**
 * Ties Step Functions to the rest of the local cloud: how its tasks call functions, how a delivery starts an
 * execution, and which of its timers tell that something is about to happen by itself.
 */
import type { Clock } from './clock.js';
import type { InvokeResult } from './lambda/instance.js';
import type { FunctionAnswer } from './stepfunctions/run.js';

/** The name a task gives: a function's name or ARN, with or without a qualifier. */
export function functionNameOf(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:/, '').split(':')[0] ?? nameOrArn;
}

/** An invocation's outcome as a task sees it: errors by the name that Catch and Retry look for. */
export function taskAnswer(result: InvokeResult): { payload: unknown } | { error: { name: string; cause: string } } {
  if ('payload' in result) return { payload: JSON.parse(result.payload) };
  // Newer runtimes report a timeout as Sandbox.Timedout and a crash by its own name, no longer as Lambda.Unknown.
  return { error: { name: result.error.errorType, cause: JSON.stringify(result.error) } };
}

/** The calls of other services that machines may make, by action; anything else fails as a definition that cannot run. */
export function createCallService(answers: Readonly<Record<string, (given: unknown) => Promise<FunctionAnswer>>>) {
  return (action: string, given: unknown): Promise<FunctionAnswer> =>
    answers[action]?.(given) ??
    Promise.resolve({ error: { name: 'States.Runtime', cause: `Nobody here answers ${action}.` } });
}

export function createStartExecution(endpoint: string) {
  return async (arn: string, name: string, input: string): Promise<void> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.StartExecution' },
      body: JSON.stringify({ stateMachineArn: arn, name, input }),
    });
    const answer = await response.text();
    // The name is the delivery's own, so a second attempt after a crash finds its first.
    if (!response.ok && !answer.includes('ExecutionAlreadyExists')) throw new Error(answer);
  };
}

/** Retries pause for seconds, deadlines and reminders for much longer. */
const SOON_MS = 30_000;

/** The clock, and how many timers set by it are due soon. */
export function watchTimers(clock: Clock): Clock & { dueSoon(): number } {
  const waiting = new Set<Date>();
  return {
    now: () => clock.now(),
    setTimer(at, run) {
      waiting.add(at);
      const timer = clock.setTimer(at, () => {
        waiting.delete(at);
        run();
      });
      return {
        cancel() {
          waiting.delete(at);
          timer.cancel();
        },
      };
    },
    dueSoon() {
      const limit = clock.now().getTime() + SOON_MS;
      return [...waiting].filter((at) => at.getTime() <= limit).length;
    },
  };
}
