/**
 * Lambda on one machine: each function has up to a few forked instances, started when a request finds none idle and
 * reaped after a while without one. Requests beyond that wait in line instead of being throttled.
 * Functions get exactly the template's environment and what Lambda itself adds; nothing of the parent's leaks in.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '../clock.js';
import type { FunctionModel } from '../template/model.js';
import { startInstance, type Instance, type InvokeResult } from './instance.js';

export interface LambdaPoolOptions {
  readonly functions: readonly FunctionModel[];
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** `AWS_ENDPOINT_URL_*` of the other local services. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** One file per function is appended to here. */
  readonly logsDir: string;
  readonly instancesPerFunction?: number;
  readonly idleMs?: number;
  /** What functions see when they ask for the time. */
  readonly clock?: Clock;
  /** Whose clock is wrong: see faults.ts. */
  readonly behindOfInstance?: (() => () => number) | undefined;
}

export interface LambdaPool {
  has(functionName: string): boolean;
  /** @param payload JSON text. @returns the handler's JSON text or error; never throws for what the function does. */
  invoke(functionName: string, payload: string): Promise<InvokeResult>;
  /** Invocations running or waiting in line. */
  busy(): number;
  close(): Promise<void>;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB each for request and response. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;

const INSTANCES_PER_FUNCTION = 4;
const IDLE_MS = 60_000;
/** A clock as near to the system's as this is the system's. */
const SAME_CLOCK_MS = 1_000;

export function createLambdaPool(options: LambdaPoolOptions): LambdaPool {
  mkdirSync(options.logsDir, { recursive: true });
  const lines = new Map(options.functions.map((model) => [model.name, createLine(model, options)]));
  const reaper = setInterval(() => {
    for (const line of lines.values()) line.reap();
  }, 5_000);
  reaper.unref();
  return {
    has: (name) => lines.has(name),
    invoke(name, payload) {
      const line = lines.get(name);
      if (line === undefined) {
        const error = { errorType: 'ResourceNotFoundException', errorMessage: `Function not found: ${name}` };
        return Promise.resolve({ error });
      }
      return line.invoke(payload);
    },
    busy: () => [...lines.values()].reduce((sum, line) => sum + line.busy(), 0),
    async close() {
      clearInterval(reaper);
      await Promise.all([...lines.values()].map((line) => line.close()));
    },
  };
}

function createLine(model: FunctionModel, options: LambdaPoolOptions) {
  // What is reserved is at most so much, too; this machine is smaller than what it may have been reckoned for.
  const instances = options.instancesPerFunction ?? INSTANCES_PER_FUNCTION;
  const limit = Math.min(model.reservedConcurrency ?? instances, instances);
  const idleMs = options.idleMs ?? IDLE_MS;
  const environment = environmentOf(model, options);
  const { clock = systemClock } = options;
  const aheadMs = (): number => {
    const ahead = clock.now().getTime() - Date.now();
    return Math.abs(ahead) < SAME_CLOCK_MS ? 0 : ahead;
  };
  const idle: Instance[] = [];
  const working = new Set<Instance>();
  const waiting: (() => void)[] = [];
  const calls = new Set<Promise<InvokeResult>>();
  let log: WriteStream | undefined;
  let closed = false;

  /** Taken in the same breath as it is found, so that the limit holds however many ask at once. */
  const take = (): Instance | undefined => {
    let instance = idle.pop();
    while (instance !== undefined && !instance.alive) instance = idle.pop();
    if (instance === undefined && working.size < limit) {
      log ??= createWriteStream(join(options.logsDir, `${model.name}.log`), { flags: 'a' }).setMaxListeners(0);
      const behind = options.behindOfInstance?.() ?? (() => 0);
      instance = startInstance(model, environment, log, () => aheadMs() - behind());
    }
    if (instance !== undefined) working.add(instance);
    return instance;
  };

  const nextInstance = async (): Promise<Instance> => {
    for (;;) {
      const instance = take();
      if (instance !== undefined) return instance;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  return {
    busy: () => working.size + waiting.length,
    async invoke(payload: string): Promise<InvokeResult> {
      const shutDown = { error: { errorType: 'ServiceException', errorMessage: 'Lambda is shutting down' } };
      if (closed) return shutDown;
      const requestId = randomUUID();
      const instance = await nextInstance();
      const startedAt = Date.now();
      const call = instance.run({ requestId, payload });
      calls.add(call);
      const result = await call;
      calls.delete(call);
      working.delete(instance);
      const outcome = 'error' in result ? result.error.errorType : 'ok';
      // The platform's own line: never the payload, which may carry secrets.
      log?.write(`${JSON.stringify({ platform: 'REPORT', requestId, ms: Date.now() - startedAt, outcome })}\n`);
      if (instance.alive && !closed) idle.push(instance);
      waiting.shift()?.();
      return withinLimit(result);
    },
    reap() {
      for (const instance of idle.filter(({ idleSince }) => Date.now() - idleSince > idleMs)) {
        idle.splice(idle.indexOf(instance), 1);
        void instance.stop();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...idle, ...working].map((instance) => instance.stop()));
      // A call that was cut short still writes its line.
      await Promise.allSettled(calls);
      await new Promise<void>((resolve) => (log === undefined ? resolve() : log.end(resolve)));
    },
  };
}

function withinLimit(result: InvokeResult): InvokeResult {
  if ('error' in result || Buffer.byteLength(result.payload) <= PAYLOAD_LIMIT) return result;
  const size = Buffer.byteLength(result.payload);
  return {
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size (${size} bytes) exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
    },
  };
}

function environmentOf(model: FunctionModel, options: LambdaPoolOptions): Record<string, string> {
  const nowhere = join(options.logsDir, '.no-aws-configuration');
  return {
    ...model.environment,
    ...options.endpoints,
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_ACCESS_KEY_ID: options.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: options.credentials.secretAccessKey,
    // The user's own AWS settings must neither help nor harm.
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    // Every request of the SDK names the function that sends it, in its user agent; fifty characters at most.
    AWS_SDK_UA_APP_ID: model.logicalId.slice(0, 50),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LOCAL_FUNCTION_ARN: model.arn,
    LAMBDA_TASK_ROOT: model.assetDir,
    _HANDLER: model.handler,
    TZ: ':UTC',
    PATH: process.env['PATH'] ?? '',
  };
}
