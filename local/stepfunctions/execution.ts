/**
 * One execution from its first line to its last: builds what a walk needs around it, watches over the machine's own
 * TimeoutSeconds, and writes how it ended. Given a journal with lines in it, it takes up where that journal stops.
 * `runExecution` is the same without any server: definition, functions and clock in, outcome out.
 */
import type { Clock } from '../clock.js';
import type { Machine } from './definition.js';
import { parseDefinition } from './definition-check.js';
import { StatesError } from './failure.js';
import { type HistoryEvent, historyOf } from './history.js';
import { walk } from './interpreter.js';
import { type EndStatus, type Journal, type JournalLine, type Line, memoryJournal } from './journal.js';
import {
  Diary,
  type Facts,
  type CallService,
  type InvokeFunction,
  type Run,
  type TokenDesk,
  type WaitingTask,
} from './run.js';
import { tokenMint } from './tokens.js';

export interface ExecutionEnd {
  status: EndStatus;
  at: string;
  output?: unknown;
  error?: string;
  cause?: string;
}

export interface Ports {
  clock: Clock;
  invoke: InvokeFunction;
  callService?: CallService | undefined;
  desk: TokenDesk;
  tokenFor(executionArn: string, visit: string, attempt: number): string;
}

export interface LiveExecution {
  readonly done: Promise<ExecutionEnd>;
  /** Ends it as ABORTED; false when it has ended already. */
  stop(error?: string, cause?: string): boolean;
  /** Lets go of timers and tokens without ending it, as a crash would: the journal can be taken up again. */
  abandon(): void;
}

/** The journal's first line must be its `started` line, in `journal.lines` or just appended through `started`. */
export function carryOut(
  machine: Machine,
  facts: Facts,
  startedAt: string,
  journal: Journal,
  ports: Ports,
): LiveExecution {
  const { clock } = ports;
  const diary = new Diary(journal, clock);
  const controller = new AbortController();
  const run: Run = {
    facts,
    startedAt,
    clock,
    invoke: ports.invoke,
    callService: ports.callService ?? noService,
    desk: ports.desk,
    diary,
    tokenFor: (visit, attempt) => ports.tokenFor(facts.arn, visit, attempt),
  };
  let open = true;
  let report: (end: ExecutionEnd) => void;
  let reportTrouble: (error: unknown) => void;
  const done = new Promise<ExecutionEnd>((resolve, reject) => {
    report = resolve;
    reportTrouble = reject;
  });
  const letGo = () => {
    open = false;
    diary.close();
    deadline?.cancel();
    controller.abort();
  };
  const end = (fields: { status: EndStatus; output?: unknown; error?: string; cause?: string }): boolean => {
    if (!open) return false;
    const { status, at, output, error, cause } = diary.note('ended', '', 0, fields);
    letGo();
    report({
      status,
      at,
      ...(status === 'SUCCEEDED' ? { output } : {}),
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
    return true;
  };
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (error) {
      letGo();
      reportTrouble(error);
    }
  };

  const limit = machine.TimeoutSeconds;
  const deadline =
    limit === undefined
      ? undefined
      : clock.setTimer(new Date(new Date(startedAt).getTime() + limit * 1000), () =>
          attempt(() =>
            end({
              status: 'TIMED_OUT',
              error: 'States.Timeout',
              cause: `The execution was not done within ${limit} seconds.`,
            }),
          ),
        );
  walk(machine, JSON.parse(facts.input), { run, prefix: '', variables: {}, signal: controller.signal })
    .then((output) => attempt(() => end({ status: 'SUCCEEDED', output })))
    .catch((failure: unknown) => {
      const { error, cause } =
        failure instanceof StatesError ? failure : { error: 'States.Runtime', cause: String(failure) };
      attempt(() => end({ status: 'FAILED', error, cause }));
    });

  return {
    done,
    stop: (error, cause) =>
      end({ status: 'ABORTED', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }),
    abandon: letGo,
  };
}

const noService: CallService = (action) =>
  Promise.resolve({ error: { name: 'States.Runtime', cause: `Nobody here answers ${action}.` } });

/** Tasks waiting for their tokens, across executions. */
export function tokenDesk(): TokenDesk & { at(token: string): WaitingTask | undefined } {
  const waiting = new Map<string, WaitingTask>();
  return {
    open: (token, task) => void waiting.set(token, task),
    close: (token) => void waiting.delete(token),
    at: (token) => waiting.get(token),
  };
}

export interface RunOptions {
  definition: object | string;
  input?: unknown;
  name?: string;
  machineName?: string;
  clock: Clock;
  invoke: InvokeFunction;
  callService?: CallService;
  /** Lines of an earlier life of the same execution, to take it up again. */
  journal?: readonly JournalLine[];
}

export interface RunningExecution extends LiveExecution {
  /** What SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat do; undefined when nobody waits for the token. */
  task(token: string): WaitingTask | undefined;
  /** Names of the states entered so far, in order; branches interleave. */
  path(): string[];
  history(): HistoryEvent[];
  journal(): JournalLine[];
}

/** Runs a definition in memory, for tests that walk a synthesized machine with made-up functions and a manual clock. */
export function runExecution(options: RunOptions): RunningExecution {
  const { clock, invoke, callService, name = 'execution', machineName = 'machine' } = options;
  const machine = parseDefinition(options.definition);
  const mint = tokenMint(Buffer.alloc(64, 7));
  const desk = tokenDesk();
  const journal = memoryJournal(options.journal);
  const arn = `arn:aws:states:local:000000000000:execution:${machineName}:${name}`;
  const known = options.journal?.find((line): line is Line<'started'> => line.kind === 'started');
  const started: Line<'started'> = known ?? {
    kind: 'started',
    at: clock.now().toISOString(),
    visit: '',
    attempt: 0,
    arn,
    name,
    machineArn: `arn:aws:states:local:000000000000:stateMachine:${machineName}`,
    machineName,
    definition: '',
    input: JSON.stringify(options.input ?? {}),
    seed: name,
  };
  if (known === undefined) journal.append(started);
  const facts = { ...started, roleArn: 'arn:aws:iam::000000000000:role/local' };
  const live = carryOut(machine, facts, started.at, journal, {
    clock,
    invoke,
    callService,
    desk,
    tokenFor: mint.tokenFor,
  });
  return {
    ...live,
    task: desk.at,
    path: () => journal.all().flatMap((line) => (line.kind === 'entered' ? [line.state] : [])),
    history: () => historyOf(journal.all(), mint.mask),
    journal: () => journal.all(),
  };
}
