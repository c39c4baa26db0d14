/**
 * One process for one document: the Node of this process with its permission model on, nothing to read but the folder
 * of its own bundle, an empty environment, bounded heap, WebAssembly memory, resident memory, output and CPU time. What
 * it is sent and what it answers mean is left to the callers.
 */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refuseDebugger } from './debugger.js';
import { systemGauge, type Gauge } from './usage.js';

export interface ChildLimits {
  /** What the process may compute: a busy machine makes it wait, but adds nothing to this. */
  readonly cpuMilliseconds: number;
  /** From the start of the process until it is killed, whatever it did: only against one that is stuck or starved. */
  readonly wallMilliseconds: number;
  readonly heapMegabytes: number;
  /** Of 64 KB each. */
  readonly wasmPages: number;
  /** Buffers outside the heap are bounded by no flag: the process is watched, where the system tells. */
  readonly residentBytes: number;
  readonly answerBytes: number;
}

/** A genuine report takes one or two seconds of CPU: it is read on a machine that gives it a thirtieth of a core. */
export const CHILD_LIMITS: ChildLimits = {
  cpuMilliseconds: 10_000,
  wallMilliseconds: 60_000,
  heapMegabytes: 384,
  wasmPages: 4_096,
  residentBytes: 700 * 1024 * 1024,
  answerBytes: 16 * 1024 * 1024,
};

export interface ChildRun {
  /** `left`: it ended by itself, well or not. The others name the limit at which it was killed. */
  readonly end: 'left' | 'cpu' | 'wall' | 'memory' | 'output';
  readonly exitCode: number | null;
  readonly answer: Buffer;
  /** The end of what it said about itself; for logs, never for people. */
  readonly complaint: string;
  /** The most resident memory seen, in bytes; 0 where the system does not tell. */
  readonly peakBytes: number;
  /** The CPU time when it was last seen alive; null where the system does not tell. */
  readonly cpuMilliseconds: number | null;
}

const COMPLAINT_BYTES = 4_096;

const isFlag = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);
/** The permission model's flag changed its name when the model was done. */
const PERMISSION = isFlag('--permission') ? '--permission' : '--experimental-permission';
/** From Node 22.14; before that the fence alone keeps the child's own debugger shut. */
const NO_DEBUGGER = isFlag('--disable-sigusr1') ? ['--disable-sigusr1'] : [];

/**
 * Runs `entry` beside its `fence.mjs`; both and whatever they read lie in one folder.
 * @param input may still be on its way: the process starts meanwhile, and is stopped where nothing arrives
 * @param gauge tells what the process used; given by tests
 */
export function runChild(
  entry: string,
  input: Uint8Array | Promise<Uint8Array>,
  limits: ChildLimits = CHILD_LIMITS,
  gauge: Gauge = systemGauge(),
): Promise<ChildRun> {
  // The fence keeps the child from sending the signal; should one get out, it finds no debugger here.
  refuseDebugger();
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
    let cpuMilliseconds: number | null = null;
    let size = 0;
    const answer: Buffer[] = [];
    let complaint = Buffer.alloc(0);
    const stop = (reason: ChildRun['end']): void => {
      if (end === 'left') end = reason;
      child.kill('SIGKILL');
    };
    const measure = (): void => {
      if (child.pid === undefined) return;
      const usage = gauge.read(child.pid);
      peakBytes = Math.max(peakBytes, usage.peakBytes);
      cpuMilliseconds = usage.cpuMilliseconds ?? cpuMilliseconds;
      if (usage.residentBytes > limits.residentBytes) stop('memory');
      else if ((usage.cpuMilliseconds ?? 0) >= limits.cpuMilliseconds) stop('cpu');
    };
    const watch = setInterval(measure, gauge.everyMilliseconds);
    const clock = setTimeout(() => {
      // A parent that was itself kept waiting may see both limits passed at once: then it is the child's own doing.
      measure();
      stop('wall');
    }, limits.wallMilliseconds);
    const stopWatching = (): void => {
      clearTimeout(clock);
      clearInterval(watch);
    };
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
      stopWatching();
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      stopWatching();
      const words = complaint.toString('utf8');
      if (end === 'left' && isOutOfMemory(signal, words)) end = 'memory';
      resolve({ end, exitCode, answer: Buffer.concat(answer), complaint: words, peakBytes, cpuMilliseconds });
    });
    Promise.resolve(input).then(
      (bytes) => child.stdin.end(bytes),
      (error: unknown) => {
        stop('left');
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function flagsOf(folder: string, limits: ChildLimits): string[] {
  return [
    PERMISSION,
    `--allow-fs-read=${join(folder, '*')}`,
    ...NO_DEBUGGER,
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

/** V8 aborts when its heap is full; the system kills with the signal that we also use. */
function isOutOfMemory(signal: NodeJS.Signals | null, complaint: string): boolean {
  return signal === 'SIGKILL' || (signal !== null && /out of memory|allocation failed/i.test(complaint));
}
