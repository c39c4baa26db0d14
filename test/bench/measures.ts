/** What a bench measures: one thing, many times, against a target. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { spread, timed, type Spread } from './statistics.js';

export interface Measure {
  readonly what: string;
  /** Milliseconds that the median may take; null for what is only watched. */
  readonly target: number | null;
  /** The works to time, made before the clock starts. */
  readonly works: () => readonly (() => unknown)[];
}

export interface Measured extends Spread {
  readonly what: string;
  readonly target: number | null;
  readonly count: number;
}

/** Each work once without a clock, so that code is compiled, then the fastest of a few runs of each. */
export async function take({ what, target, works }: Measure): Promise<Measured> {
  const all = works();
  for (const work of all) await work();
  const times: number[] = [];
  for (const work of all) times.push(await timed(work));
  return { what, target, count: all.length, ...spread(times) };
}

export function printMeasured(rows: readonly Measured[]): void {
  const line = (what: string, ...numbers: readonly string[]): void =>
    console.log(what.padEnd(56) + numbers.map((number) => number.padStart(11)).join(''));
  line('', 'times', 'median, ms', 'p95, ms', 'target');
  for (const { what, count, median, p95, target } of rows) {
    const verdict = target === null ? '' : `${target}${median <= target ? '' : ' (!)'}`;
    line(what, String(count), median.toFixed(2), p95.toFixed(2), verdict);
  }
}

export function saveMeasured(file: string, rows: readonly Measured[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ machine: { node: process.version, cores: cpus().length }, rows }, null, 2));
  console.log(`saved as ${file}`);
}
