import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  cpSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ManualClock, manualClock } from '../../local/clock.js';
import { type Executions, openExecutions } from '../../local/stepfunctions/executions.js';
import { runExecution } from '../../local/stepfunctions/execution.js';
import { JournalDamaged, type JournalLine } from '../../local/stepfunctions/journal.js';
import type { InvokeFunction, WaitingTask } from '../../local/stepfunctions/run.js';

const START = '2026-01-05T08:00:00.000Z';
const INVOKE = 'arn:aws:states:::lambda:invoke';
const task = (FunctionName: string, Payload: unknown, more: object) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName, Payload },
  ...more,
});
const ask = (stage: string, more: object) => ({
  ...task('ask', { stage, token: '{% $states.context.Task.Token %}' }, more),
  Resource: `${INVOKE}.waitForTaskToken`,
});

/** One of everything: a retried function, a map, a wait beside a question, a question nobody answers, time and chance. */
const DEFINITION = {
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
const EXPECTED = {
  in: { pages: ['page 1', 'page 2', 'page 3'], review: [{ decision: 'approve' }, 'rested'] },
  lost: { Error: 'Lost', Cause: 'fast' },
};

/** The functions and the people: what they are asked outlives the process that asked them. */
function world(journalLength: () => number) {
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

async function drive(clock: ManualClock, step: () => void, done: () => boolean): Promise<void> {
  for (let i = 0; i < 60 && !done(); i++) {
    await clock.advance(i < 3 ? 0 : 10_000);
    step();
    await clock.advance(0);
  }
}

/** How many calls of each function have an answer in these lines; only those are not made again. */
function answeredIn(lines: readonly string[]): Map<string, number> {
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
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'nianbao-sfn-'));
  folders.push(path);
  return path;
};
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true });
});

const MACHINE = {
  name: 'all',
  arn: 'arn:aws:states:local:000000000000:stateMachine:all',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  definition: JSON.stringify(DEFINITION),
};
const ARN = 'arn:aws:states:local:000000000000:execution:all:2025-x-1';
const open = (dataDir: string, clock: ManualClock, invoke: InvokeFunction): Executions =>
  openExecutions({
    dataDir,
    clock,
    invoke,
    roleArnOf: () => MACHINE.roleArn,
    onTrouble: (_arn, error) => expect(error).toBeUndefined(),
  });
const journalIn = (dataDir: string) => join(dataDir, 'executions', readdirSync(join(dataDir, 'executions'))[0]!);
const linesIn = (dataDir: string) => readFileSync(journalIn(dataDir), 'utf8').split('\n').slice(0, -1);

describe('a process killed after any line of the journal', () => {
  it('finishes as it would have, still knows the tokens it gave out, and calls each function at most once more', async () => {
    const first = folder();
    const firstClock = manualClock(START);
    const earlier = world(() => linesIn(first).length);
    const firstLife = open(first, firstClock, earlier.invoke);
    firstLife.start(MACHINE, ARN, '2025-x-1', '{"n":1}');
    await drive(
      firstClock,
      () => earlier.people(firstLife.task),
      () => firstLife.find(ARN)?.status !== 'RUNNING',
    );
    const whole = JSON.parse(firstLife.detailsOf(ARN).output ?? 'null') as { got: unknown; draw: string };
    expect(whole.got).toEqual(EXPECTED);
    const lines = linesIn(first);
    expect(lines.length).toBeGreaterThan(35);
    expect(new Set(lines.map((line) => (JSON.parse(line) as JournalLine).kind)).size).toBe(12);

    for (let cut = 1; cut < lines.length; cut++) {
      const dataDir = folder();
      cpSync(first, dataDir, { recursive: true });
      const torn = lines[cut]!.slice(0, Math.floor(lines[cut]!.length / 2));
      writeFileSync(journalIn(dataDir), `${lines.slice(0, cut).join('\n')}\n${torn}`);
      const clock = manualClock((JSON.parse(lines[cut - 1]!) as JournalLine).at);
      const later = world(() => 0);
      const extractedBefore = lines.slice(0, cut).some((line) => line.includes('"Boom"'));
      const invoke: InvokeFunction = async (name, payload) => {
        const answer = await later.invoke(name, payload);
        return name === 'extract' && extractedBefore ? { payload: { pages: [1, 2, 3] } } : answer;
      };
      const life = open(dataDir, clock, invoke);
      const knownBefore = new Map([...earlier.tokens].filter(([, stage]) => earlier.countOf(`ask ${stage}`, cut) > 0));
      await drive(
        clock,
        () => {
          later.people(life.task);
          for (const [token, stage] of knownBefore)
            if (stage === 'review') life.task(token)?.succeed({ decision: 'approve' });
        },
        () => life.find(ARN)?.status !== 'RUNNING',
      );
      const place = `cut after line ${cut}: ${lines[cut - 1]!.slice(0, 60)}`;
      expect([place, life.find(ARN)?.status]).toEqual([place, 'SUCCEEDED']);
      expect([place, JSON.parse(life.detailsOf(ARN).output ?? 'null')]).toEqual([place, whole]);
      const answered = answeredIn(lines.slice(0, cut));
      for (const what of new Set(earlier.calls.map((call) => call.what))) {
        const usual = earlier.countOf(what);
        const expected = usual - (answered.get(what) ?? 0);
        expect([place, what, later.countOf(what)]).toEqual([place, what, expected]);
        expect([place, what, earlier.countOf(what, cut) + later.countOf(what) <= usual + 1]).toEqual([
          place,
          what,
          true,
        ]);
      }
      for (const token of later.tokens.keys()) expect([...earlier.tokens.keys()]).toContain(token);
      life.close();
    }
  });

  it('and killed again after any later line, ends the same', async () => {
    const lifeOf = async (journal: readonly JournalLine[] | undefined, tokens: Map<string, string>) => {
      const clock = manualClock(journal?.at(-1)?.at ?? START);
      const here = world(() => 0);
      const boomed = journal?.some((line) => line.kind === 'failed' && line.error === 'Boom') ?? false;
      const invoke: InvokeFunction = async (name, payload) => {
        const answer = await here.invoke(name, payload);
        return name === 'extract' && boomed ? { payload: { pages: [1, 2, 3] } } : answer;
      };
      const execution = runExecution({
        definition: DEFINITION,
        clock,
        invoke,
        ...(journal === undefined ? {} : { journal }),
      });
      let end: unknown;
      void execution.done.then((value) => (end = value));
      await drive(
        clock,
        () => {
          for (const [token, stage] of here.tokens) tokens.set(token, stage);
          for (const [token, stage] of tokens)
            if (stage === 'review') execution.task(token)?.succeed({ decision: 'approve' });
        },
        () => end !== undefined,
      );
      return { end: end as { output?: unknown }, journal: execution.journal() };
    };
    const tokens = new Map<string, string>();
    const whole = await lifeOf(undefined, tokens);
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (a, b) => {
          const firstCut = 1 + Math.floor(a * (whole.journal.length - 2));
          const second = await lifeOf(whole.journal.slice(0, firstCut), tokens);
          const secondCut = firstCut + Math.floor(b * (second.journal.length - 1 - firstCut));
          const third = await lifeOf(second.journal.slice(0, secondCut), tokens);
          expect(third.end.output).toEqual(whole.end.output);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('what a restart finds', () => {
  const waiting = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'W',
    States: { W: ask('review', { TimeoutSeconds: 3600, HeartbeatSeconds: 60, End: true }) },
  });
  const begun = async () => {
    const dataDir = folder();
    const clock = manualClock(START);
    const here = world(() => 0);
    const life = open(dataDir, clock, here.invoke);
    life.start({ ...MACHINE, definition: waiting }, ARN, '2025-x-1', '{}');
    await clock.advance(0);
    const token = [...here.tokens.keys()][0]!;
    life.close();
    return { dataDir, token };
  };
  const nobody: InvokeFunction = () => Promise.reject(new Error('nothing should be called'));

  it('keeps to the branch that failed first, though another one would come first now', async () => {
    const lose = (Seconds: number, Error: string) => ({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds, Next: 'L' }, L: { Type: 'Fail', Error } },
    });
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [lose(20, 'Slow'), lose(10, 'Fast')],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'W', Output: '{% $states.errorOutput.Error %}' }],
          End: true,
        },
        W: { Type: 'Wait', Seconds: 60, End: true },
      },
    };
    const clock = manualClock(START);
    const first = runExecution({ definition, clock, invoke: nobody });
    await clock.advance(11_000);
    expect(first.path().at(-1)).toBe('W');
    first.abandon();
    const muchLater = manualClock('2026-02-01T00:00:00Z');
    const second = runExecution({ definition, clock: muchLater, invoke: nobody, journal: first.journal() });
    expect(await second.done).toMatchObject({ status: 'SUCCEEDED', output: 'Fast' });
  });
  it('keeps a deadline that passed meanwhile, and refuses the token then', async () => {
    const { dataDir, token } = await begun();
    const clock = manualClock('2026-01-05T10:00:00Z');
    const life = open(dataDir, clock, nobody);
    await clock.advance(0);
    expect(life.detailsOf(ARN)).toMatchObject({ error: 'States.Timeout' });
    expect(life.tokenState(token)).toBe('closed');
  });
  it('gives a heartbeat its whole time again, since nobody could report meanwhile', async () => {
    const { dataDir, token } = await begun();
    const clock = manualClock('2026-01-05T08:30:00Z');
    const life = open(dataDir, clock, nobody);
    await clock.advance(59_999);
    expect(life.tokenState(token)).toBe('waiting');
    await clock.advance(1);
    expect(life.detailsOf(ARN)).toMatchObject({ error: 'States.HeartbeatTimeout' });
  });
  it('goes on by the definition it was started with, though the machine has another one now', async () => {
    const { dataDir, token } = await begun();
    const clock = manualClock(START);
    const life = open(dataDir, clock, nobody);
    await clock.advance(0);
    life.task(token)?.succeed({ n: 1 });
    await clock.advance(0);
    expect(life.detailsOf(ARN)).toEqual({ input: '{}', output: '{"n":1}' });
  });
  it('an execution torn in its first line was never promised to anybody and is gone', async () => {
    const { dataDir } = await begun();
    truncateSync(journalIn(dataDir), 40);
    expect(open(dataDir, manualClock(START), nobody).find(ARN)).toBeUndefined();
    expect(readdirSync(join(dataDir, 'executions'))).toEqual([]);
  });
  it('a journal damaged in its middle is named and refused, not guessed at', async () => {
    const { dataDir } = await begun();
    const lines = linesIn(dataDir);
    writeFileSync(journalIn(dataDir), `${[lines[0], '{"kind":"ent', ...lines.slice(2)].join('\n')}\n`);
    expect(() => open(dataDir, manualClock(START), nobody)).toThrow(JournalDamaged);
    expect(() => open(dataDir, manualClock(START), nobody)).toThrow(journalIn(dataDir));
  });
  it('an ended execution stays as it ended', async () => {
    const { dataDir, token } = await begun();
    const clock = manualClock(START);
    const life = open(dataDir, clock, nobody);
    life.stop(ARN, 'Closed');
    const size = statSync(journalIn(dataDir)).size;
    const next = open(dataDir, manualClock('2026-03-01T00:00:00Z'), nobody);
    expect(next.find(ARN)).toMatchObject({ status: 'ABORTED', stoppedAt: START });
    expect(next.tokenState(token)).toBe('closed');
    expect(statSync(journalIn(dataDir)).size).toBe(size);
  });
  it('a torn line is cut off the file, so that what follows stands on a line of its own', async () => {
    const { dataDir, token } = await begun();
    appendFileSync(journalIn(dataDir), '{"kind":"succ');
    const clock = manualClock(START);
    const life = open(dataDir, clock, nobody);
    await clock.advance(0);
    life.task(token)?.succeed('ok');
    await clock.advance(0);
    expect(open(dataDir, manualClock(START), nobody).detailsOf(ARN).output).toBe('"ok"');
  });
});
