/**
 * Step Functions on one machine, behind the protocol that the AWS SDK speaks (application/x-amz-json-1.0 with an
 * x-amz-target header), on the loopback interface only. Carries bytes to the API and back; signatures are not checked.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.js';
import { ApiError, stepFunctionsApi } from './api.js';
import { parseDefinition } from './definition-check.js';
import { openExecutions } from './executions.js';
import type { CallService, InvokeFunction } from './run.js';

export interface StepFunctionsOptions extends Clock {
  port: number;
  dataDir: string;
  region: string;
  accountId: string;
  machines: readonly { name: string; arn?: string; definition: object | string; roleArn?: string }[];
  invokeFunction: InvokeFunction;
  callService?: CallService;
  /** Told in one line of what went wrong inside; never given inputs, outputs or tokens. */
  log?: (line: string) => void;
}

export interface StepFunctionsServer {
  endpoint: string;
  port: number;
  close(): Promise<void>;
}

const TARGET = 'AWSStepFunctions.';
/** Twice the payload limit leaves room for escaping; the quota itself is the API's affair. */
const LONGEST_BODY_BYTES = 1_048_576;

/** Refuses to start (`DefinitionRefused`) when a machine asks for what is not carried out here; takes up unfinished executions. */
export async function startStepFunctions(options: StepFunctionsOptions): Promise<StepFunctionsServer> {
  const { region, accountId, log = console.error } = options;
  const clock: Clock = { now: options.now, setTimer: options.setTimer };
  const machines = options.machines.map(({ name, arn, definition, roleArn }) => {
    parseDefinition(definition);
    return {
      name,
      arn: arn ?? `arn:aws:states:${region}:${accountId}:stateMachine:${name}`,
      roleArn: roleArn ?? `arn:aws:iam::${accountId}:role/${name}`,
      definition: typeof definition === 'string' ? definition : JSON.stringify(definition),
    };
  });
  const executions = openExecutions({
    dataDir: options.dataDir,
    clock,
    invoke: options.invokeFunction,
    callService: options.callService,
    roleArnOf: (machineArn) =>
      machines.find((machine) => machine.arn === machineArn)?.roleArn ?? `arn:aws:iam::${accountId}:role/unknown`,
    definitionOf: (machineArn) => machines.find((machine) => machine.arn === machineArn)?.definition,
    onTrouble: (arn, error) => log(`Step Functions: ${arn} cannot go on until the next start: ${String(error)}`),
  });
  const api = stepFunctionsApi({ machines, executions, newName: randomUUID, bootedAt: clock.now() });

  const server = createServer((request, response) => {
    void answer(request, api).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        const known =
          error instanceof ApiError
            ? error
            : new ApiError('InternalServerError', 'Step Functions could not carry this out', 500);
        if (known !== error) log(`Step Functions: ${String(request.headers['x-amz-target'])} failed: ${String(error)}`);
        send(response, known.status, {
          __type: `com.amazonaws.swf.service.v2.model#${known.code}`,
          message: known.message,
        });
      },
    );
  });
  // Replaying journals takes promises only, no I/O, so before the first request can arrive every waiting task is on the
  // desk again: a token told at once after a restart finds its task.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        executions.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  api: ReturnType<typeof stepFunctionsApi>,
): Promise<Record<string, unknown>> {
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith(TARGET)) {
    throw new ApiError(
      'UnknownOperationException',
      `This is Step Functions: it answers POST requests whose x-amz-target begins with ${TARGET}`,
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_BODY_BYTES)
      throw new ApiError('RequestEntityTooLarge', `The request has more than ${LONGEST_BODY_BYTES} bytes`, 413);
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch {
    throw new ApiError('SerializationException', 'The request is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ApiError('SerializationException', 'The request is not a JSON object');
  return api(target.slice(TARGET.length), body as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}
