/**
 * An append-only file of JSON lines that are on disk before they are acknowledged, and the small whole files that are
 * replaced in one step. A last line torn by a crash was never acknowledged and is dropped when read.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface AppendLog {
  /** Resolves when the value is on disk. Calls made together share one flush. */
  append(value: unknown): Promise<void>;
  close(): Promise<void>;
}

export async function openAppendLog(path: string): Promise<AppendLog> {
  mkdirSync(dirname(path), { recursive: true });
  const file: FileHandle = await open(path, 'a', 0o600);
  let queue: string[] = [];
  let flushing: Promise<void> | undefined;
  const flush = async (): Promise<void> => {
    // One turn of the loop, so that everything appended together is flushed together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    const lines = queue.join('');
    queue = [];
    flushing = undefined;
    writing = writing.then(async () => {
      await file.appendFile(lines);
      await file.datasync();
    });
    await writing;
  };
  let writing: Promise<void> = Promise.resolve();
  return {
    append(value) {
      queue.push(`${JSON.stringify(value)}\n`);
      return (flushing ??= flush());
    },
    async close() {
      await flushing;
      await writing;
      await file.close();
    },
  };
}

/** The values of a log, oldest first; none if the file does not exist. */
export function readLog(path: string): unknown[] {
  const text = readIfThere(path) ?? '';
  const lines = text.split('\n');
  // Without its newline, the last line was not wholly written.
  lines.pop();
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

/** Replaces a file so that, whatever happens, either the old or the new content is there. */
export function replaceFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  writeSync(file, content);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
