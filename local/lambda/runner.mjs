/**
 * Runs inside one forked instance: loads the handler of the bundle once, then answers one invocation after another
 * over the channel to the parent. Plain JavaScript, because the instance runs the bundle and nothing else.
 * Deadlines are the parent's: a handler that does not come back is killed with its process.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const environment = process.env;

/** How far the clock that the function sees is ahead of the system's. */
let aheadMs = 0;
let isDateReplaced = false;
setAhead(Number(process.argv[2] ?? 0));

/** From the first difference on, whoever asks for the time is told that of the cloud's clock. */
function setAhead(ms) {
  aheadMs = ms;
  if (isDateReplaced || ms === 0) return;
  isDateReplaced = true;
  const SystemDate = Date;
  const now = () => SystemDate.now() + aheadMs;
  globalThis.Date = new Proxy(SystemDate, {
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    apply: (target) => new target(now()).toString(),
  });
}

// The parent may die without a word; an instance without a parent serves nobody.
process.on('disconnect', () => process.exit(0));

function describe(error) {
  if (error instanceof Error) {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: (error.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

async function load() {
  const [file, name] = splitHandler(environment._HANDLER ?? '');
  const root = environment.LAMBDA_TASK_ROOT ?? '.';
  const path = ['.mjs', '.js', '.cjs'].map((extension) => join(root, `${file}${extension}`)).find(existsSync);
  if (path === undefined) {
    throw { errorType: 'Runtime.ImportModuleError', errorMessage: `Cannot find module '${file}'`, trace: [] };
  }
  const module = await import(pathToFileURL(path).href);
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') {
    throw {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: `${environment._HANDLER} is undefined or not exported`,
      trace: [],
    };
  }
  return handler;
}

function splitHandler(handler) {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}

function contextOf({ requestId, deadline }) {
  return {
    awsRequestId: requestId,
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: environment.LOCAL_FUNCTION_ARN,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function stop(error) {
  console.error(JSON.stringify(error));
  process.send({ kind: 'dead', error }, () => process.exit(1));
}

process.on('unhandledRejection', (reason) => {
  const { errorMessage, trace } = describe(reason);
  stop({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage, trace });
});
process.on('uncaughtException', (error) => stop(describe(error)));

try {
  const handler = await load();
  process.on('message', (invocation) => void answer(handler, invocation));
  process.send({ kind: 'ready' });
} catch (error) {
  stop(typeof error?.errorType === 'string' ? error : describe(error));
}

async function answer(handler, invocation) {
  const { requestId, payload, ahead } = invocation;
  setAhead(ahead);
  try {
    const result = await handler(JSON.parse(payload), contextOf(invocation));
    // A handler that returns nothing is answered as null.
    process.send({ kind: 'result', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const described = describe(error);
    console.error(JSON.stringify({ requestId, ...described }));
    process.send({ kind: 'error', requestId, error: described });
  }
}
