/**
 * What a running execution has around it: its facts, the clock, the way to call functions, the desk where task tokens are
 * told, and the diary. The diary is the heart of surviving a restart: `note` gives back the line of an earlier life when
 * there is one and writes a new one otherwise, so that the interpreter reads the same in both cases. A line is found again
 * by kind, visit and attempt; a visit is numbered by its place in the flow (`3.0/1/2` = third state of branch 1 of the
 * first try of the state at 3), which does not depend on what ran beside it.
 */
import type { Clock } from '../clock.js';
import { Cancelled, StatesError } from './failure.js';
import type { FieldsOf, Journal, JournalLine, Line, LineKind } from './journal.js';
import type { Sight } from './expressions.js';

export type FunctionAnswer = { payload: unknown } | { error: { name: string; cause: string } };
export type InvokeFunction = (functionNameOrArn: string, payload: unknown) => Promise<FunctionAnswer>;
/** A call of another service by its `aws-sdk` name, e.g. `cloudfront:createInvalidation`. */
export type CallService = (action: string, given: unknown) => Promise<FunctionAnswer>;

export interface Facts {
  arn: string;
  name: string;
  machineArn: string;
  machineName: string;
  roleArn: string;
  /** JSON text, exactly as it was given. */
  input: string;
  seed: string;
}

/** A task that waits to be told. Telling it twice is impossible: the first call takes it off the desk. */
export interface WaitingTask {
  succeed(output: unknown): void;
  fail(error: string, cause: string): void;
  beat(): void;
}

export interface TokenDesk {
  open(token: string, task: WaitingTask): void;
  close(token: string): void;
}

export interface Run {
  readonly facts: Facts;
  readonly startedAt: string;
  readonly clock: Clock;
  readonly invoke: InvokeFunction;
  readonly callService: CallService;
  readonly desk: TokenDesk;
  readonly diary: Diary;
  tokenFor(visit: string, attempt: number): string;
}

/** One flow being walked: the machine's own, a branch of a Parallel, or one item of a Map. */
export interface Scope {
  readonly run: Run;
  readonly prefix: string;
  readonly variables: Record<string, unknown>;
  readonly signal: AbortSignal;
  readonly mapItem?: { Index: number; Value: unknown };
}

/** The state being carried out. */
export interface Here {
  readonly scope: Scope;
  readonly name: string;
  readonly visit: string;
  readonly input: unknown;
  readonly enteredAt: string;
}

/** docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html; here it also ends a machine that loops without waiting. */
const LONGEST_HISTORY = 25_000;

export class Diary {
  private readonly earlier = new Map<string, JournalLine>();
  private count = 0;
  private closed = false;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {
    for (const line of journal.lines) this.earlier.set(placeOf(line.kind, line.visit, line.attempt), line);
  }

  recall<K extends LineKind>(kind: K, visit: string, attempt = 0): Line<K> | undefined {
    return this.earlier.get(placeOf(kind, visit, attempt)) as Line<K> | undefined;
  }

  note<K extends LineKind>(kind: K, visit: string, attempt: number, fields: FieldsOf<K>): Line<K> {
    if (this.closed) throw new Cancelled();
    if (++this.count > LONGEST_HISTORY && kind !== 'ended') {
      throw new StatesError(
        'States.Runtime',
        `The execution reached the maximum of ${LONGEST_HISTORY} history events.`,
      );
    }
    const known = this.recall(kind, visit, attempt);
    if (known !== undefined) return known;
    const line = { kind, at: this.clock.now().toISOString(), visit, attempt, ...fields } as Line<K>;
    this.journal.append(line as JournalLine);
    return line;
  }

  /** After the end nothing may follow: what still runs on finds the diary closed. */
  close(): void {
    this.closed = true;
  }
}

function placeOf(kind: LineKind, visit: string, attempt: number): string {
  return `${kind} ${visit} ${attempt}`;
}

interface Occasion {
  at: string;
  attempt: number;
  /** Tells evaluations of one attempt apart, so that they draw different random numbers. */
  purpose: string;
  result?: unknown;
  errorOutput?: unknown;
  token?: string;
  mapItem?: { Index: number; Value: unknown };
}

/** What an expression of this state may see now. */
export function sightFrom(here: Here, occasion: Occasion): Sight {
  const { facts, startedAt } = here.scope.run;
  const mapItem = occasion.mapItem ?? here.scope.mapItem;
  const context = {
    Execution: {
      Id: facts.arn,
      Name: facts.name,
      Input: JSON.parse(facts.input) as unknown,
      StartTime: startedAt,
      RoleArn: facts.roleArn,
      RedriveCount: 0,
    },
    State: { Name: here.name, EnteredTime: here.enteredAt, RetryCount: occasion.attempt },
    StateMachine: { Id: facts.machineArn, Name: facts.machineName },
    ...(occasion.token === undefined ? {} : { Task: { Token: occasion.token } }),
    ...(mapItem === undefined ? {} : { Map: { Item: mapItem } }),
  };
  return {
    states: {
      input: here.input,
      context,
      ...('result' in occasion ? { result: occasion.result } : {}),
      ...('errorOutput' in occasion ? { errorOutput: occasion.errorOutput } : {}),
    },
    variables: here.scope.variables,
    moment: { at: occasion.at, seed: `${facts.seed} ${here.visit} ${occasion.attempt} ${occasion.purpose}` },
  };
}

/** Ends at the given instant, or as `Cancelled` when the branch is given up before. */
export function untilInstant(instant: string, scope: Scope): Promise<void> {
  const { clock } = scope.run;
  const at = new Date(instant);
  if (scope.signal.aborted) return Promise.reject(new Cancelled());
  if (at.getTime() <= clock.now().getTime()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(at, () => {
      scope.signal.removeEventListener('abort', giveUp);
      resolve();
    });
    const giveUp = () => {
      timer.cancel();
      reject(new Cancelled());
    };
    scope.signal.addEventListener('abort', giveUp, { once: true });
  });
}
