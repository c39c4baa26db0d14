/**
 * The Step Functions API as the AWS SDK sees it; each case names the page of the API reference or developer guide that it
 * follows. NIANBAO_CONTRACT_SFN_ENDPOINT puts another implementation under the same file: the machines are then created
 * there, and the cases that need a function of ours to be called are left out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import { startStepFunctions, type StepFunctionsServer } from '../../local/stepfunctions/server.js';
import { DefinitionRefused } from '../../local/stepfunctions/definition.js';

const elsewhere = process.env['NIANBAO_CONTRACT_SFN_ENDPOINT'];
const onlyHere = elsewhere === undefined ? it : it.skip;
const START = '2026-01-05T08:00:00.000Z';

const machine = (states: Record<string, object>) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
});
const ASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  TimeoutSeconds: 3600,
  End: true,
};
const DEFINITIONS = {
  quick: machine({
    Add: { Type: 'Pass', Output: { sum: '{% $states.input.a + $states.input.b %}' }, Next: 'Done' },
    Done: { Type: 'Succeed' },
  }),
  slow: machine({ Sleep: { Type: 'Wait', Seconds: 86_400, End: true } }),
  failing: machine({ Stop: { Type: 'Fail', Error: 'NotThisForm', Cause: 'page 3' } }),
};

const clock = manualClock(START);
const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-sfn-contract-'));
const tokens: string[] = [];
let server: StepFunctionsServer | undefined;
let client: SFNClient;
const arns: Record<string, string> = {};

const serve = (port = 0) =>
  startStepFunctions({
    port,
    dataDir,
    region: 'eu-west-1',
    accountId: '000000000000',
    machines: [...Object.entries(DEFINITIONS), ['asking', machine({ Ask: ASK })] as const].map(
      ([name, definition]) => ({ name, definition }),
    ),
    invokeFunction: async (_name, payload) => {
      tokens.push((payload as { token: string }).token);
      return { payload: null };
    },
    now: clock.now,
    setTimer: clock.setTimer,
  });
const clientOf = (endpoint: string) =>
  new SFNClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

beforeAll(async () => {
  server = elsewhere === undefined ? await serve() : undefined;
  client = clientOf(elsewhere ?? server?.endpoint ?? '');
  if (elsewhere !== undefined) {
    for (const [name, definition] of Object.entries(DEFINITIONS)) {
      const roleArn = 'arn:aws:iam::000000000000:role/contract';
      await client.send(new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn }));
    }
  }
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  for (const { name, stateMachineArn } of stateMachines ?? [])
    if (name && stateMachineArn) arns[name] = stateMachineArn;
});
afterAll(async () => {
  client.destroy();
  await server?.close();
  rmSync(dataDir, { recursive: true });
});

let count = 0;
const freshName = () => `contract-${process.pid}-${++count}`;
const start = (name: string, input: object = {}, executionName = freshName()) =>
  client.send(
    new StartExecutionCommand({ stateMachineArn: arns[name], name: executionName, input: JSON.stringify(input) }),
  );
async function ended(executionArn: string | undefined) {
  for (let i = 0; i < 50; i++) {
    const description = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (description.status !== 'RUNNING') return description;
    await (elsewhere === undefined ? clock.advance(0) : pause(100));
  }
  throw new Error('the execution did not end');
}
const refused = (promise: Promise<unknown>, name: string) =>
  expect(promise).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
async function waitingToken() {
  const before = tokens.length;
  const { executionArn } = await start('asking');
  await clock.advance(0);
  return { executionArn, token: tokens[before]! };
}

describe('API_StartExecution.html', () => {
  it('answers the ARN, made of the machine and the name, and runs to the end', async () => {
    const { executionArn, startDate } = await start('quick', { a: 1, b: 2 }, 'adding-1-and-2');
    expect(executionArn).toBe(`${arns['quick']?.replace(':stateMachine:', ':execution:')}:adding-1-and-2`);
    expect(startDate).toBeInstanceOf(Date);
    expect(await ended(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"sum":3}',
      input: '{"a":1,"b":2}',
      name: 'adding-1-and-2',
    });
  });
  it('same name and input while it runs: the same answer again, and still one execution', async () => {
    const name = freshName();
    const first = await start('slow', { n: 1 }, name);
    const second = await start('slow', { n: 1 }, name);
    expect([second.executionArn, second.startDate]).toEqual([first.executionArn, first.startDate]);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: arns['slow'] }));
    expect(executions?.filter((execution) => execution.name === name)).toHaveLength(1);
    await client.send(new StopExecutionCommand({ executionArn: first.executionArn }));
  });
  it('same name with another input, or after the end: ExecutionAlreadyExists', async () => {
    const name = freshName();
    const { executionArn } = await start('slow', { n: 1 }, name);
    await refused(start('slow', { n: 2 }, name), 'ExecutionAlreadyExists');
    await client.send(new StopExecutionCommand({ executionArn }));
    await refused(start('slow', { n: 1 }, name), 'ExecutionAlreadyExists');
  });
  it('fifty at once under one name start one', async () => {
    const name = freshName();
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => start('slow', { rival: i }, name)));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });
  it.each(['has space', 'a/b', 'a:b', 'a*b', 'a"b', 'a\u0007b', 'a{b}', 'x'.repeat(81)])(
    'the name %j is an InvalidName',
    async (name) => {
      await refused(start('quick', {}, name), 'InvalidName');
    },
  );
  it.each(['x'.repeat(80), '2025-agency_1.2', '年报-2025', '(a)+=@!'])('the name %j is allowed', async (name) => {
    await ended(
      (await start('quick', { a: 1, b: 1 }, `${name.slice(0, 72)}${String(process.pid).slice(-4)}${++count}`))
        .executionArn,
    );
  });
  it('makes a name of its own when none is given, and takes {} for no input', async () => {
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: arns['failing'] }));
    expect(executionArn).toMatch(/:[0-9a-f-]{36}$/);
    expect((await ended(executionArn)).input).toBe('{}');
  });
  it('refuses an unknown machine, an ARN that is none, and an input that is no JSON', async () => {
    await refused(
      client.send(new StartExecutionCommand({ stateMachineArn: `${arns['quick']}x` })),
      'StateMachineDoesNotExist',
    );
    await refused(client.send(new StartExecutionCommand({ stateMachineArn: 'quick' })), 'InvalidArn');
    await refused(
      client.send(new StartExecutionCommand({ stateMachineArn: arns['quick'], input: '{' })),
      'InvalidExecutionInput',
    );
  });
  onlyHere('refuses an input above 262,144 bytes', async () => {
    await refused(start('quick', { text: '年'.repeat(87_382) }), 'InvalidExecutionInput');
  });
});

describe('API_DescribeExecution.html and API_StopExecution.html', () => {
  it('tell error and cause of a failed one', async () => {
    expect(await ended((await start('failing')).executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'NotThisForm',
      cause: 'page 3',
    });
  });
  it('a stopped one is ABORTED with what was said, and has a stop date', async () => {
    const { executionArn } = await start('slow');
    expect((await client.send(new DescribeExecutionCommand({ executionArn }))).status).toBe('RUNNING');
    const { stopDate } = await client.send(
      new StopExecutionCommand({ executionArn, error: 'Closed', cause: 'season over' }),
    );
    expect(await ended(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Closed',
      cause: 'season over',
      stopDate,
    });
  });
  it('refuse an execution that does not exist', async () => {
    const executionArn = `${arns['quick']?.replace(':stateMachine:', ':execution:')}:nobody`;
    for (const command of [
      new DescribeExecutionCommand({ executionArn }),
      new StopExecutionCommand({ executionArn }),
    ] as const) {
      await refused(client.send(command as DescribeExecutionCommand), 'ExecutionDoesNotExist');
    }
    await refused(client.send(new DescribeExecutionCommand({ executionArn: 'nobody' })), 'InvalidArn');
  });
});

describe('API_ListExecutions.html and API_GetExecutionHistory.html', () => {
  it('list newest first, by status, page by page', async () => {
    const names = [freshName(), freshName(), freshName()];
    for (const name of names) await start('slow', {}, name);
    const list = async (nextToken?: string) =>
      client.send(
        new ListExecutionsCommand({ stateMachineArn: arns['slow'], statusFilter: 'RUNNING', maxResults: 2, nextToken }),
      );
    const first = await list();
    const second = await list(first.nextToken);
    const seen = [...(first.executions ?? []), ...(second.executions ?? [])].map((execution) => execution.name);
    expect(seen.slice(0, 3)).toEqual([...names].reverse());
    for (const execution of first.executions ?? []) expect(execution.status).toBe('RUNNING');
  });
  it('tell the states an execution went through, forwards and backwards', async () => {
    const { executionArn } = await start('quick', { a: 1, b: 1 });
    await ended(executionArn);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map((event) => event.type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events?.map((event) => [event.id, event.previousEventId])).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => [id, id - 1]),
    );
    expect(events?.[1]?.stateEnteredEventDetails?.name).toBe('Add');
    const { events: reversed } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
    );
    expect(reversed?.[0]?.type).toBe('ExecutionSucceeded');
  });
});

describe('API_DescribeStateMachine.html and API_ListStateMachines.html', () => {
  it('give the definition back as it was put in', async () => {
    const description = await client.send(new DescribeStateMachineCommand({ stateMachineArn: arns['slow'] }));
    expect(description).toMatchObject({ name: 'slow', status: 'ACTIVE', type: 'STANDARD' });
    expect(JSON.parse(description.definition ?? '')).toEqual(DEFINITIONS.slow);
  });
  it('refuse a machine that does not exist', async () => {
    await refused(
      client.send(new DescribeStateMachineCommand({ stateMachineArn: `${arns['slow']}x` })),
      'StateMachineDoesNotExist',
    );
  });
});

describe('API_SendTaskSuccess.html, API_SendTaskFailure.html, API_SendTaskHeartbeat.html and connect-to-resource.html', () => {
  onlyHere('success goes on with the output, and the token is then dead', async () => {
    const { executionArn, token } = await waitingToken();
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"decision":"approve"}' }));
    expect(await ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"decision":"approve"}' });
    await refused(client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' })), 'TaskTimedOut');
    await refused(client.send(new SendTaskFailureCommand({ taskToken: token })), 'TaskTimedOut');
    await refused(client.send(new SendTaskHeartbeatCommand({ taskToken: token })), 'TaskTimedOut');
  });
  onlyHere('of fifty answers at once one counts', async () => {
    const { executionArn, token } = await waitingToken();
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        client.send(new SendTaskSuccessCommand({ taskToken: token, output: `${i}` })),
      ),
    );
    const winners = answers.flatMap((answer, i) => (answer.status === 'fulfilled' ? [`${i}`] : []));
    expect(winners).toHaveLength(1);
    expect((await ended(executionArn)).output).toBe(winners[0]);
  });
  onlyHere('failure ends it with error and cause; heartbeats change nothing but the clock', async () => {
    const { executionArn, token } = await waitingToken();
    await client.send(new SendTaskHeartbeatCommand({ taskToken: token }));
    await client.send(new SendTaskFailureCommand({ taskToken: token, error: 'Withdrawn', cause: 'by the agency' }));
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'Withdrawn', cause: 'by the agency' });
  });
  onlyHere('a token whose time is up is refused as TaskTimedOut', async () => {
    const { executionArn, token } = await waitingToken();
    await clock.advance(3_600_000);
    await refused(client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' })), 'TaskTimedOut');
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
  onlyHere('an output that is no JSON is refused, and the task waits on', async () => {
    const { executionArn, token } = await waitingToken();
    await refused(client.send(new SendTaskSuccessCommand({ taskToken: token, output: 'yes' })), 'InvalidOutput');
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"yes"' }));
    expect((await ended(executionArn)).output).toBe('"yes"');
  });
  it('a token that nobody gave out is an InvalidToken, and is not repeated in the message', async () => {
    const made = 'TWFkZSB1cA==';
    const refusal = client.send(new SendTaskSuccessCommand({ taskToken: made, output: '{}' }));
    await refused(refusal, 'InvalidToken');
    await refusal.catch((error: Error) => expect(error.message).not.toContain(made));
  });
  onlyHere('the history of a waiting execution shows neither token nor input', async () => {
    const { executionArn, token } = await waitingToken();
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true }));
    expect(events?.map((event) => event.type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSubmitted',
    ]);
    expect(JSON.stringify(events)).not.toContain(token.slice(40, 80));
    await client.send(new StopExecutionCommand({ executionArn }));
  });
});

describe('a server that is started again on the same folder', () => {
  onlyHere('takes a token at once, keeps names taken, and finishes what waits', async () => {
    const { executionArn, token } = await waitingToken();
    const slow = await start('slow');
    const calls = tokens.length;
    await server?.close();
    server = await serve();
    client.destroy();
    client = clientOf(server.endpoint);
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"still here"' }));
    expect((await ended(executionArn)).output).toBe('"still here"');
    await refused(start('slow', { other: true }, slow.executionArn?.split(':').at(-1)), 'ExecutionAlreadyExists');
    await clock.advance(86_400_000);
    expect((await ended(slow.executionArn)).status).toBe('SUCCEEDED');
    expect(tokens).toHaveLength(calls);
  });
});

describe('what is not carried out', () => {
  onlyHere('is refused by its name', async () => {
    await expect(client.send(new CreateActivityCommand({ name: 'a' }))).rejects.toThrow(/CreateActivity/);
    await refused(client.send(new CreateActivityCommand({ name: 'a' })), 'UnknownOperationException');
  });
  onlyHere.each([
    ['another service', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '{}', 400, 'UnknownOperationException'],
    ['no target', {}, '{}', 400, 'UnknownOperationException'],
    [
      'a name of every object',
      { 'x-amz-target': 'AWSStepFunctions.constructor' },
      '{}',
      400,
      'UnknownOperationException',
    ],
    [
      'a body that is no JSON',
      { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
      '{',
      400,
      'SerializationException',
    ],
    [
      'a body that is no object',
      { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
      '[]',
      400,
      'SerializationException',
    ],
    [
      'a field of the wrong type',
      { 'x-amz-target': 'AWSStepFunctions.StartExecution' },
      '{"stateMachineArn":5}',
      400,
      'ValidationException',
    ],
    [
      'a body without end',
      { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' },
      `"${'x'.repeat(1_100_000)}"`,
      413,
      'RequestEntityTooLarge',
    ],
  ])('%s gets a clear answer', async (_title, headers, body, status, name) => {
    const response = await fetch(server?.endpoint ?? '', {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    expect([response.status, ((await response.json()) as { __type: string }).__type.split('#')[1]]).toEqual([
      status,
      name,
    ]);
  });
  it('a machine written in JSONPath keeps the server from starting', async () => {
    const machines = [{ name: 'old', definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } }];
    const options = {
      port: 0,
      dataDir,
      region: 'r',
      accountId: '000000000000',
      machines,
      invokeFunction: () => Promise.reject(new Error('none')),
      ...clock,
    };
    await expect(startStepFunctions(options)).rejects.toThrow(DefinitionRefused);
  });
});
