/**
 * `npm run fuzz -- --minutes N --seed S [--only WORDS]`: every entrance for its share of the time, two at once, each in a process that
 * is stopped when one file takes far longer than the product would wait. Prints a table; what failed lies in a folder, as small
 * as it could be made, to be mended and kept in test/fuzz/corpus.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOfBytes } from '#shared/ids/digest.js';
import { folderOf } from './corpus.js';
import { fuzzRequests, ROUTES_TARGET } from './requests-run.js';
import type { Target } from './target.js';
import { TARGETS } from './targets.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const minutes = Number(values.minutes ?? '5');
const seed = Number(values.seed ?? String(Date.now() % 1_000_000));
if (!(minutes > 0) || !Number.isSafeInteger(seed)) throw new Error('npm run fuzz -- --minutes N --seed S');

/** A busy machine makes a process wait: only what takes many times as long as it may compute is taken for endless. */
const PATIENCE = 6;
const AT_ONCE = 2;
const FOUND = mkdtempSync(join(tmpdir(), 'nianbao-fuzz-'));

export interface Row {
  readonly name: string;
  readonly runs: number;
  readonly worstMilliseconds: number | null;
  readonly outcomes: readonly (readonly [string, number])[];
  readonly faults: readonly { readonly what: string; readonly kept: string }[];
}

function keep(name: string, bytes: Uint8Array): string {
  const folder = join(FOUND, folderOf(name));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${digestOfBytes(bytes).slice(0, 12)}.bin`);
  writeFileSync(path, bytes);
  return path;
}

function entrance({ name, seconds }: Target, milliseconds: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-fuzzing-'));
  const trying = join(folder, 'trying');
  const run = ['--import', 'tsx', join(import.meta.dirname, 'run-target.ts')];
  const child = spawn(process.execPath, [...run, name, String(seed), String(milliseconds), folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
  let endless = false;
  const watch = setInterval(() => {
    const since = statSync(trying, { throwIfNoEntry: false })?.mtimeMs;
    endless = since !== undefined && Date.now() - since > seconds * 1000 * PATIENCE;
    if (endless) child.kill('SIGKILL');
  }, 1000);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      const none = { name, runs: 0, worstMilliseconds: null, outcomes: [] };
      if (code !== 0) {
        const kept = join(FOUND, `${folderOf(name)}.bin`);
        if (statSync(trying, { throwIfNoEntry: false })) copyFileSync(trying, kept);
        const what = endless ? `does not end within ${seconds * PATIENCE} s` : `the process ended: ${complaint}`;
        return resolve({ ...none, faults: [{ what, kept }] });
      }
      const told = JSON.parse(readFileSync(join(folder, 'tally.json'), 'utf8')) as Omit<Row, 'name' | 'faults'> & {
        faults: { what: string; bytes: string }[];
      };
      const faults = told.faults.map(({ what, bytes }) => ({ what, kept: keep(name, Buffer.from(bytes, 'base64')) }));
      return resolve({ ...told, name, faults });
    });
  });
}

function line({ name, runs, worstMilliseconds, outcomes, faults }: Row): string {
  const worst = worstMilliseconds === null ? '?' : `${Math.round(worstMilliseconds)} ms`;
  const told = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`);
  const bad = faults.map(({ what, kept }) => `\n    FAULT ${what}\n          ${kept}`);
  return `${name.padEnd(24)} ${String(runs).padStart(7)} ${worst.padStart(9)}  ${told.join(', ')}${bad.join('')}`;
}

const chosen = TARGETS.filter(({ name }) => name.includes(values.only ?? ''));
const withRoutes = ROUTES_TARGET.includes(values.only ?? '');
const share = (minutes * 60_000 * AT_ONCE) / (chosen.length + (withRoutes ? 2 : 0));
process.stdout.write(
  `seed ${seed}, ${minutes} minutes\n${'entrance'.padEnd(24)}    runs     worst  what became of them\n`,
);
const queue = [...chosen];
let faults = 0;
function tell(row: Row): void {
  faults += row.faults.length;
  process.stdout.write(`${line(row)}\n`);
}
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) tell(await entrance(next, share));
  }),
);
if (withRoutes) tell(await fuzzRequests({ seed, milliseconds: share, keep }));
process.exit(faults > 0 ? 1 : 0);
