import { cpSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manualClock } from '../../local/clock.js';
import { runExecution } from '../../local/stepfunctions/execution.js';
import type { JournalLine } from '../../local/stepfunctions/journal.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';
import { START, DEFINITION, EXPECTED, world, drive, answeredIn, folder, MACHINE, ARN, open, journalIn, linesIn } from './stepfunctions-scene.js';

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
