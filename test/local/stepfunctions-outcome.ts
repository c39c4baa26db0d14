/** Walks a definition that has no waiting in it, and words for what may come out: shared by the tables of the state types. */
import { expect } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import { runExecution } from '../../local/stepfunctions/execution.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';

/** Walks a definition with no waiting in it to its end. */
export async function outcomeOf(
  states: Record<string, object>,
  input: unknown = {},
  invoke: InvokeFunction = () => Promise.reject(new Error('no function here')),
) {
  const clock = manualClock('2026-01-05T08:00:00Z');
  const definition = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states };
  const execution = runExecution({ definition, input, clock, invoke, name: 'run-1', machineName: 'tables' });
  await clock.advance(0);
  const end = await Promise.race([execution.done, Promise.resolve('still running')]);
  return { end, path: execution.path() };
}
export const echo: InvokeFunction = (_name, payload) => Promise.resolve({ payload });
export const succeeded = (output: unknown) => expect.objectContaining({ status: 'SUCCEEDED', output });
export const failed = (error: string, cause: unknown = expect.any(String)) =>
  expect.objectContaining({ status: 'FAILED', error, cause });
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const DONE = { Type: 'Succeed' };
