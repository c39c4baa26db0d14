/**
 * `npm run drill [-- --minutes 30 --seed N --agencies 24 --former REF]`: prints the plan, carries it out, prints the figures
 * and every invariant that broke; a run in which too little was done fails as one that proved too little. The data of a run that failed is kept, and the command that repeats it printed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesize } from '../../demo/synthesize.js';
import { drill } from './conductor.js';
import { madeUp } from './agencies.js';
import { asTable } from './figures.js';
import { formerAssembly } from './former.js';
import { faultsFrom, habitsFrom, toldFault } from './plan.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    agencies: { type: 'string', default: '24' },
    /** A commit or tag whose code takes over for a while; `none` for no such change. */
    former: { type: 'string', default: 'HEAD~1' },
    keep: { type: 'boolean', default: false },
  },
});
/** A busy machine may be so much longer at what a run is to prove. */
const MOST_GOING_ON_MS = 600_000;
const seed = Number(values.seed);
const ms = Number(values.minutes) * 60_000;
const agencies = madeUp(Number(values.agencies));
const former = values.former === 'none' ? undefined : formerAssembly(values.former);
const faults = faultsFrom({ seed, ms, former: former !== undefined });
const repeat = `npm run drill -- ${['minutes', 'agencies', 'former'].map((name) => `--${name} ${String(values[name as keyof typeof values])}`).join(' ')} --seed ${seed}`;

console.log(`${repeat}\n`);
for (const planned of faults) console.log(toldFault(planned));
for (const [n, { id }] of agencies.entries()) console.log(`   ${id}: ${JSON.stringify(habitsFrom(seed, n))}`);
const dir = mkdtempSync(join(tmpdir(), 'nianbao-drill-'));
const begun = Date.now();
const say = (line: string) => console.log(`${((Date.now() - begun) / 1000).toFixed(0).padStart(6)} s  ${line}`);
const outcome = await drill({
  ...{ dir, seed, ms, agencies, faults, assembly: synthesize(), formerAssembly: former, say },
  goesOnMs: MOST_GOING_ON_MS,
});
console.log(`\n${asTable(outcome.figures)}\n`);
if (outcome.tooLittle.length > 0) {
  console.log(`Proved too little:\n${outcome.tooLittle.join('\n')}\n`);
  process.exitCode = 2;
}
if (outcome.broken.length === 0) console.log('All invariants hold.');
else {
  console.log(`${outcome.broken.length} broken:\n${outcome.broken.join('\n')}\n\nTo repeat: ${repeat}`);
  process.exitCode = 1;
}
if (process.exitCode !== undefined || values.keep) {
  writeFileSync(join(dir, 'broken.txt'), outcome.broken.join('\n'));
  console.log(`The data stays in ${dir}`);
} else rmSync(dir, { recursive: true, force: true });
