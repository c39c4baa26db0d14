/**
 * All executions of one data folder: their journals, and what is known of each. Opening it takes up every execution that
 * had not ended, by the definition it was started with; one that cannot be taken up is ended as failed, with the reason.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.js';
import { carryOut, type LiveExecution, tokenDesk } from './execution.js';
import { historyOf, type HistoryEvent } from './history.js';
import { type EndStatus, type Journal, type Line, openJournal, readJournal } from './journal.js';
import { openDefinitions } from './kept-definitions.js';
import type { CallService, InvokeFunction, WaitingTask } from './run.js';
import { keyOf, tokenMint } from './tokens.js';

export interface Machine {
  name: string;
  arn: string;
  roleArn: string;
  definition: string;
}

/** What is kept in memory of an execution; everything larger is read from its journal when asked for. */
export interface Summary {
  arn: string;
  name: string;
  machineArn: string;
  startedAt: string;
  status: 'RUNNING' | EndStatus;
  stoppedAt?: string;
  /** Order of starting, so that two of the same millisecond list in a fixed order. */
  order: number;
}

export interface Details {
  input: string;
  output?: string;
  error?: string;
  cause?: string;
}

export type TokenState = 'waiting' | 'closed' | 'unknown' | 'invalid';

export interface Executions {
  find(arn: string): Summary | undefined;
  list(machineArn: string): Summary[];
  detailsOf(arn: string): Details;
  historyOf(arn: string): HistoryEvent[];
  start(machine: Machine, arn: string, name: string, input: string): Summary;
  stop(arn: string, error?: string, cause?: string): Summary | undefined;
  tokenState(token: string): TokenState;
  task(token: string): WaitingTask | undefined;
  close(): void;
}

export interface ExecutionsOptions {
  dataDir: string;
  clock: Clock;
  invoke: InvokeFunction;
  callService?: CallService | undefined;
  roleArnOf(machineArn: string): string;
  /** The machine's definition of today; undefined if there is no such machine any more. */
  definitionOf(machineArn: string): string | undefined;
  /** Told of an execution that could not go on because its journal could not be written. */
  onTrouble(executionArn: string, error: unknown): void;
}

export function openExecutions(options: ExecutionsOptions): Executions {
  const { dataDir, clock, invoke, callService } = options;
  const folder = join(dataDir, 'executions');
  mkdirSync(folder, { recursive: true });
  const definitions = openDefinitions(join(dataDir, 'definitions'));
  const mint = tokenMint(keyOf(dataDir));
  const desk = tokenDesk();
  const known = new Map<string, Summary & { path: string }>();
  const live = new Map<string, LiveExecution>();

  const carryOn = (started: Line<'started'>, journal: Journal, summary: Summary): void => {
    const present = options.definitionOf(started.machineArn);
    const resumption = definitions.resume(started.definition, journal.lines, present);
    if ('lost' in resumption) {
      const failure = { status: 'FAILED', error: 'States.Runtime', cause: resumption.lost } as const;
      const at = clock.now().toISOString();
      journal.append({ kind: 'ended', at, visit: '', attempt: 0, ...failure });
      Object.assign(summary, { status: 'FAILED', stoppedAt: at });
      return;
    }
    const facts = { ...started, roleArn: options.roleArnOf(started.machineArn) };
    const ports = { clock, invoke, callService, desk, tokenFor: mint.tokenFor };
    const execution = carryOut(resumption.machine, facts, started.at, journal, ports);
    live.set(started.arn, execution);
    execution.done
      .then((end) => {
        summary.status = end.status;
        summary.stoppedAt = end.at;
      })
      .catch((error: unknown) => options.onTrouble(started.arn, error))
      .finally(() => live.delete(started.arn));
  };

  const takeUp = (path: string): (() => void) | undefined => {
    const journal = openJournal(path, mint);
    const [started] = journal.lines;
    if (started?.kind !== 'started') {
      rmSync(path); // Torn in its first line: nobody was told that it had started.
      return undefined;
    }
    const last = journal.lines.at(-1);
    const ended = last?.kind === 'ended' ? { status: last.status, stoppedAt: last.at } : undefined;
    const summary: Summary & { path: string } = {
      arn: started.arn,
      name: started.name,
      machineArn: started.machineArn,
      startedAt: started.at,
      status: 'RUNNING',
      order: 0,
      path,
      ...ended,
    };
    known.set(started.arn, summary);
    return ended === undefined ? () => carryOn(started, journal, summary) : undefined;
  };

  const unfinished = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => takeUp(join(folder, file)));
  const inOrder = [...known.values()].sort(
    (a, b) => a.startedAt.localeCompare(b.startedAt) || a.arn.localeCompare(b.arn),
  );
  for (const [index, summary] of inOrder.entries()) summary.order = index;
  let nextOrder = inOrder.length;
  for (const resume of unfinished) resume?.();

  const journalOf = (arn: string) => {
    const summary = known.get(arn);
    if (summary === undefined) throw new Error(`There is no execution ${arn}.`);
    return readJournal(summary.path, mint);
  };
  /** `done` resolves a moment later; who asks right after the end must see it. */
  const markEnded = (arn: string): void => {
    const summary = known.get(arn);
    const last = journalOf(arn).at(-1);
    if (summary !== undefined && last?.kind === 'ended')
      Object.assign(summary, { status: last.status, stoppedAt: last.at });
  };

  return {
    find: (arn) => known.get(arn),
    list: (machineArn) =>
      [...known.values()].filter((summary) => summary.machineArn === machineArn).sort((a, b) => b.order - a.order),
    detailsOf(arn) {
      const lines = journalOf(arn);
      const [started] = lines;
      const last = lines.at(-1);
      const input = started?.kind === 'started' ? started.input : '{}';
      if (last?.kind !== 'ended') return { input };
      const { status, output, error, cause } = last;
      return {
        input,
        ...(status === 'SUCCEEDED' ? { output: JSON.stringify(output) } : {}),
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      };
    },
    historyOf: (arn) => historyOf(journalOf(arn), mint.mask),
    start(machine, arn, name, input) {
      const digest = definitions.keep(machine.definition);
      const path = join(folder, fileNameOf(arn, name));
      const journal = openJournal(path, mint);
      const started: Line<'started'> = {
        kind: 'started',
        at: clock.now().toISOString(),
        visit: '',
        attempt: 0,
        arn,
        name,
        machineArn: machine.arn,
        machineName: machine.name,
        definition: digest,
        input,
        seed: randomBytes(16).toString('hex'),
      };
      journal.append(started);
      const summary = {
        arn,
        name,
        machineArn: machine.arn,
        startedAt: started.at,
        status: 'RUNNING' as const,
        order: nextOrder++,
        path,
      };
      known.set(arn, summary);
      carryOn(started, journal, summary);
      return summary;
    },
    stop(arn, error, cause) {
      if (live.get(arn)?.stop(error, cause) === true) markEnded(arn);
      return known.get(arn);
    },
    tokenState(token) {
      if (!mint.isOurs(token)) return 'invalid';
      if (desk.at(token) !== undefined) return 'waiting';
      return [...known.keys()].some((arn) => mint.belongsTo(token, arn)) ? 'closed' : 'unknown';
    },
    task: (token) => desk.at(token),
    close() {
      for (const execution of live.values()) execution.abandon();
    },
  };
}

/** The readable part is for people; the digest keeps names apart that differ only in case or in what a file system forbids. */
function fileNameOf(arn: string, name: string): string {
  const readable = name.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 60);
  return `${readable}-${createHash('sha256').update(arn).digest('hex').slice(0, 16)}.jsonl`;
}
