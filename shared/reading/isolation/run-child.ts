/**
 * One process for one document: the Node of this process with its permission model on, nothing to read but the folder
 * of its own bundle, an empty environment, bounded heap, WebAssembly memory, resident memory, output and time. What
 * it is sent and what it answers mean is left to the callers.
 */
import { spawn } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ChildLimits {
  /** From the start of the process until it is killed. */
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** Of 64 KB each. */
  readonly wasmPages: number;
  /** Buffers outside the heap are bounded by no flag: the process is watched, where the system tells (Linux). */
  readonly residentBytes: number;
  readonly answerBytes: number;
}

export const CHILD_LIMITS: ChildLimits = {
  milliseconds: 10_000,
  heapMegabytes: 384,
  wasmPages: 4_096,
  residentBytes: 700 * 1024 * 1024,
  answerBytes: 16 * 1024 * 1024,
};

export interface ChildRun {
  /** `left`: it ended by itself, well or not. The others name the limit at which it was killed. */
  readonly end: 'left' | 'time' | 'memory' | 'output';
  readonly exitCode: number | null;
  readonly answer: Buffer;
  /** The end of what it said about itself; for logs, never for people. */
  readonly complaint: string;
  /** The most resident memory seen, in bytes; 0 where the system does not tell. */
  readonly peakBytes: number;
}

const WATCH_MILLISECONDS = 20;
const COMPLAINT_BYTES = 4_096;

/** The permission model's flag changed its name when the model was done. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** Runs `entry` beside its `fence.mjs`; both and whatever they read lie in one folder. */
export function runChild(entry: string, input: Uint8Array, limits: ChildLimits = CHILD_LIMITS): Promise<ChildRun> {
  const script = realpathSync(entry);
  const folder = dirname(script);
  const child = spawn(process.execPath, [...flagsOf(folder, limits), script], {
    cwd: folder,
    env: onlyLibraries(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    let end: ChildRun['end'] = 'left';
    let peakBytes = 0;
    let size = 0;
    const answer: Buffer[] = [];
    let complaint = Buffer.alloc(0);
    const stop = (reason: ChildRun['end']): void => {
      if (end === 'left') end = reason;
      child.kill('SIGKILL');
    };
    const clock = setTimeout(() => stop('time'), limits.milliseconds);
    const watch = setInterval(() => {
      const memory = residentOf(child.pid);
      peakBytes = Math.max(peakBytes, memory.peak);
      if (memory.now > limits.residentBytes) stop('memory');
    }, WATCH_MILLISECONDS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.answerBytes) stop('output');
      else answer.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = Buffer.concat([complaint, chunk]).subarray(-COMPLAINT_BYTES);
    });
    // A child that dies while it is being written to: how it died is what counts.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      clearTimeout(clock);
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(clock);
      clearInterval(watch);
      const words = complaint.toString('utf8');
      if (end === 'left' && isOutOfMemory(signal, words)) end = 'memory';
      resolve({ end, exitCode, answer: Buffer.concat(answer), complaint: words, peakBytes });
    });
    child.stdin.end(input);
  });
}

function flagsOf(folder: string, limits: ChildLimits): string[] {
  return [
    PERMISSION,
    `--allow-fs-read=${join(folder, '*')}`,
    '--no-warnings',
    // In these two places only: NODE_OPTIONS does not take them, and the environment is empty anyway.
    `--max-old-space-size=${limits.heapMegabytes}`,
    `--wasm-max-mem-pages=${limits.wasmPages}`,
    '--disallow-code-generation-from-strings',
    `--import=${pathToFileURL(join(folder, 'fence.mjs')).href}`,
  ];
}

/** Where Node's own libraries lie, where it does not know by itself; the child forgets even that before it starts. */
function onlyLibraries(): NodeJS.ProcessEnv {
  const path = process.env['LD_LIBRARY_PATH'];
  return path === undefined ? {} : { LD_LIBRARY_PATH: path };
}

function residentOf(pid: number | undefined): { now: number; peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
  } catch {
    return { now: 0, peak: 0 };
  }
}

/** V8 aborts when its heap is full; the system kills with the signal that we also use. */
function isOutOfMemory(signal: NodeJS.Signals | null, complaint: string): boolean {
  return signal === 'SIGKILL' || (signal !== null && /out of memory|allocation failed/i.test(complaint));
}
