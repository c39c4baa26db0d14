/**
 * One running copy of a function: a forked process that loads the bundle once and serves one invocation at a time.
 * It enforces the deadline by killing the process, and turns every way of dying into the error Lambda reports.
 * Which instance serves which request is left to `pool.ts`.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import { fork, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { FunctionModel } from '../template/model.js';

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[] | undefined;
}

/** What an invocation came to: the JSON text the handler returned, or the error Lambda would report. */
export type InvokeResult = { readonly payload: string } | { readonly error: FunctionError };

export interface Instance {
  readonly alive: boolean;
  /** When the last invocation ended, in milliseconds of the process's clock. */
  readonly idleSince: number;
  run(invocation: { requestId: string; payload: string }): Promise<InvokeResult>;
  stop(): Promise<void>;
}

const functionError = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).optional(),
});
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('result'), requestId: z.string(), payload: z.string() }),
  z.object({ kind: z.literal('error'), requestId: z.string(), error: functionError }),
  z.object({ kind: z.literal('dead'), error: functionError }),
]);

const RUNNER = fileURLToPath(new URL('./runner.mjs', import.meta.url));
/** Lambda allows ten seconds for loading; a busy machine that starts many instances at once may need more. */
const LOAD_LIMIT_MS = 30_000;

/** @param aheadMs how far the clock that the function is to see is ahead of the system's, asked before each invocation */
export function startInstance(
  model: FunctionModel,
  environment: Readonly<Record<string, string>>,
  log: Writable,
  aheadMs: () => number,
): Instance {
  const child = fork(RUNNER, [String(aheadMs())], {
    cwd: model.assetDir,
    env: environment,
    // Lambda's Node.js runtime leaves a tenth of the memory to everything outside the heap.
    execArgv: [`--max-old-space-size=${Math.max(32, Math.floor(model.memoryMb * 0.9))}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'json',
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return supervise(child, model, aheadMs);
}

function supervise(child: ChildProcess, model: FunctionModel, aheadMs: () => number): Instance {
  let alive = true;
  let idleSince = Date.now();
  let lastWords: FunctionError | undefined;
  let settle: ((result: InvokeResult) => void) | undefined;
  let becameReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (becameReady = resolve));
  const exited = new Promise<void>((resolve) => {
    const ended = (how: string) => {
      alive = false;
      becameReady();
      settle?.({
        error: lastWords ?? { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: ${how}` },
      });
      resolve();
    };
    child.once('exit', (code, signal) => ended(signal === null ? `exit status ${code}` : `signal: ${signal}`));
    child.on('error', (error) => ended(error.message));
  });
  child.on('message', (raw) => {
    // A handler may say things of its own over the channel; they mean nothing here.
    const { data: said } = message.safeParse(raw);
    if (said === undefined) return;
    if (said.kind === 'ready') becameReady();
    else if (said.kind === 'dead') [lastWords, alive] = [said.error, false];
    else settle?.(said.kind === 'result' ? { payload: said.payload } : { error: said.error });
  });

  return {
    get alive() {
      return alive;
    },
    get idleSince() {
      return idleSince;
    },
    async run({ requestId, payload }) {
      const result = new Promise<InvokeResult>((resolve) => (settle = resolve));
      const loadTimer = setTimeout(() => child.kill('SIGKILL'), LOAD_LIMIT_MS);
      await ready;
      clearTimeout(loadTimer);
      if (!alive) {
        settle?.({
          error: lastWords ?? { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited while loading' },
        });
        return result;
      }
      const limitMs = model.timeoutSeconds * 1000;
      const timer = setTimeout(() => {
        lastWords = {
          errorType: 'Sandbox.Timedout',
          errorMessage: `RequestId: ${requestId} Error: Task timed out after ${model.timeoutSeconds.toFixed(2)} seconds`,
        };
        child.kill('SIGKILL');
      }, limitMs);
      // A channel that closed meanwhile is told by the exit.
      const ahead = aheadMs();
      child.send({ requestId, payload, ahead, deadline: Date.now() + ahead + limitMs }, () => undefined);
      const outcome = await result;
      clearTimeout(timer);
      settle = undefined;
      idleSince = Date.now();
      return outcome;
    },
    async stop() {
      if (alive) child.kill('SIGKILL');
      await exited;
    },
  };
}
