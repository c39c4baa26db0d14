/**
 * Processes that are there to be killed: each leads a group of its own, and dies with everything that it forked. Their
 * members are read from /proc (man 5 proc), which is where the instances of functions are found.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Running {
  readonly child: ChildProcess;
  /** The first thing that it said over its channel. */
  readonly said: unknown;
}

const DYING_MS = 20_000;
const STARTING_MS = 120_000;

/** @throws with the end of its output where it dies before it says anything */
export async function startProcess(file: string, args: readonly string[], logFile: string): Promise<Running> {
  const child = fork(join(import.meta.dirname, file), args, {
    execArgv: ['--import', 'tsx'],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)));
    stream?.pipe(log, { end: false });
  }
  const said = await new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} says nothing:\n${words}`)), STARTING_MS);
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${file} ended with ${code}:\n${words}`));
    });
  });
  return { child, said };
}

/** The process and all that it forked, in one blow; resolves when none of them lives. */
export async function killGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    return;
  }
  for (const end = Date.now() + DYING_MS; membersOf(pid).length > 0;) {
    if (Date.now() > end) throw new Error(`still alive after SIGKILL: ${membersOf(pid).join()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Instances of functions in a group, by their process ids. */
export function instancesOf({ pid }: ChildProcess): number[] {
  if (pid === undefined) return [];
  return membersOf(pid).filter((member) => textOf(member, 'cmdline').includes('runner.mjs'));
}

function membersOf(group: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const stat = textOf(pid, 'stat');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(pgrp) === group && state !== 'Z';
    });
}

function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended between being listed and being looked at.
    return '';
  }
}
