/**
 * Holds a data folder for one process at a time. Each process leaves its own entry beside the others' and withdraws
 * if it sees a living one, so two starts at once can both refuse but never both run. Entries of processes that died
 * without a word are cleared away.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloudRefusal } from './refusal.js';

export interface DataFolderLock {
  release(): void;
}

/** @throws LocalCloudRefusal if a living process holds the folder */
export function lockDataFolder(dataDir: string, pid: number = process.pid): DataFolderLock {
  const folder = join(dataDir, 'running');
  mkdirSync(folder, { recursive: true });
  const own = join(folder, entryOf(pid));
  writeFileSync(own, '');
  for (const entry of readdirSync(folder)) {
    if (entry === entryOf(pid)) continue;
    if (isAlive(entry)) {
      rmSync(own, { force: true });
      throw new LocalCloudRefusal(
        'DataFolderInUse',
        `The data folder ${dataDir} is in use by process ${entry.split('-')[0]}.`,
        'Stop that process first, or choose another data folder.',
      );
    }
    rmSync(join(folder, entry), { force: true });
  }
  return { release: () => rmSync(own, { force: true }) };
}

/** The process id with its start time where the system tells it, since ids are used again. */
export function entryOf(pid: number): string {
  return `${pid}-${startTime(pid) ?? 'unknown'}`;
}

/** Whether the very process an entry was made for still lives. */
export function isAlive(entry: string): boolean {
  const [pid = '', started = ''] = entry.split('-');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startTime(Number(pid));
  return now === undefined || started === 'unknown' || now === started;
}

/** Field 22 of /proc/<pid>/stat (man 5 proc); the second field may hold blanks and brackets. A zombie no longer lives. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : fields[19];
  } catch {
    return undefined;
  }
}
