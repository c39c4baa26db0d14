/**
 * The actions of the Step Functions API that the product calls, as plain functions from a request's JSON to an answer's
 * JSON (docs.aws.amazon.com/step-functions/latest/apireference). Refusals carry AWS's error names; actions that are not
 * here are refused by the name that was asked for.
 */
import type { Executions, Machine, Summary, TokenState } from './executions.js';
import { PAYLOAD_LIMIT_BYTES } from './failure.js';
import type { WaitingTask } from './run.js';

export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

type Request = Record<string, unknown>;
type Action = (request: Request) => Record<string, unknown>;

export interface ApiOptions {
  machines: readonly Machine[];
  executions: Executions;
  newName(): string;
  bootedAt: Date;
}

export function stepFunctionsApi({
  machines,
  executions,
  newName,
  bootedAt,
}: ApiOptions): (action: string, request: Request) => Record<string, unknown> {
  const machineAt = (arn: string): Machine => {
    if (!/^arn:[a-z0-9-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^:/]+$/.test(arn))
      throw new ApiError('InvalidArn', `Not the ARN of a state machine: '${arn}'`);
    const machine = machines.find((candidate) => candidate.arn === arn);
    if (machine === undefined) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return machine;
  };
  const executionAt = (arn: string): Summary => {
    if (!/^arn:[a-z0-9-]+:states:[a-z0-9-]+:\d{12}:execution:[^:]+:[^:]+$/.test(arn))
      throw new ApiError('InvalidArn', `Not the ARN of an execution: '${arn}'`);
    const summary = executions.find(arn);
    if (summary === undefined) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return summary;
  };

  const actions: Record<string, Action> = {
    StartExecution(request) {
      const machine = machineAt(text(request, 'stateMachineArn'));
      const name = optionalText(request, 'name') ?? newName();
      checkName(name);
      const input = optionalText(request, 'input') ?? '{}';
      if (Buffer.byteLength(input) > PAYLOAD_LIMIT_BYTES)
        throw new ApiError('InvalidExecutionInput', `The input has more than ${PAYLOAD_LIMIT_BYTES} bytes`);
      if (!isJson(input)) throw new ApiError('InvalidExecutionInput', 'The input is not JSON');
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const existing = executions.find(arn);
      if (existing === undefined)
        return { executionArn: arn, startDate: seconds(executions.start(machine, arn, name, input).startedAt) };
      if (existing.status === 'RUNNING' && executions.detailsOf(arn).input === input)
        return { executionArn: arn, startDate: seconds(existing.startedAt) };
      throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    },
    DescribeExecution(request) {
      const summary = executionAt(text(request, 'executionArn'));
      const details = executions.detailsOf(summary.arn);
      return {
        ...listed(summary),
        ...details,
        inputDetails: { included: true },
        ...(details.output === undefined ? {} : { outputDetails: { included: true } }),
        redriveCount: 0,
        redriveStatus: 'NOT_REDRIVABLE',
      };
    },
    ListExecutions(request) {
      const machine = machineAt(text(request, 'stateMachineArn'));
      const status = optionalText(request, 'statusFilter');
      const found = executions.list(machine.arn).filter((summary) => status === undefined || summary.status === status);
      return page(found.map(listed), 'executions', request, 100);
    },
    GetExecutionHistory(request) {
      const { arn } = executionAt(text(request, 'executionArn'));
      const events = executions.historyOf(arn).map((event) => ({ ...event, timestamp: seconds(event.timestamp) }));
      return page(request['reverseOrder'] === true ? events.reverse() : events, 'events', request, 100);
    },
    StopExecution(request) {
      const { arn } = executionAt(text(request, 'executionArn'));
      const stopped = executions.stop(arn, optionalText(request, 'error'), optionalText(request, 'cause'));
      return { stopDate: seconds(stopped?.stoppedAt ?? new Date(0).toISOString()) };
    },
    SendTaskSuccess(request) {
      const output = text(request, 'output');
      if (Buffer.byteLength(output) > PAYLOAD_LIMIT_BYTES)
        throw new ApiError('InvalidOutput', `The output has more than ${PAYLOAD_LIMIT_BYTES} bytes`);
      if (!isJson(output)) throw new ApiError('InvalidOutput', 'The output is not JSON');
      waitingTask(executions, request).succeed(JSON.parse(output));
      return {};
    },
    SendTaskFailure(request) {
      waitingTask(executions, request).fail(limited(request, 'error', 256), limited(request, 'cause', 32_768));
      return {};
    },
    SendTaskHeartbeat(request) {
      waitingTask(executions, request).beat();
      return {};
    },
    DescribeStateMachine(request) {
      const machine = machineAt(text(request, 'stateMachineArn'));
      return {
        ...machineListed(machine, bootedAt),
        status: 'ACTIVE',
        definition: machine.definition,
        roleArn: machine.roleArn,
      };
    },
    ListStateMachines: (request) =>
      page(
        machines.map((machine) => machineListed(machine, bootedAt)),
        'stateMachines',
        request,
        100,
      ),
  };

  return (action, request) => {
    const carryOut = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (carryOut === undefined) {
      throw new ApiError(
        'UnknownOperationException',
        `Step Functions on one machine does not carry out '${action}'; it knows ${Object.keys(actions).join(', ')}`,
      );
    }
    return carryOut(request);
  };
}

const REFUSED_TOKENS: Record<Exclude<TokenState, 'waiting'>, { code: string; message: string }> = {
  invalid: { code: 'InvalidToken', message: 'Invalid Token: the task token was not made here' },
  unknown: { code: 'TaskDoesNotExist', message: 'Task Does Not Exist: the execution of this token is not known' },
  closed: { code: 'TaskTimedOut', message: 'Task Timed Out: the task has ended or its time is up' },
};

/** The token itself never goes into a message: messages end in logs. */
function waitingTask(executions: Executions, request: Request): WaitingTask {
  const token = text(request, 'taskToken');
  const state = executions.tokenState(token);
  const task = executions.task(token);
  if (state === 'waiting' && task !== undefined) return task;
  const { code, message } = REFUSED_TOKENS[state === 'waiting' ? 'closed' : state];
  throw new ApiError(code, message);
}

/** The characters that docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html forbids in a name. */
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\uFFFE\uFFFF]|[\uD800-\uDFFF]/u;

function checkName(name: string): void {
  if (name.length < 1 || name.length > 80 || FORBIDDEN_IN_NAMES.test(name))
    throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}

function listed(summary: Summary): Record<string, unknown> {
  return {
    executionArn: summary.arn,
    stateMachineArn: summary.machineArn,
    name: summary.name,
    status: summary.status,
    startDate: seconds(summary.startedAt),
    ...(summary.stoppedAt === undefined ? {} : { stopDate: seconds(summary.stoppedAt) }),
  };
}

function machineListed(machine: Machine, bootedAt: Date): Record<string, unknown> {
  return {
    stateMachineArn: machine.arn,
    name: machine.name,
    type: 'STANDARD',
    creationDate: bootedAt.getTime() / 1000,
  };
}

function page<T>(items: T[], field: string, request: Request, usual: number): Record<string, unknown> {
  const wished = request['maxResults'];
  const size = typeof wished === 'number' && wished > 0 ? Math.min(wished, 1000) : usual;
  const token = optionalText(request, 'nextToken');
  const from = token === undefined ? 0 : Number(/^from-(\d+)$/.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(from)) throw new ApiError('InvalidToken', 'Invalid Token: this nextToken was not given out here');
  return {
    [field]: items.slice(from, from + size),
    ...(from + size < items.length ? { nextToken: `from-${from + size}` } : {}),
  };
}

function text(request: Request, field: string): string {
  const value = optionalText(request, field);
  if (value === undefined || value === '') throw new ApiError('ValidationException', `'${field}' is missing`);
  return value;
}

function optionalText(request: Request, field: string): string | undefined {
  const value = request[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new ApiError('ValidationException', `'${field}' is not a string`);
  return value;
}

function limited(request: Request, field: string, most: number): string {
  const value = optionalText(request, field) ?? '';
  if (value.length > most) throw new ApiError('ValidationException', `'${field}' has more than ${most} characters`);
  return value;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** AWS JSON protocols write instants as seconds with a fraction. */
function seconds(instant: string): number {
  return new Date(instant).getTime() / 1000;
}
