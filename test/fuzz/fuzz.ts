/** Tries one entrance with spoilt files, from a seed, and counts what became of them. */
import fc from 'fast-check';
import { mutated, mutation, type Soil } from './mutation.js';
import type { Target } from './target.js';

export interface Fault {
  /** The smallest that was found to do it. */
  readonly bytes: Uint8Array;
  readonly what: string;
}

export interface Tally {
  runs: number;
  /** Of computing, for one try: a busy machine adds nothing to it. */
  worstMilliseconds: number;
  readonly outcomes: Map<string, number>;
  /** By what was thrown and where. */
  readonly faults: Map<string, Fault>;
}

export const emptyTally = (): Tally => ({ runs: 0, worstMilliseconds: 0, outcomes: new Map(), faults: new Map() });

const count = (tally: Tally, outcome: string) => tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);

/** What was thrown, and the place of ours that is nearest to it: the same fault is told once. */
export function faultName(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const place = /\((?:file:\/\/)?\S*?((?:shared|functions|cli)\/[\w./-]+:\d+)/.exec(error.stack ?? '')?.[1] ?? '';
  return `${error.name}: ${error.message.slice(0, 120)} ${place}`.trim();
}

/** @throws what the entrance throws; too much computing for one file is thrown, too */
async function tried(target: Target, bytes: Uint8Array, tally: Tally): Promise<void> {
  const before = process.cpuUsage();
  const outcome = await target.read(bytes);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  tally.runs += 1;
  tally.worstMilliseconds = Math.max(tally.worstMilliseconds, milliseconds);
  count(tally, outcome);
  if (milliseconds > target.seconds * 1000) throw new TooSlow(`${Math.round(milliseconds)} ms of computing`);
}

class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  /** Told of each file before it is tried: of one that never ends, somebody else knows. */
  readonly trying?: (bytes: Uint8Array) => void;
}

/** Up to the first fault, which is then made smaller. */
export async function fuzz(target: Target, tally: Tally, { seed, runs, trying }: FuzzOptions): Promise<void> {
  const soil: Soil = await target.soil();
  let last: { bytes: Uint8Array; error: unknown } | undefined;
  const property = fc.asyncProperty(mutation, async (one) => {
    const bytes = mutated(soil, one);
    trying?.(bytes);
    try {
      await tried(target, bytes, tally);
    } catch (error) {
      last = { bytes, error };
      throw error;
    }
  });
  const outcome = await fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 600_000 });
  if (!outcome.failed || last === undefined) return;
  const what = faultName(last.error);
  count(tally, 'FAULT');
  if (!tally.faults.has(what)) tally.faults.set(what, { bytes: last.bytes, what });
}

/** The fault of one file that is kept, or undefined. */
export async function faultOf(target: Target, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await tried(target, bytes, emptyTally());
    return undefined;
  } catch (error) {
    return faultName(error);
  }
}
