import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ManualClock, manualClock } from '../../local/clock.js';
import { type ExecutionEnd, type RunningExecution, runExecution } from '../../local/stepfunctions/execution.js';
import { StatesError } from '../../local/stepfunctions/failure.js';
import { answers, RetryCounts } from '../../local/stepfunctions/retry.js';
import type { FunctionAnswer, InvokeFunction } from '../../local/stepfunctions/run.js';

const START = '2026-01-05T08:00:00.000Z';
const TASK = { Type: 'Task', Resource: 'arn:aws:lambda:r:000000000000:function:f', End: true };
const ASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: 'ask',
    Payload: { token: '{% $states.context.Task.Token %}', try: '{% $states.context.State.RetryCount %}' },
  },
  End: true,
};

interface Running {
  clock: ManualClock;
  execution: RunningExecution;
  calls: { at: string; payload: unknown }[];
  /** The end, or undefined while it runs. */
  end: () => Promise<ExecutionEnd | undefined>;
}

async function begin(
  states: Record<string, object>,
  invoke: InvokeFunction = () => Promise.resolve({ payload: null }),
  more: object = {},
): Promise<Running> {
  const clock = manualClock(START);
  const calls: Running['calls'] = [];
  const execution = runExecution({
    definition: { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more },
    clock,
    invoke: (name, payload) => {
      calls.push({ at: clock.now().toISOString().slice(11, 19), payload });
      return invoke(name, payload);
    },
  });
  await clock.advance(0);
  return { clock, execution, calls, end: () => Promise.race([execution.done, Promise.resolve(undefined)]) };
}
const tokenOf = (call: { payload: unknown } | undefined) => (call?.payload as { token: string }).token;
const boom: FunctionAnswer = { error: { name: 'Boom', cause: 'it broke' } };
const never: InvokeFunction = () => new Promise(() => undefined);

describe('Wait', () => {
  it.each([
    [{ Seconds: 90 }, 90],
    [{ Seconds: '{% 30 * 2 %}' }, 60],
    [{ Timestamp: '2026-01-05T09:00:00Z' }, 3600],
    [{ Timestamp: '{% $fromMillis($millis() + 86400000) %}' }, 86_400],
    [{ Seconds: 0 }, 0],
    [{ Timestamp: '2020-01-01T00:00:00+08:00' }, 0],
  ])('%j goes on after %i seconds, not before', async (fields, seconds) => {
    const { clock, end } = await begin({ W: { Type: 'Wait', ...fields, End: true } });
    if (seconds > 0) {
      await clock.advance(seconds * 1000 - 1);
      expect(await end()).toBeUndefined();
      await clock.advance(1);
    }
    expect((await end())?.status).toBe('SUCCEEDED');
  });
  it.each([{ Seconds: '{% -1 %}' }, { Seconds: '{% "5" %}' }, { Timestamp: 'tomorrow' }, { Timestamp: '{% 5 %}' }])(
    '%j is refused',
    async (fields) => {
      const { end } = await begin({ W: { Type: 'Wait', ...fields, End: true } });
      expect(await end()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    },
  );
});

describe('Retry', () => {
  it('waits longer each time, at most MaxDelaySeconds, and gives up after MaxAttempts', async () => {
    const Retry = [{ ErrorEquals: ['Boom'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 3 }];
    const { clock, calls, end } = await begin({ T: { ...TASK, Retry } }, () => Promise.resolve(boom));
    await clock.advance(60_000);
    expect(calls.map((call) => call.at)).toEqual(['08:00:00', '08:00:02', '08:00:08', '08:00:18']);
    expect(await end()).toMatchObject({ status: 'FAILED', error: 'Boom', cause: 'it broke' });
  });
  it('uses one second, twice as long each time and three tries unless told otherwise', async () => {
    const { clock, calls } = await begin({ T: { ...TASK, Retry: [{ ErrorEquals: ['States.ALL'] }] } }, () =>
      Promise.resolve(boom),
    );
    await clock.advance(60_000);
    expect(calls.map((call) => call.at)).toEqual(['08:00:00', '08:00:01', '08:00:03', '08:00:07']);
  });
  it('goes on with the result of the try that works, and tells RetryCount', async () => {
    let tries = 0;
    const flaky: InvokeFunction = (_name, payload) => Promise.resolve(++tries < 3 ? boom : { payload });
    const task = {
      ...TASK,
      Arguments: { retry: '{% $states.context.State.RetryCount %}' },
      Retry: [{ ErrorEquals: ['Boom'] }],
    };
    const { clock, end } = await begin({ T: task }, flaky);
    await clock.advance(10_000);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: { retry: 2 } });
  });
  it('hands over to Catch when the tries are used up, with the error as $states.errorOutput and as the usual output', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'Wrong' },
      { ErrorEquals: ['States.TaskFailed'], Next: 'Mend', Assign: { why: '{% $states.errorOutput.Error %}' } },
    ];
    const states = {
      T: { ...TASK, Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }], Catch },
      Wrong: { Type: 'Fail' },
      Mend: { Type: 'Succeed', Output: '{% [$why, $states.input.Cause] %}' },
    };
    const { clock, end } = await begin(states, () => Promise.resolve(boom));
    await clock.advance(1000);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: ['Boom', 'it broke'] });
  });
  it('with full jitter waits between nothing and the whole delay, the same in a repeated run', async () => {
    const Retry = [
      { ErrorEquals: ['Boom'], IntervalSeconds: 1000, BackoffRate: 1, MaxAttempts: 5, JitterStrategy: 'FULL' },
    ];
    const waits = async () => {
      const { clock, execution } = await begin({ T: { ...TASK, Retry } }, () => Promise.resolve(boom));
      await clock.advance(6_000_000);
      return execution
        .journal()
        .flatMap((line) => (line.kind === 'retrying' ? [Date.parse(line.until) - Date.parse(line.at)] : []));
    };
    const first = await waits();
    expect(first).toHaveLength(5);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...first)).toBeLessThanOrEqual(1_000_000);
    expect(new Set(first).size).toBe(5);
    expect(await waits()).toEqual(first);
  });
  it('repeats a whole Parallel, every branch of it', async () => {
    let tries = 0;
    const branch = { StartAt: 'B', States: { B: TASK } };
    const P = { Type: 'Parallel', Branches: [branch, branch], Retry: [{ ErrorEquals: ['Boom'] }], End: true };
    const { clock, end } = await begin({ P }, () => Promise.resolve(++tries === 1 ? boom : { payload: tries }));
    await clock.advance(1000);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: [3, 4] });
  });

  it.each([
    ['States.ALL', 'Boom', true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', 'States.QueryEvaluationError', true],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.Runtime', 'States.Runtime', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.TaskFailed', 'Boom', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.Timeout', 'States.HeartbeatTimeout', true],
    ['States.HeartbeatTimeout', 'States.Timeout', false],
    ['boom', 'Boom', false],
  ])('the name %s answers %s: %s (concepts-error-handling.html)', (name, error, expected) => {
    expect(answers([name], new StatesError(error, ''))).toBe(expected);
  });

  it('never waits longer than the cap nor tries more often than allowed, whatever the numbers', () => {
    const retrier = fc.record({
      ErrorEquals: fc.constant<string[]>(['States.ALL']),
      IntervalSeconds: fc.integer({ min: 1, max: 1000 }),
      BackoffRate: fc.double({ min: 1, max: 10, noNaN: true }),
      MaxAttempts: fc.integer({ min: 0, max: 20 }),
      MaxDelaySeconds: fc.integer({ min: 1001, max: 5000 }),
      JitterStrategy: fc.constantFrom('FULL' as const, 'NONE' as const),
    });
    fc.assert(
      fc.property(retrier, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (one, draw) => {
        const counts = new RetryCounts([one]);
        const delays: number[] = [];
        for (let delay; (delay = counts.nextDelay(new StatesError('E', ''), () => draw)) !== undefined;)
          delays.push(delay);
        expect(delays).toHaveLength(one.MaxAttempts);
        for (const delay of delays) expect(delay >= 0 && delay <= one.MaxDelaySeconds).toBe(true);
      }),
    );
  });
});

describe('TimeoutSeconds and HeartbeatSeconds', () => {
  it.each([[60], ['{% $states.input.absent ? 1 : 60 %}']])(
    'end a task that is not told in time (%s), and the late word is refused',
    async (TimeoutSeconds) => {
      const { clock, calls, execution, end } = await begin({ T: { ...ASK, TimeoutSeconds } });
      await clock.advance(59_999);
      expect(await end()).toBeUndefined();
      await clock.advance(1);
      expect(await end()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
      expect(execution.task(tokenOf(calls[0]))).toBeUndefined();
    },
  );
  it('end a function that does not answer, and its late answer changes nothing', async () => {
    let answer: (value: FunctionAnswer) => void = () => undefined;
    const slow: InvokeFunction = () => new Promise((resolve) => (answer = resolve));
    const states = {
      T: { ...TASK, TimeoutSeconds: 5, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'L' }] },
      L: { Type: 'Wait', Seconds: 5, Output: 'late', End: true },
    };
    const { clock, end, execution } = await begin(states, slow);
    await clock.advance(5000);
    answer({ payload: 'at last' });
    await clock.advance(5000);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
    expect(execution.path()).toEqual(['T', 'L']);
  });
  it('a heartbeat keeps a task alive until the first one that is missed', async () => {
    const { clock, calls, execution, end } = await begin({ T: { ...ASK, HeartbeatSeconds: 10, TimeoutSeconds: 100 } });
    for (let beats = 0; beats < 3; beats++) {
      await clock.advance(9000);
      execution.task(tokenOf(calls[0]))?.beat();
    }
    await clock.advance(9999);
    expect(await end()).toBeUndefined();
    await clock.advance(1);
    expect(await end()).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });
  it('heartbeats do not lengthen the timeout', async () => {
    const { clock, calls, execution, end } = await begin({ T: { ...ASK, HeartbeatSeconds: 10, TimeoutSeconds: 12 } });
    await clock.advance(9000);
    execution.task(tokenOf(calls[0]))?.beat();
    await clock.advance(3000);
    expect(await end()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
  it('of the machine end the whole execution as TIMED_OUT and let every branch go', async () => {
    const branch = (state: object) => ({ StartAt: 'B', States: { B: state } });
    const P = {
      Type: 'Parallel',
      Branches: [branch(ASK), branch({ Type: 'Wait', Seconds: 9999, End: true })],
      End: true,
    };
    const { clock, calls, execution, end } = await begin({ P }, undefined, { TimeoutSeconds: 30 });
    await clock.advance(30_000);
    expect(await end()).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(execution.task(tokenOf(calls[0]))).toBeUndefined();
    expect(clock.waiting()).toEqual([]);
  });
  it('of the machine leave no timer behind when it ends in time', async () => {
    const { clock, end } = await begin({ W: { Type: 'Wait', Seconds: 5, End: true } }, undefined, {
      TimeoutSeconds: 30,
    });
    await clock.advance(5000);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED' });
    expect(clock.waiting()).toEqual([]);
  });
  it.each([{ TimeoutSeconds: '{% 0 %}' }, { HeartbeatSeconds: '{% 1.5 %}' }])('%j are refused', async (fields) => {
    const { end, calls } = await begin({ T: { ...ASK, ...fields } });
    expect(await end()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(calls).toEqual([]);
  });
});

describe('a task that waits for its token', () => {
  it('goes on with what is told, not with what the function returned, and only once', async () => {
    const { clock, calls, execution, end } = await begin({ T: ASK }, () => Promise.resolve({ payload: 'not this' }));
    const task = execution.task(tokenOf(calls[0]));
    task?.succeed({ decision: 'approve' });
    task?.succeed({ decision: 'return' });
    task?.fail('Late', '');
    await clock.advance(0);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: { decision: 'approve' } });
    expect(execution.task(tokenOf(calls[0]))).toBeUndefined();
  });
  it('fails with the error that is told, which Catch can answer', async () => {
    const states = {
      T: { ...ASK, Catch: [{ ErrorEquals: ['Withdrawn'], Next: 'W' }] },
      W: { Type: 'Succeed', Output: '{% $states.input.Cause %}' },
    };
    const { clock, calls, execution, end } = await begin(states);
    execution.task(tokenOf(calls[0]))?.fail('Withdrawn', 'by the agency');
    await clock.advance(0);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: 'by the agency' });
  });
  it('can be told before its function has returned', async () => {
    const { clock, calls, execution, end } = await begin({ T: ASK }, never);
    execution.task(tokenOf(calls[0]))?.succeed(1);
    await clock.advance(0);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: 1 });
  });
  it('fails when its function fails, and asks again under another token when retried', async () => {
    let tries = 0;
    const { clock, calls, execution, end } = await begin({ T: { ...ASK, Retry: [{ ErrorEquals: ['Boom'] }] } }, () =>
      Promise.resolve(++tries === 1 ? boom : { payload: null }),
    );
    await clock.advance(1000);
    const [first, second] = calls.map(tokenOf);
    expect(second).not.toBe(first);
    expect(execution.task(first!)).toBeUndefined();
    execution.task(second!)?.succeed('ok');
    await clock.advance(0);
    expect(await end()).toMatchObject({ status: 'SUCCEEDED', output: 'ok' });
  });
  it('is let go when the execution is stopped', async () => {
    const { clock, calls, execution, end } = await begin({ T: { ...ASK, TimeoutSeconds: 60 } });
    expect(execution.stop('Closed', 'season over')).toBe(true);
    expect(execution.stop()).toBe(false);
    expect(await end()).toMatchObject({ status: 'ABORTED', error: 'Closed', cause: 'season over' });
    expect(execution.task(tokenOf(calls[0]))).toBeUndefined();
    expect(clock.waiting()).toEqual([]);
  });
});
