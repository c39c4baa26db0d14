/**
 * readDocument in a process of its own: the way in which the product opens files that it did not make. The result is
 * that of readDocument; where the process did not live to give one, a refusal that says which limit it met. A reader
 * that cannot work at all, or to which the machine gave no time, is an error and not a refusal: no agency is told that
 * its file is bad because ours are missing or because others were read at the same time.
 */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Reading, RefusalCode } from '#shared/report/record.js';
import type { ReadingOptions } from '../read-document.js';
import { parseAnswer } from './believe.js';
import { joinInput, READY, type Fault } from './child-answer.js';
import { CHILD_LIMITS, runChild, type ChildLimits, type ChildRun } from './run-child.js';
import { MOST_TRIES, withSecondTry } from './second-try.js';

export interface IsolationOptions extends ReadingOptions {
  /** The folder with the bundles of the child; beside this module, where nothing is said. */
  readonly folder?: string;
  readonly child?: Partial<ChildLimits>;
  /** The bundle that reads; the ordinary one, where nothing is said. */
  readonly entry?: 'read-child.mjs' | 'scan-child.mjs';
  /** Told after every run, the one that is tried again too; for measuring. */
  readonly onEnd?: (run: ChildRun) => void;
  /** Instead of a process; for tests of what becomes of its end. */
  readonly run?: typeof runChild;
}

/** The process that reads documents does not start or misses a part of its own. */
export class ReaderBroken extends Error {
  override readonly name = 'ReaderBroken';
  readonly code = 'reader-broken';
  readonly remedy = 'Bundle the reader anew; its folder holds fence.mjs, read-child.mjs and pdfium.wasm.';
}

/**
 * The document was not read, and this says nothing about it: the process was given too little of the machine. The name
 * is what the intake machine knows it by (infra/machines/intake.ts); asked again later, the same file may be read.
 */
export class ReaderBusy extends Error {
  override readonly name = 'ReaderBusy';
  readonly code = 'reader-busy';
  readonly remedy = 'Read the same file again when the machine has less to do.';
}

/** Where infra/bundle-functions.ts puts the bundles of the children. */
export function besideThisModule(): string {
  return fileURLToPath(new URL('./reader', import.meta.url));
}

const REFUSALS: Readonly<Record<Exclude<Fault, 'ours'>, readonly [RefusalCode, string]>> = {
  stack: ['too-complex', 'nested too deeply'],
  space: ['memory', 'needs more memory than a document may'],
  other: ['damaged', 'the reader stopped'],
};

/** @param bytes may still be on their way; where they do not arrive, neither does a reading */
export async function readIsolated(
  bytes: Uint8Array | Promise<Uint8Array>,
  options: IsolationOptions = {},
): Promise<Reading> {
  const limits = { ...CHILD_LIMITS, ...options.child };
  const reading: ReadingOptions = { limits: options.limits ?? {}, history: options.history ?? false };
  const entry = join(options.folder ?? besideThisModule(), options.entry ?? 'read-child.mjs');
  const input = bytes instanceof Promise ? bytes.then((body) => joinInput(reading, body)) : joinInput(reading, bytes);
  const start = options.run ?? runChild;
  const run = await withSecondTry(async () => {
    const each = await start(entry, input, limits);
    options.onEnd?.(each);
    return each;
  });
  const text = run.answer.toString('utf8');
  if (!text.startsWith(READY) && run.end === 'left') {
    throw new ReaderBroken(`left with ${run.exitCode} before it began: ${run.complaint.slice(-500)}`);
  }
  switch (run.end) {
    case 'cpu':
      return refusal('timeout', `not read within ${limits.cpuMilliseconds / 1000} s of CPU time`);
    case 'wall':
      throw new ReaderBusy(
        `${run.cpuMilliseconds ?? 'unknown'} of ${limits.cpuMilliseconds} ms CPU in ${limits.wallMilliseconds} ms, ${MOST_TRIES} times`,
      );
    case 'memory':
      return refusal('memory', 'needs more memory than a document may');
    case 'output':
      return refusal('too-complex', 'the reading is longer than a report can be');
    case 'left':
      return readingOf(text.slice(READY.length));
  }
}

function readingOf(text: string): Reading {
  const answer = text.endsWith('\n') ? parseAnswer(text) : undefined;
  if (answer === undefined) return refusal('damaged', 'the reader broke off');
  if ('reading' in answer) return answer.reading;
  if (answer.fault === 'ours') throw new ReaderBroken(answer.detail);
  const [code, words] = REFUSALS[answer.fault];
  return refusal(code, `${words} (${answer.detail})`);
}

function refusal(code: RefusalCode, detail: string): Reading {
  return { status: 'refused', reason: { code, detail } };
}
