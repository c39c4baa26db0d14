/**
 * `nianbao extract FILE... [--json | --matrix] [--history]`: reads documents and prints what stands in them. With
 * --history reports on the trial form of 2019 are read too. The exit code is the worst that happened to any of them.
 */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readerFromSource } from '../infra/bundle-reader.js';
import { DEFAULT_LIMITS, refuse } from '#shared/reading/limits.js';
import { refusedReading } from '#shared/reading/assemble.js';
import { readWithScans } from '#shared/reading/isolation/scan-isolated.js';
import type { ReadingOptions } from '#shared/reading/read-document.js';
import type { Reading } from '#shared/report/record.js';
import { matrixLine } from './matrix.js';
import { readableTables } from './tables.js';
import { EXIT_INTERNAL, EXIT_USAGE, type Terminal } from './terminal.js';

const EXIT: Readonly<Record<Reading['status'], number>> = { extracted: 0, partial: 2, refused: 3 };

export const USAGE = [
  '用法 usage：nianbao extract FILE... [--json | --matrix] [--history]',
  '  --json 每个文件输出一行 JSON；--matrix 每个文件输出一行数字；--history 也识别 2019 年试行版的表格。',
  '',
].join('\n');
const HISTORY = '--history';

/**
 * Reads the file named by the caller, in a process of its own as the product does; a file that is not there is a refusal
 * like any other.
 */
export async function readFileAs(file: string, directory: string, options: ReadingOptions = {}): Promise<Reading> {
  const path = resolve(directory, file);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return refusedReading(refuse('not-found', 'no such file'));
  if (!found.isFile()) return refusedReading(refuse('not-found', 'not a file'));
  if (found.size > DEFAULT_LIMITS.bytes) {
    return refusedReading(refuse('too-large', `${found.size} bytes, at most ${DEFAULT_LIMITS.bytes}`));
  }
  return readWithScans(await readFile(path), { ...options, folder: readerFromSource() });
}

type Format = (file: string, reading: Reading) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  '--matrix': (file, reading) => `${matrixLine(file, reading)}\n`,
  '--json': (file, reading) => `${JSON.stringify({ file, ...reading })}\n`,
};

export async function run(args: readonly string[], terminal: Terminal, read = readFileAs): Promise<number> {
  const history = args.includes(HISTORY);
  const flags = args.filter((argument) => argument.startsWith('--') && argument !== HISTORY);
  const files = args.filter((argument) => !argument.startsWith('--'));
  const unknown = flags.find((flag) => FORMATS[flag] === undefined);
  if (files.length === 0 || unknown !== undefined || flags.length > 1) {
    terminal.complain(USAGE);
    return EXIT_USAGE;
  }
  const format = FORMATS[flags[0] ?? ''] ?? readableTables;
  let worst = 0;
  let failed = false;
  for (const file of files) {
    try {
      const reading = await read(file, terminal.directory, { history });
      terminal.write(format(file, reading));
      worst = Math.max(worst, EXIT[reading.status]);
    } catch (error) {
      terminal.complain(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      failed = true;
    }
  }
  return failed ? EXIT_INTERNAL : worst;
}
