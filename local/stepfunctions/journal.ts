/**
 * The journal of one execution: an append-only file of JSON lines that holds every outcome which cannot be worked out
 * again (times, results of functions, what was told by token), and nothing that can. Replaying it from the first state
 * brings an execution back to where it stood. Who writes which line, and when, is the interpreter's affair; a line that a
 * crash tore in half was never acknowledged to anybody and is dropped.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type EndStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

interface LineFields {
  started: {
    arn: string;
    name: string;
    machineArn: string;
    machineName: string;
    definition: string;
    input: string;
    seed: string;
  };
  entered: { state: string; type: string };
  scheduled: { resource: string; timeoutAt?: string };
  /** The function of a waiting task has returned: it is not called again after a restart. */
  sent: object;
  succeeded: { output: unknown };
  failed: { error: string; cause: string };
  retrying: { until: string };
  caught: { error: string };
  joined: { error?: string; cause?: string };
  waiting: { until: string };
  exited: { state: string; type: string };
  ended: { status: EndStatus; output?: unknown; error?: string; cause?: string };
}

export type LineKind = keyof LineFields;
export type Line<K extends LineKind> = { kind: K; at: string; visit: string; attempt: number } & LineFields[K];
export type FieldsOf<K extends LineKind> = LineFields[K];
export type JournalLine = { [K in LineKind]: Line<K> }[LineKind];

export interface Journal {
  /** What was there when the journal was opened. */
  readonly lines: readonly JournalLine[];
  append(line: JournalLine): void;
}

/** Lines that somebody outside relies on once they are written; the others ride along with the next of these. */
const DURABLE = new Set<LineKind>(['started', 'sent', 'succeeded', 'failed', 'ended']);

export interface Sealing {
  seal(text: string): string;
  unseal(text: string): string;
}

export class JournalDamaged extends Error {
  readonly code = 'JournalDamaged';
  readonly remedy = 'Restore the file from a copy, or move it away: that one execution is then forgotten.';
  constructor(path: string, lineNumber: number) {
    super(`Line ${lineNumber} of ${path} is not JSON, though lines follow it.`);
    this.name = 'JournalDamaged';
  }
}

/** Reads a journal and cuts off a torn last line, so that the next append starts on a line of its own. */
export function openJournal(path: string, sealing: Sealing): Journal {
  const isNew = !existsSync(path);
  if (isNew) mkdirSync(dirname(path), { recursive: true });
  const lines = isNew ? [] : readJournal(path, sealing, truncateSync);
  let folderIsSafe = !isNew;
  return {
    lines,
    append(line) {
      const text = `${sealing.seal(JSON.stringify(line))}\n`;
      if (!DURABLE.has(line.kind)) return appendFileSync(path, text, { mode: 0o600 });
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, text);
        fdatasyncSync(file);
      } finally {
        closeSync(file);
      }
      if (!folderIsSafe) {
        syncFolder(dirname(path));
        folderIsSafe = true;
      }
    },
  };
}

/** The whole lines of a journal; `cutAt` is told where whole lines end when something torn follows them. */
export function readJournal(
  path: string,
  sealing: Sealing,
  cutAt?: (path: string, length: number) => void,
): JournalLine[] {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) cutAt?.(path, whole);
  const texts = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
  return texts.map((text, index) => {
    try {
      return JSON.parse(sealing.unseal(text)) as JournalLine;
    } catch {
      throw new JournalDamaged(path, index + 1);
    }
  });
}

export function memoryJournal(lines: readonly JournalLine[] = []): Journal & { all(): JournalLine[] } {
  const added: JournalLine[] = [];
  return { lines, append: (line) => void added.push(line), all: () => [...lines, ...added] };
}

/** Without this a power cut may forget the file's name, though not its content. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
