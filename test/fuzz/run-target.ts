/**
 * Tries one entrance until its time is over: a process of its own, since nothing inside can end a reader that never does.
 * Arguments: name, seed, milliseconds, folder. What is being tried lies in the folder as `trying` before it is.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyTally, fuzz } from './fuzz.js';
import { TARGETS } from './targets.js';

/** A new seed after so many: a fault ends only its own round. */
const RUNS_OF_A_ROUND = 50;

const [name, seed, milliseconds, folder = ''] = process.argv.slice(2);
const target = TARGETS.find((each) => each.name === name);
if (target === undefined) throw new Error(`no entrance is called ${name}`);

const until = Date.now() + Number(milliseconds);
const tally = emptyTally();
for (let round = 0; Date.now() < until; round++) {
  await fuzz(target, tally, {
    seed: Number(seed) + round,
    runs: target.slow === true ? 10 : RUNS_OF_A_ROUND,
    trying: (bytes) => writeFileSync(join(folder, 'trying'), bytes),
  });
}
const { runs, worstMilliseconds, outcomes, faults } = tally;
writeFileSync(
  join(folder, 'tally.json'),
  JSON.stringify({
    ...{ runs, worstMilliseconds, outcomes: [...outcomes] },
    faults: [...faults.values()].map(({ bytes, what }) => ({ what, bytes: Buffer.from(bytes).toString('base64') })),
  }),
);
