import { describe, expect, it } from '@jest/globals';
import { DONE, INVOKE, echo, failed, outcomeOf, succeeded } from './stepfunctions-outcome.js';

describe('Pass, Succeed and Fail', () => {
  const rows: [string, Record<string, object>, unknown, unknown][] = [
    [
      'pass their input on when they say nothing of output',
      { A: { Type: 'Pass', Next: 'B' }, B: DONE },
      { n: 1 },
      succeeded({ n: 1 }),
    ],
    [
      'put expressions into values at any depth and leave the rest',
      {
        A: {
          Type: 'Pass',
          End: true,
          Output: { a: ['{% $states.input.n + 1 %}', 'x'], b: { c: '{% $states.input %}' }, d: null },
        },
      },
      { n: 1 },
      succeeded({ a: [2, 'x'], b: { c: { n: 1 } }, d: null }),
    ],
    [
      "give the output of Succeed as the execution's",
      { A: { Type: 'Succeed', Output: '{% $states.input.list[1] %}' } },
      { list: [7, 8] },
      succeeded(8),
    ],
    [
      'keep an empty array and a single-item array apart from nothing and the item',
      { A: { Type: 'Succeed', Output: { one: ['{% 1 %}'], none: '{% [] %}', arr: '{% [5] %}' } } },
      {},
      succeeded({ one: [1], none: [], arr: [5] }),
    ],
    [
      'fail with the written error and cause',
      { A: { Type: 'Fail', Error: 'NotThisForm', Cause: '{% "page " & $states.input.page %}' } },
      { page: 3 },
      failed('NotThisForm', 'page 3'),
    ],
    [
      'fail when an expression gives nothing',
      { A: { Type: 'Succeed', Output: '{% $states.input.absent %}' } },
      {},
      failed('States.QueryEvaluationError', expect.stringContaining('$states.input.absent')),
    ],
    [
      'fail when an expression breaks',
      { A: { Type: 'Succeed', Output: '{% 1 + "a" %}' } },
      {},
      failed('States.QueryEvaluationError'),
    ],
    [
      'fail when an expression gives a function',
      { A: { Type: 'Succeed', Output: { f: '{% function($x){$x} %}' } } },
      {},
      failed('States.QueryEvaluationError', expect.stringContaining('function')),
    ],
    [
      'see no task token and no result where there is none',
      {
        A: {
          Type: 'Succeed',
          Output: '{% [$exists($states.context.Task), $exists($states.result), $exists($states.errorOutput)] %}',
        },
      },
      {},
      succeeded([false, false, false]),
    ],
    [
      'see the execution, the state and the machine in the context',
      { A: { Type: 'Succeed', Output: '{% $states.context %}' } },
      { n: 1 },
      succeeded({
        Execution: {
          Id: 'arn:aws:states:local:000000000000:execution:tables:run-1',
          Name: 'run-1',
          Input: { n: 1 },
          StartTime: '2026-01-05T08:00:00.000Z',
          RoleArn: expect.any(String),
          RedriveCount: 0,
        },
        State: { Name: 'A', EnteredTime: '2026-01-05T08:00:00.000Z', RetryCount: 0 },
        StateMachine: { Id: expect.stringMatching(/:stateMachine:tables$/), Name: 'tables' },
      }),
    ],
  ];
  it.each(rows)('%s', async (_title, states, input, expected) => {
    expect((await outcomeOf(states, input)).end).toEqual(expected);
  });
});

describe('the functions that Step Functions adds to JSONata', () => {
  const value = async (expression: string) => {
    const { end } = await outcomeOf({ A: { Type: 'Succeed', Output: `{% ${expression} %}` } });
    return typeof end === 'string' || end.status !== 'SUCCEEDED' ? end : end.output;
  };
  it.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([], 2)', []],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$hash("abc", "SHA-256")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['$parse("{\\"a\\":[1]}").a', [1]],
    ['$now()', '2026-01-05T08:00:00.000Z'],
    ['$now("[Y]-[M01]", "+0800")', '2026-01'],
    ['$millis()', Date.UTC(2026, 0, 5, 8)],
    ['$sum($shuffle([1,2,3]))', 6],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });
  it.each(['$partition([1], 0)', '$range(0, 5000, 1)', '$hash("a", "CRC32")', '$parse("{")', '$eval("1")'])(
    '%s is refused',
    async (expression) => {
      expect(await value(expression)).toEqual(failed('States.QueryEvaluationError'));
    },
  );
  it('$uuid and $random differ within one evaluation and come back the same in a repeated one', async () => {
    const expression = '[$uuid(), $uuid(), $random(), $random()]';
    const [a, b, x, y] = (await value(expression)) as [string, string, number, number];
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a).not.toBe(b);
    expect(x).not.toBe(y);
    expect(await value(expression)).toEqual([a, b, x, y]);
    expect(await value('$random(5)')).toBe(await value('$random(5)'));
  });
});

describe('Choice', () => {
  const choice = {
    Decide: {
      Type: 'Choice',
      Choices: [
        {
          Condition: "{% $states.input.decision = 'approve' %}",
          Next: 'Yes',
          Output: { was: '{% $states.input.decision %}' },
          Assign: { by: 'rule 1' },
        },
        { Condition: '{% $states.input.n > 10 %}', Next: 'Big' },
      ],
      Default: 'Other',
      Assign: { by: 'default' },
    },
    Yes: { Type: 'Succeed', Output: { by: '{% $by %}', in: '{% $states.input %}' } },
    Big: { Type: 'Succeed', Output: '{% $exists($by) %}' },
    Other: { Type: 'Succeed', Output: '{% $by %}' },
  };
  it.each([
    [
      'the first condition that holds, with its own output and variables',
      { decision: 'approve', n: 11 },
      { by: 'rule 1', in: { was: 'approve' } },
      'Yes',
    ],
    ['a later condition, without the variables of the default', { decision: 'x', n: 11 }, false, 'Big'],
    ['the default, with the variables of the state', { decision: 'x', n: 1 }, 'default', 'Other'],
  ])('takes %s', async (_title, input, output, last) => {
    const { end, path } = await outcomeOf(choice, input);
    expect(end).toEqual(succeeded(output));
    expect(path).toEqual(['Decide', last]);
  });
  it('fails with States.NoChoiceMatched when nothing holds and there is no default', async () => {
    const { Default: _default, ...rest } = choice.Decide;
    expect((await outcomeOf({ ...choice, Decide: rest }, { n: 1 })).end).toEqual(failed('States.NoChoiceMatched'));
  });
  it('fails when a condition is neither true nor false', async () => {
    const states = { A: { Type: 'Choice', Choices: [{ Condition: '{% "yes" %}', Next: 'B' }], Default: 'B' }, B: DONE };
    expect((await outcomeOf(states)).end).toEqual(failed('States.QueryEvaluationError'));
  });
});

describe('variables', () => {
  it('are assigned all at once from the old values, and hold from the next state on', async () => {
    const { end } = await outcomeOf({
      A: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% [$a, $b] %}', Next: 'End' },
      End: { Type: 'Succeed', Output: { before: '{% $states.input %}', after: '{% [$a, $b] %}' } },
    });
    expect(end).toEqual(succeeded({ before: [1, 2], after: [2, 1] }));
  });
  it('of the outside are seen in branches and items, and those of the inside do not leak out', async () => {
    const inner = {
      StartAt: 'In',
      States: {
        In: { Type: 'Pass', Assign: { inner: '{% $outer & "+" %}' }, Next: 'Out' },
        Out: { Type: 'Succeed', Output: '{% $inner %}' },
      },
    };
    const { end } = await outcomeOf({
      A: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
      P: { Type: 'Parallel', Branches: [inner, inner], Next: 'M' },
      M: {
        Type: 'Map',
        Items: [1],
        ItemProcessor: inner,
        Output: { p: '{% $states.input %}', m: '{% $states.result %}', leak: '{% $exists($inner) %}' },
        End: true,
      },
    });
    expect(end).toEqual(succeeded({ p: ['o+', 'o+'], m: ['o+'], leak: false }));
  });
});

describe('Task with a function', () => {
  it('sends Payload to FunctionName and gets the envelope that lambda:invoke gives', async () => {
    const calls: unknown[] = [];
    const { end } = await outcomeOf(
      {
        T: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments: {
            FunctionName: 'arn:aws:lambda:r:000000000000:function:extract',
            Payload: { id: '{% $states.input.id %}' },
          },
          Output: '{% $states.result %}',
          Assign: { seen: '{% $states.result.Payload.ok %}' },
          Next: 'S',
        },
        S: { Type: 'Succeed', Output: { in: '{% $states.input %}', seen: '{% $seen %}' } },
      },
      { id: '2025-x-1' },
      (name, payload) => (calls.push([name, payload]), Promise.resolve({ payload: { ok: true } })),
    );
    expect(calls).toEqual([['arn:aws:lambda:r:000000000000:function:extract', { id: '2025-x-1' }]]);
    expect(end).toEqual(
      succeeded({ in: { ExecutedVersion: '$LATEST', Payload: { ok: true }, StatusCode: 200 }, seen: true }),
    );
  });
  it.each([
    'arn:aws-cn:lambda:cn-north-1:000000000000:function:check',
    'arn:aws:lambda:eu-west-1:000000000000:function:check:live',
  ])('as a plain ARN (%s) takes the arguments as they are and gives the bare result', async (resource) => {
    const { end } = await outcomeOf(
      { T: { Type: 'Task', Resource: resource, Arguments: { n: '{% $states.input.n * 2 %}' }, End: true } },
      { n: 4 },
      (name, payload) => Promise.resolve({ payload: { name, payload } }),
    );
    expect(end).toEqual(succeeded({ name: resource, payload: { n: 8 } }));
  });
  it('works in every partition', async () => {
    const { end } = await outcomeOf(
      {
        T: {
          Type: 'Task',
          Resource: 'arn:aws-cn:states:::lambda:invoke',
          Arguments: { FunctionName: 'f', Payload: 1 },
          Output: '{% $states.result.Payload %}',
          End: true,
        },
      },
      {},
      echo,
    );
    expect(end).toEqual(succeeded(1));
  });
  it('fails with the error of the function, or with Lambda.SdkClientException when it cannot be called', async () => {
    const states = { T: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'f' }, End: true } };
    expect(
      (
        await outcomeOf(states, {}, () =>
          Promise.resolve({ error: { name: 'TypeError', cause: '{"errorMessage":"x"}' } }),
        )
      ).end,
    ).toEqual(failed('TypeError', '{"errorMessage":"x"}'));
    expect((await outcomeOf(states)).end).toEqual(
      failed('Lambda.SdkClientException', expect.stringContaining('no function here')),
    );
  });
  it('refuses arguments of lambda:invoke that it would have to ignore', async () => {
    const { end } = await outcomeOf(
      { T: { Type: 'Task', Resource: INVOKE, Arguments: { FunctionName: 'f', InvocationType: 'Event' }, End: true } },
      {},
      echo,
    );
    expect(end).toEqual(failed('States.Runtime', expect.stringContaining('InvocationType')));
  });
});
