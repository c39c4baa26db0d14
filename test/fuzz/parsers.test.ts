/** Every entrance of foreign bytes gives a named answer to whatever comes: the short form of `npm run fuzz`, and what once failed. */
import { describe, expect, test } from '@jest/globals';
import { CORPUS, folderOf } from './corpus.js';
import { emptyTally, faultOf, fuzz } from './fuzz.js';
import { mutated } from './mutation.js';
import { TARGETS } from './targets.js';

const [RUNS, RUNS_OF_SLOW] = [25, 3];

describe.each(TARGETS)('$name', (target) => {
  test('takes its sound files, and refuses or takes spoilt ones', async () => {
    const { seeds } = await target.soil();
    for (const bytes of seeds) expect(await faultOf(target, bytes)).toBeUndefined();
    const tally = emptyTally();
    await fuzz(target, tally, { seed: 1, runs: target.slow === true ? RUNS_OF_SLOW : RUNS });
    expect([...tally.faults.keys()]).toEqual([]);
    expect(tally.runs).toBeGreaterThan(0);
  });
});

describe('what once failed', () => {
  test.each(CORPUS)('$folder/$file is answered', async ({ folder, bytes }) => {
    const target = TARGETS.find(({ name }) => folderOf(name) === folder);
    expect(target).toBeDefined();
    if (target !== undefined) expect(await faultOf(target, bytes())).toBeUndefined();
  });
});

test('a fault is found, and made smaller', async () => {
  const tally = emptyTally();
  const read = (bytes: Uint8Array) => {
    if (bytes.length > 3) throw new Error('longer than three');
    return 'read';
  };
  const soil = { seeds: [new Uint8Array(1000)] };
  await fuzz({ name: 'x', enters: '', soil: () => soil, read, seconds: 1 }, tally, { seed: 1, runs: 100 });
  const [fault] = tally.faults.values();
  expect(fault?.what).toContain('longer than three');
  expect(fault?.bytes.length).toBeLessThan(1100);
});

test('the same seed spoils in the same way', async () => {
  const spoilt = mutated(
    { seeds: [new Uint8Array(100).fill(0x31)] },
    {
      seed: 0,
      part: 0,
      raw: false,
      edits: [
        { is: 'figure', at: 500_000, figure: 3 },
        { is: 'end', at: 999_999 },
      ],
    },
  );
  expect(Buffer.from(spoilt).toString()).toBe(`${'1'.repeat(50)}255`);
});
