/**
 * Walks a flow state by state: what each state type does with its input, and how errors are retried and caught. Tasks and
 * branches do their work in files of their own; what makes a walk survive a restart is the diary's affair.
 */
import { runMap, runParallel } from './branches.js';
import type { ChoiceState, FailState, Flow, MapState, ParallelState, State, TaskState, WaitState } from './definition.js';
import { draws, fraction, render } from './expressions.js';
import { Cancelled, StatesError, withinLimit } from './failure.js';
import { answers, RetryCounts } from './retry.js';
import { type Here, type Scope, sightFrom, untilInstant } from './run.js';
import { runTask } from './task.js';

export async function walk(flow: Flow, input: unknown, scope: Scope): Promise<unknown> {
  const { diary } = scope.run;
  let name = flow.StartAt;
  let current = input;
  for (let step = 0; ; step++) {
    if (scope.signal.aborted) throw new Cancelled();
    const state = flow.States[name];
    if (state === undefined) throw new StatesError('States.Runtime', `There is no state "${name}".`);
    const visit = `${scope.prefix}${step}`;
    const entered = diary.note('entered', visit, 0, { state: name, type: state.Type });
    // Only where another definition took the place of a lost one; going on would give a state somebody else's answers.
    if (entered.state !== name) {
      throw new StatesError(
        'States.Runtime',
        `The execution was in state "${entered.state}" where its definition now leads to "${name}".`,
      );
    }
    const done = await carryOut(state, { scope, name, visit, input: current, enteredAt: entered.at });
    diary.note('exited', visit, 0, { state: name, type: state.Type });
    if (done.next === undefined) return done.output;
    current = done.output;
    name = done.next;
  }
}

interface Done {
  output: unknown;
  next?: string | undefined;
}

async function carryOut(state: State, here: Here): Promise<Done> {
  switch (state.Type) {
    case 'Task':
    case 'Parallel':
    case 'Map':
      return withRecovery(state, here);
    case 'Pass':
    case 'Succeed':
      return { output: await leave(state, here, here.input, { at: here.enteredAt }), next: nextOf(state) };
    case 'Wait':
      return { output: await leave(state, here, here.input, { at: await wait(state, here) }), next: nextOf(state) };
    case 'Choice':
      return choose(state, here);
    case 'Fail':
      return fail(state, here);
  }
}

function nextOf(state: State): string | undefined {
  return 'Next' in state ? state.Next : undefined;
}

interface Leaving {
  at: string;
  attempt?: number;
  result?: unknown;
  errorOutput?: unknown;
}

/** Output and Assign see the same old variables; the new ones hold from the next state on. */
async function leave(
  fields: { Output?: unknown; Assign?: Record<string, unknown> },
  here: Here,
  usual: unknown,
  leaving: Leaving,
): Promise<unknown> {
  const occasion = { attempt: 0, ...leaving };
  const output =
    'Output' in fields ? await render(fields.Output, sightFrom(here, { ...occasion, purpose: 'output' })) : usual;
  const assigned = (await render(fields.Assign ?? {}, sightFrom(here, { ...occasion, purpose: 'assign' }))) as Record<
    string,
    unknown
  >;
  withinLimit(output, `The output of state "${here.name}"`);
  for (const [name, value] of Object.entries(assigned))
    here.scope.variables[name] = withinLimit(value, `The variable $${name}`);
  return output;
}

async function choose(state: ChoiceState, here: Here): Promise<Done> {
  const occasion = { at: here.enteredAt, attempt: 0 };
  for (const [index, choice] of state.Choices.entries()) {
    const holds = await render(choice.Condition, sightFrom(here, { ...occasion, purpose: `choice ${index}` }));
    if (typeof holds !== 'boolean') {
      throw new StatesError(
        'States.QueryEvaluationError',
        `The condition ${String(choice.Condition)} of state "${here.name}" is not true or false.`,
      );
    }
    if (holds) return { output: await leave(choice, here, here.input, occasion), next: choice.Next };
  }
  if (state.Default === undefined) {
    throw new StatesError('States.NoChoiceMatched', `No choice of state "${here.name}" holds, and it has no Default.`);
  }
  return { output: await leave(state, here, here.input, occasion), next: state.Default };
}

async function fail(state: FailState, here: Here): Promise<never> {
  const sight = sightFrom(here, { at: here.enteredAt, attempt: 0, purpose: 'fail' });
  const { error, cause } = (await render({ error: state.Error ?? '', cause: state.Cause ?? '' }, sight)) as {
    error: unknown;
    cause: unknown;
  };
  if (typeof error !== 'string' || typeof cause !== 'string') {
    throw new StatesError('States.QueryEvaluationError', `Error and Cause of state "${here.name}" must be strings.`);
  }
  throw new StatesError(error, cause);
}

/** The instant is written down before it is waited for: a restart waits for what is left, not once more from the start. */
async function wait(state: WaitState, here: Here): Promise<string> {
  const { until } = here.scope.run.diary.note('waiting', here.visit, 0, { until: await waitEnd(state, here) });
  await untilInstant(until, here.scope);
  return until;
}

async function waitEnd(state: WaitState, here: Here): Promise<string> {
  const sight = sightFrom(here, { at: here.enteredAt, attempt: 0, purpose: 'wait' });
  if (state.Timestamp !== undefined) {
    const instant = await render(state.Timestamp, sight);
    const isInstant =
      typeof instant === 'string' &&
      /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(instant) &&
      !Number.isNaN(Date.parse(instant));
    if (!isInstant)
      throw new StatesError(
        'States.QueryEvaluationError',
        `The Timestamp of state "${here.name}" is not an RFC 3339 instant.`,
      );
    return new Date(instant).toISOString();
  }
  const seconds = await render(state.Seconds, sight);
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > 99_999_999) {
    throw new StatesError(
      'States.QueryEvaluationError',
      `The Seconds of state "${here.name}" are not a whole number from 0 to 99999999.`,
    );
  }
  return new Date(new Date(here.enteredAt).getTime() + seconds * 1000).toISOString();
}

async function withRecovery(state: TaskState | ParallelState | MapState, here: Here): Promise<Done> {
  const { diary, facts } = here.scope.run;
  const retries = new RetryCounts(state.Retry ?? []);
  const jitter = draws(`${facts.seed} ${here.visit} jitter`);
  let from = here.enteredAt;
  for (let attempt = 0; ; attempt++) {
    try {
      const { result, at } = await work(state, here, attempt, from);
      return { output: await leave(state, here, result, { at, attempt, result }), next: nextOf(state) };
    } catch (failure) {
      if (!(failure instanceof StatesError)) throw failure;
      const delay = retries.nextDelay(failure, () => fraction(jitter()));
      if (delay !== undefined) {
        const until = new Date(here.scope.run.clock.now().getTime() + Math.round(delay * 1000)).toISOString();
        from = diary.note('retrying', here.visit, attempt, { until }).until;
        await untilInstant(from, here.scope);
        continue;
      }
      const catcher = state.Catch?.find((candidate) => answers(candidate.ErrorEquals, failure));
      if (catcher === undefined) throw failure;
      const { at } = diary.note('caught', here.visit, attempt, { error: failure.error });
      const errorOutput = { Error: failure.error, Cause: failure.cause };
      return { output: await leave(catcher, here, errorOutput, { at, attempt, errorOutput }), next: catcher.Next };
    }
  }
}

function work(
  state: TaskState | ParallelState | MapState,
  here: Here,
  attempt: number,
  from: string,
): Promise<{ result: unknown; at: string }> {
  switch (state.Type) {
    case 'Task':
      return runTask(state, here, attempt, from);
    case 'Parallel':
      return runParallel(state, here, attempt, from, walk);
    case 'Map':
      return runMap(state, here, attempt, from, walk);
  }
}
