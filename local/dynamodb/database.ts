/**
 * Starts DynamoDB on one machine: the dynoxide binary of the platform's npm package on a file in the data folder, or
 * whatever already answers at `DDB_ENDPOINT`. The binary ends with this process, however it ends.
 *
 * Commits survive the death of the process but may be lost with the power (SQLite `synchronous = NORMAL`), and
 * ClientRequestToken is forgotten at a restart, so a transaction must carry its own conditions, as it must on AWS
 * after ten minutes.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { entryOf, isAlive } from '../data-folder.js';
import { readIfThere } from '../append-log.js';
import { freePort } from '../listen.js';
import { LocalCloudRefusal } from '../refusal.js';

export interface DatabaseOptions {
  /** Folder of the database file. */
  readonly dir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** An endpoint that is used instead of starting anything. */
  readonly endpoint?: string | undefined;
  readonly platform?: string;
}

export interface Database {
  readonly endpoint: string;
  /** Undefined for a database that was not started here. */
  readonly pid: number | undefined;
  close(): Promise<void>;
}

const START_LIMIT_MS = 10_000;

/**
 * Holds the binary's life to ours: the shell's input is a pipe from this process, which closes even when the process
 * is killed; the shell then ends the binary. The first line it writes is the binary's process id.
 */
const KEEPER = '"$0" "$@" >&2 </dev/null & child=$!; echo $child; read -r _; kill $child 2>/dev/null; wait $child';

/** @throws LocalCloudRefusal if there is no binary for this machine or it does not come up */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.endpoint !== undefined) {
    if (!(await answers(options.endpoint))) {
      throw new LocalCloudRefusal(
        'DatabaseSilent',
        `Nothing answers at ${options.endpoint}, the DDB_ENDPOINT.`,
        'Start that DynamoDB, or unset DDB_ENDPOINT.',
      );
    }
    return { endpoint: options.endpoint, pid: undefined, close: () => Promise.resolve() };
  }
  const binary = findBinary(options.platform ?? `${process.platform}-${process.arch}`);
  mkdirSync(options.dir, { recursive: true });
  const pidFile = join(options.dir, 'pid');
  await endStale(pidFile);
  const port = options.port === 0 ? await freePort() : options.port;
  const endpoint = `http://127.0.0.1:${port}`;
  // Another program there would be taken for ours.
  if (await answers(endpoint)) throw portTaken(port);
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', join(options.dir, 'dynamodb.sqlite')];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, binary, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  keeper.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  const pid = await firstLine(keeper);
  writeFileSync(pidFile, entryOf(pid));
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(endpoint))) {
    if (!isAlive(entryOf(pid)) || Date.now() > deadline) {
      keeper.stdin.end();
      throw new LocalCloudRefusal(
        'DatabaseFailed',
        `The database did not start: ${said.trim() || 'no word from it'}.`,
        'Is the port free and the data folder writable?',
      );
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
  }
  return {
    endpoint,
    pid,
    async close() {
      keeper.stdin.end();
      await ended;
      rmSync(pidFile, { force: true });
    },
  };
}

function findBinary(platform: string): string {
  const name = `@dynoxide/${platform}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch (cause) {
    throw new LocalCloudRefusal(
      'NoDatabase',
      `The database package ${name} is not installed; it is known to exist for linux-x64.`,
      'Start any DynamoDB (for example DynamoDB Local) and give its address in DDB_ENDPOINT.',
      { cause },
    );
  }
}

/** Ends a binary left behind by a process that was killed together with its keeper. */
async function endStale(pidFile: string): Promise<void> {
  const entry = readIfThere(pidFile);
  if (entry === undefined) return;
  for (let tries = 0; isAlive(entry) && !entry.endsWith('unknown') && tries < 200; tries++) {
    process.kill(Number(entry.split('-')[0]), tries < 100 ? 'SIGTERM' : 'SIGKILL');
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
  }
  rmSync(pidFile, { force: true });
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await (await fetch(endpoint)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function firstLine(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString().trim())));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The database's keeper ended with status ${code}.`)));
  });
}

function portTaken(port: number): LocalCloudRefusal {
  return new LocalCloudRefusal(
    'PortTaken',
    `Port ${port}, meant for the database, is taken by another program.`,
    'Stop that program, or choose another port base.',
  );
}
