/**
 * A machine with one of everything, the functions and people around it, and its data folders: the scene on which the
 * restart tests kill and resume executions.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import type { ManualClock } from '../../local/clock.js';
import { type Executions, openExecutions } from '../../local/stepfunctions/executions.js';
import type { JournalLine } from '../../local/stepfunctions/journal.js';
import type { InvokeFunction, WaitingTask } from '../../local/stepfunctions/run.js';

export const START = '2026-01-05T08:00:00.000Z';
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const task = (FunctionName: string, Payload: unknown, more: object) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName, Payload },
  ...more,
});
export const ask = (stage: string, more: object) => ({
  ...task('ask', { stage, token: '{% $states.context.Task.Token %}' }, more),
  Resource: `${INVOKE}.waitForTaskToken`,
});

/** One of everything: a retried function, a map, a wait beside a question, a question nobody answers, time and chance. */
export const DEFINITION = {
  QueryLanguage: 'JSONata',
  StartAt: 'Extract',
  States: {
    Extract: task(
      'extract',
      { draw: '{% $uuid() %}' },
      {
        Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 5 }],
        Assign: { pages: '{% $states.result.Payload.pages %}' },
        Next: 'Pages',
      },
    ),
    Pages: {
      Type: 'Map',
      Items: '{% $pages %}',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Read',
        States: {
          Read: task('read', { page: '{% $states.input %}' }, { Output: '{% $states.result.Payload %}', End: true }),
        },
      },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Review', States: { Review: ask('review', { TimeoutSeconds: 86_400, End: true }) } },
        { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 30, Output: 'rested', End: true } } },
      ],
      Output: { pages: '{% $states.input %}', review: '{% $states.result %}' },
      Next: 'Approved?',
    },
    'Approved?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.review[0].decision = 'approve' %}", Next: 'Ignored' }],
    },
    Ignored: ask('ignored', {
      TimeoutSeconds: 60,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Race', Output: '{% $states.input %}' }],
      End: true,
    }),
    Race: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Fast',
          States: {
            Fast: { Type: 'Wait', Seconds: 1, Next: 'Lose' },
            Lose: { Type: 'Fail', Error: 'Lost', Cause: 'fast' },
          },
        },
        {
          StartAt: 'Slow',
          States: { Slow: { Type: 'Wait', Seconds: 2, Next: 'LoseToo' }, LoseToo: { Type: 'Fail', Error: 'LostToo' } },
        },
      ],
      Catch: [
        {
          ErrorEquals: ['Lost', 'LostToo'],
          Next: 'Done',
          Output: { in: '{% $states.input %}', lost: '{% $states.errorOutput %}' },
        },
      ],
      Next: 'Done',
    },
    Done: { Type: 'Succeed', Output: { got: '{% $states.input %}', draw: '{% $uuid() %}' } },
  },
};
export const EXPECTED = {
  in: { pages: ['page 1', 'page 2', 'page 3'], review: [{ decision: 'approve' }, 'rested'] },
  lost: { Error: 'Lost', Cause: 'fast' },
};

/** The functions and the people: what they are asked outlives the process that asked them. */
export function world(journalLength: () => number) {
  const calls: { what: string; journalLength: number }[] = [];
  const tokens = new Map<string, string>();
  let extractions = 0;
  const invoke: InvokeFunction = async (name, payload) => {
    const { page, stage, token } = payload as { page?: number; stage?: string; token?: string };
    const what = [name, page, stage].filter((part) => part !== undefined).join(' ');
    calls.push({ what, journalLength: journalLength() });
    if (token !== undefined && stage !== undefined) tokens.set(token, stage);
    if (name === 'extract' && ++extractions === 1) return { error: { name: 'Boom', cause: 'first time' } };
    return { payload: name === 'extract' ? { pages: [1, 2, 3] } : `page ${page}` };
  };
  const people = (taskAt: (token: string) => WaitingTask | undefined) => {
    for (const [token, stage] of tokens) if (stage === 'review') taskAt(token)?.succeed({ decision: 'approve' });
  };
  const countOf = (what: string, upTo = Number.POSITIVE_INFINITY) =>
    calls.filter((call) => call.what === what && call.journalLength <= upTo).length;
  return { invoke, people, tokens, calls, countOf };
}

export async function drive(clock: ManualClock, step: () => void, done: () => boolean): Promise<void> {
  for (let i = 0; i < 60 && !done(); i++) {
    await clock.advance(i < 3 ? 0 : 10_000);
    step();
    await clock.advance(0);
  }
}

/** How many calls of each function have an answer in these lines; only those are not made again. */
export function answeredIn(lines: readonly string[]): Map<string, number> {
  const places: Record<string, string> = {
    'failed 0 0': 'extract',
    'succeeded 0 1': 'extract',
    'succeeded 1.0/0/0 0': 'read 1',
    'succeeded 1.0/1/0 0': 'read 2',
    'succeeded 1.0/2/0 0': 'read 3',
    'sent 2.0/0/0 0': 'ask review',
    'sent 4 0': 'ask ignored',
  };
  const counts = new Map<string, number>();
  for (const text of lines) {
    const line = JSON.parse(text) as JournalLine;
    const what = places[`${line.kind} ${line.visit} ${line.attempt}`];
    if (what !== undefined) counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return counts;
}

const folders: string[] = [];
export const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'nianbao-sfn-'));
  folders.push(path);
  return path;
};
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true });
});

export const MACHINE = {
  name: 'all',
  arn: 'arn:aws:states:local:000000000000:stateMachine:all',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  definition: JSON.stringify(DEFINITION),
};
export const ARN = 'arn:aws:states:local:000000000000:execution:all:2025-x-1';
export const open = (
  dataDir: string,
  clock: ManualClock,
  invoke: InvokeFunction,
  definitionOf: () => string | undefined = () => MACHINE.definition,
): Executions =>
  openExecutions({
    dataDir,
    clock,
    invoke,
    roleArnOf: () => MACHINE.roleArn,
    definitionOf,
    onTrouble: (_arn, error) => expect(error).toBeUndefined(),
  });
export const journalIn = (dataDir: string) => join(dataDir, 'executions', readdirSync(join(dataDir, 'executions'))[0]!);
export const linesIn = (dataDir: string) => readFileSync(journalIn(dataDir), 'utf8').split('\n').slice(0, -1);
