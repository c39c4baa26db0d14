/**
 * One attempt of a Task: call the function, and for `.waitForTaskToken` wait until the token is told, a heartbeat is
 * missed or the time is up. Whatever comes first is written down and counts; all that follows is ignored. An attempt that a
 * crash cut off calls its function again, unless the journal says that a waiting task's function had already returned.
 */
import type { TaskState } from './definition.js';
import { render } from './expressions.js';
import { Cancelled, StatesError, withinLimit } from './failure.js';
import { type FunctionAnswer, type Here, sightFrom } from './run.js';

interface Call {
  answer: () => Promise<FunctionAnswer>;
  waits: boolean;
  /** lambda:invoke answers with an envelope around the payload, a plain Lambda ARN with the payload alone. */
  envelope: boolean;
}

const INVOKE_FIELDS = new Set(['FunctionName', 'Payload']);

export async function runTask(
  state: TaskState,
  here: Here,
  attempt: number,
  from: string,
): Promise<{ result: unknown; at: string }> {
  const { diary } = here.scope.run;
  const succeeded = diary.recall('succeeded', here.visit, attempt);
  if (succeeded !== undefined) return { result: succeeded.output, at: succeeded.at };
  const failed = diary.recall('failed', here.visit, attempt);
  if (failed !== undefined) throw new StatesError(failed.error, failed.cause);

  const waits = state.Resource.endsWith('.waitForTaskToken');
  const token = waits ? here.scope.run.tokenFor(here.visit, attempt) : undefined;
  const sight = sightFrom(here, { at: from, attempt, purpose: 'arguments', ...(token === undefined ? {} : { token }) });
  const call = await callOf(state, here, sight, waits);
  const timeout = await secondsOf('TimeoutSeconds', state.TimeoutSeconds, here, sight);
  const heartbeat = await secondsOf('HeartbeatSeconds', state.HeartbeatSeconds, here, sight);
  const now = here.scope.run.clock.now().getTime();
  const { timeoutAt } = diary.note('scheduled', here.visit, attempt, {
    resource: state.Resource,
    ...(timeout === undefined ? {} : { timeoutAt: new Date(now + timeout * 1000).toISOString() }),
  });
  return outcome({ call, here, attempt, token, timeoutAt, heartbeat });
}

async function callOf(
  state: TaskState,
  here: Here,
  sight: ReturnType<typeof sightFrom>,
  waits: boolean,
): Promise<Call> {
  const rendered = 'Arguments' in state ? await render(state.Arguments, sight) : here.input;
  withinLimit(rendered, `The arguments of state "${here.name}"`);
  const { run } = here.scope;
  if (!state.Resource.includes(':states:::'))
    return { answer: () => run.invoke(state.Resource, rendered), waits: false, envelope: false };
  const [, service] = state.Resource.split(':states:::aws-sdk:');
  if (service !== undefined) return { answer: () => run.callService(service, rendered), waits: false, envelope: false };
  const fields = (typeof rendered === 'object' && rendered !== null ? rendered : {}) as Record<string, unknown>;
  const { FunctionName: functionName, Payload: payload = {} } = fields;
  const unknown = Object.keys(fields).filter((field) => !INVOKE_FIELDS.has(field));
  if (typeof functionName !== 'string' || unknown.length > 0) {
    throw new StatesError(
      'States.Runtime',
      `The arguments of state "${here.name}" must be FunctionName and Payload${unknown.length > 0 ? `; ${unknown.join(', ')} is not carried out here` : ''}.`,
    );
  }
  return { answer: () => run.invoke(functionName, payload), waits, envelope: !waits };
}

async function secondsOf(
  field: string,
  value: number | string | undefined,
  here: Here,
  sight: ReturnType<typeof sightFrom>,
): Promise<number | undefined> {
  if (value === undefined) return undefined;
  const seconds = await render(value, sight);
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > 99_999_999) {
    throw new StatesError(
      'States.QueryEvaluationError',
      `The ${field} of state "${here.name}" is not a whole number from 1 to 99999999.`,
    );
  }
  return seconds;
}

interface Attempt {
  call: Call;
  here: Here;
  attempt: number;
  token: string | undefined;
  timeoutAt: string | undefined;
  heartbeat: number | undefined;
}

function outcome({
  call,
  here,
  attempt,
  token,
  timeoutAt,
  heartbeat,
}: Attempt): Promise<{ result: unknown; at: string }> {
  const { run, signal } = here.scope;
  const { clock, desk, diary } = run;
  return new Promise((resolve, reject) => {
    let open = true;
    let heartbeatTimer: { cancel(): void } | undefined;
    const settle = (write: () => void): void => {
      if (!open) return;
      open = false;
      timeoutTimer?.cancel();
      heartbeatTimer?.cancel();
      if (token !== undefined) desk.close(token);
      signal.removeEventListener('abort', giveUp);
      try {
        write();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        throw error; // Whoever told the token must hear that it was not written down.
      }
    };
    const quietly = (act: () => void): void => {
      try {
        act();
      } catch {
        // The promise is rejected already; a timer or a function's answer has nobody else to tell.
      }
    };
    const fail = (error: string, cause: string) =>
      settle(() => {
        diary.note('failed', here.visit, attempt, { error, cause });
        reject(new StatesError(error, cause));
      });
    const succeed = (output: unknown) =>
      settle(() => {
        const { at } = diary.note('succeeded', here.visit, attempt, { output });
        resolve({ result: output, at });
      });
    const giveUp = () => quietly(() => settle(() => reject(new Cancelled())));
    if (signal.aborted) return reject(new Cancelled());
    signal.addEventListener('abort', giveUp, { once: true });

    const timeoutTimer =
      timeoutAt === undefined
        ? undefined
        : clock.setTimer(new Date(timeoutAt), () =>
            quietly(() => fail('States.Timeout', `State "${here.name}" was not done by ${timeoutAt}.`)),
          );
    // Nobody could report while the process was down, so after a restart the heartbeat has its whole time again.
    const beat = () => {
      if (heartbeat === undefined || !open) return;
      heartbeatTimer?.cancel();
      heartbeatTimer = clock.setTimer(new Date(clock.now().getTime() + heartbeat * 1000), () =>
        quietly(() =>
          fail('States.HeartbeatTimeout', `State "${here.name}" heard no heartbeat for ${heartbeat} seconds.`),
        ),
      );
    };
    beat();
    if (token !== undefined) desk.open(token, { succeed, fail, beat });

    const answered = (answer: FunctionAnswer) => {
      if (!open) return;
      if ('error' in answer) return fail(answer.error.name, answer.error.cause);
      if (call.waits) return void diary.note('sent', here.visit, attempt, {});
      const payload = answer.payload ?? null;
      const output = call.envelope ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } : payload;
      try {
        withinLimit(output, `The result of state "${here.name}"`);
      } catch (error) {
        if (error instanceof StatesError) return fail(error.error, error.cause);
      }
      succeed(output);
    };
    if (diary.recall('sent', here.visit, attempt) !== undefined) return;
    // A token may be told before the function returns: the desk is open by now, and `open` guards what comes late.
    void Promise.resolve()
      .then(() => call.answer())
      .catch((error: unknown): FunctionAnswer => ({
        error: { name: 'Lambda.SdkClientException', cause: String(error) },
      }))
      .then((answer) => quietly(() => answered(answer)));
  });
}
