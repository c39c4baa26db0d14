import { describe, expect, it } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import { runExecution } from '../../local/stepfunctions/execution.js';
import { PAYLOAD_LIMIT_BYTES } from '../../local/stepfunctions/failure.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';
import { DONE, INVOKE, echo, failed, outcomeOf, succeeded } from './stepfunctions-outcome.js';

describe('Parallel', () => {
  const branch = (state: object) => ({ StartAt: 'B', States: { B: state } });
  it('gives each branch the arguments and joins the outputs in the order of the branches', async () => {
    const { end } = await outcomeOf({
      P: {
        Type: 'Parallel',
        Arguments: { n: 2 },
        Branches: [branch({ Type: 'Succeed', Output: '{% $states.input.n %}' }), branch({ Type: 'Pass', End: true })],
        End: true,
      },
    });
    expect(end).toEqual(succeeded([2, { n: 2 }]));
  });
  it('fails with the error of the first branch that fails, and can catch it', async () => {
    const P = {
      Type: 'Parallel',
      Branches: [branch({ Type: 'Wait', Seconds: 60, End: true }), branch({ Type: 'Fail', Error: 'E', Cause: 'c' })],
      End: true,
    };
    expect((await outcomeOf({ P })).end).toEqual(failed('E', 'c'));
    const caught = { ...P, Catch: [{ ErrorEquals: ['E'], Next: 'C', Output: '{% $states.errorOutput %}' }] };
    expect((await outcomeOf({ P: caught, C: DONE })).end).toEqual(succeeded({ Error: 'E', Cause: 'c' }));
  });
});

describe('Map', () => {
  const each = (state: object) => ({ ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'I', States: { I: state } });
  it('gives each item, or what ItemSelector makes of it, and keeps the order', async () => {
    const { end } = await outcomeOf(
      {
        M: {
          Type: 'Map',
          Items: '{% $states.input.list %}',
          ItemSelector: {
            at: '{% $states.context.Map.Item.Index %}',
            it: '{% $states.context.Map.Item.Value %}',
            of: '{% $count($states.input.list) %}',
          },
          ItemProcessor: each({ Type: 'Pass', End: true }),
          End: true,
        },
      },
      { list: ['a', 'b'] },
    );
    expect(end).toEqual(
      succeeded([
        { at: 0, it: 'a', of: 2 },
        { at: 1, it: 'b', of: 2 },
      ]),
    );
    expect((await outcomeOf({ M: { Type: 'Map', ItemProcessor: each(DONE), End: true } }, [3, 4])).end).toEqual(
      succeeded([3, 4]),
    );
    expect((await outcomeOf({ M: { Type: 'Map', ItemProcessor: each(DONE), End: true } }, [])).end).toEqual(
      succeeded([]),
    );
  });
  it.each([[1], [3], ['{% 2 %}'], [0]])(
    'runs no more at once than MaxConcurrency %s allows',
    async (MaxConcurrency) => {
      let running = 0;
      let most = 0;
      const { end } = await outcomeOf(
        {
          M: {
            Type: 'Map',
            Items: '{% $range(1, 60, 1) %}',
            MaxConcurrency,
            ItemProcessor: each({ Type: 'Task', Resource: 'arn:aws:lambda:r:000000000000:function:f', End: true }),
            Output: '{% $sum($states.result) %}',
            End: true,
          },
        },
        {},
        async (_name, payload) => {
          most = Math.max(most, ++running);
          await Promise.resolve();
          running--;
          return { payload };
        },
      );
      expect(end).toEqual(succeeded((60 * 61) / 2));
      expect(most).toBe(MaxConcurrency === 0 ? 40 : MaxConcurrency === 1 ? 1 : MaxConcurrency === 3 ? 3 : 2);
    },
  );
  it('fails as a whole with the first failing item, and starts no further ones', async () => {
    let calls = 0;
    const { end } = await outcomeOf(
      {
        M: {
          Type: 'Map',
          Items: [1, 2, 3],
          MaxConcurrency: 1,
          ItemProcessor: each({ Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'f' }, End: true }),
          End: true,
        },
      },
      {},
      () => (calls++, Promise.resolve({ error: { name: 'Bad', cause: '' } })),
    );
    expect(end).toEqual(failed('Bad'));
    expect(calls).toBe(1);
  });
  it('refuses items that are no array', async () => {
    expect(
      (await outcomeOf({ M: { Type: 'Map', Items: '{% "x" %}', ItemProcessor: each(DONE), End: true } })).end,
    ).toEqual(failed('States.QueryEvaluationError'));
  });
});

describe('the payload quota (service-quotas.html: 262,144 bytes)', () => {
  const bytes = (n: number) => 'x'.repeat(n - 2);
  const big =
    (n: number): InvokeFunction =>
    () =>
      Promise.resolve({ payload: bytes(n) });
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:lambda:r:000000000000:function:f',
    Arguments: {},
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }],
    Next: 'S',
  };
  it('lets a result of exactly that size through and refuses one byte more, beyond the reach of States.ALL', async () => {
    expect(
      (
        await outcomeOf(
          { T: task, S: { Type: 'Succeed', Output: '{% $length($states.input) %}' } },
          {},
          big(PAYLOAD_LIMIT_BYTES),
        )
      ).end,
    ).toEqual(succeeded(PAYLOAD_LIMIT_BYTES - 2));
    expect((await outcomeOf({ T: task, S: DONE }, {}, big(PAYLOAD_LIMIT_BYTES + 1))).end).toEqual(
      failed('States.DataLimitExceeded'),
    );
  });
  it('counts bytes, not characters, and counts outputs and variables too', async () => {
    const text = '年'.repeat(90_000);
    expect((await outcomeOf({ A: { Type: 'Succeed', Output: { text } } })).end).toEqual(
      failed('States.DataLimitExceeded'),
    );
    expect((await outcomeOf({ A: { Type: 'Pass', Assign: { text }, End: true } })).end).toEqual(
      failed('States.DataLimitExceeded'),
    );
  });
});

it('a machine that goes in circles without waiting is ended by the history quota', async () => {
  const clock = manualClock('2026-01-05T08:00:00Z');
  const execution = runExecution({
    definition: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
    clock,
    invoke: echo,
  });
  expect(await execution.done).toEqual(failed('States.Runtime', expect.stringContaining('25000')));
});
