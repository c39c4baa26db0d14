import { appendFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import { runExecution } from '../../local/stepfunctions/execution.js';
import { JournalDamaged } from '../../local/stepfunctions/journal.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';
import { START, ask, world, folder, MACHINE, ARN, open, journalIn, linesIn } from './stepfunctions-scene.js';

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
