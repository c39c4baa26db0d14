/** What is counted from the data folder: runs of functions and their time, states that executions entered, mails, and bytes of logs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FunctionModel } from '../../../local/template/model.js';

export function countedOnDisk(dataDir: string, functions: readonly FunctionModel[]): Record<string, number> {
  return {
    ...runsOf(join(dataDir, 'logs'), functions),
    'stepfunctions transitions': transitionsIn(join(dataDir, 'stepfunctions')),
    'ses mails': readdirSync(join(dataDir, 'mail')).length,
  };
}

/** The platform's line at the end of each run: `{"platform":"REPORT","requestId":"…","ms":12,"outcome":"ok"}`. */
function runsOf(logsDir: string, functions: readonly FunctionModel[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string, amount: number) => (counts[name] = (counts[name] ?? 0) + amount);
  for (const { name, memoryMb } of functions) {
    const file = join(logsDir, `${name}.log`);
    if (!existsSync(file)) continue;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (!line.includes('"platform":"REPORT"')) {
        add('logs bytes', Buffer.byteLength(line));
        continue;
      }
      const { ms } = JSON.parse(line) as { ms: number };
      add('lambda runs', 1);
      add(`lambda ${name}`, 1);
      add('lambda MB-ms', ms * memoryMb);
      add(`ms ${name}`, ms);
    }
  }
  return counts;
}

function transitionsIn(dir: string): number {
  if (!statSync(dir).isDirectory()) return 0;
  const journals = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return journals.reduce((sum, entry) => {
    const lines = readFileSync(join(entry.parentPath, basename(entry.name)), 'utf8');
    return sum + lines.split('"kind":"entered"').length - 1;
  }, 0);
}
