/** The peak of resident memory of each part, as Linux keeps it: functions by name, what they fork, the database, the services. */
import { readdirSync, readFileSync } from 'node:fs';

export interface MemoryWatch {
  /** MB by part. */
  peaks(): Record<string, number>;
  close(): void;
}

const EVERY_MS = 500;

export function watchMemory(): MemoryWatch {
  const peaks = new Map<string, number>();
  const look = (): void => {
    const parents = parentsOfAll();
    for (const pid of familyOf(process.pid, parents)) {
      const part = pid === process.pid ? 'local services' : partOf(pid, parents);
      if (part !== undefined) peaks.set(part, Math.max(peaks.get(part) ?? 0, peakOf(pid)));
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return { peaks: () => Object.fromEntries(peaks), close: () => clearInterval(timer) };
}

function parentsOfAll(): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return parents;
}

/** This process and all that came of it. A process that ends meanwhile is left out. */
function familyOf(root: number, parents: ReadonlyMap<number, number>): number[] {
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || descends(parents.get(pid)));
  return [...parents.keys()].filter(descends);
}

/** What a function forks to read a stranger's file has none of its environment: it is known by who forked it. */
function partOf(pid: number, parents: ReadonlyMap<number, number>): string | undefined {
  if (read(`/proc/${pid}/cmdline`).includes('dynoxide')) return 'database';
  const own = functionOf(pid);
  if (own !== undefined) return own;
  const parent = functionOf(parents.get(pid) ?? 0);
  return parent === undefined ? undefined : `${parent}, its child`;
}

function functionOf(pid: number): string | undefined {
  return /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]+)/.exec(read(`/proc/${pid}/environ`))?.[1];
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
