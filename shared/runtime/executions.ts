/** Step Functions as the product uses it: starting an execution by a name that makes it one, finding it, and telling a waiting task. */
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  InvalidToken,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type ListExecutionsCommandOutput,
} from '@aws-sdk/client-sfn';
import type { DecisionOutput } from '#shared/workflow/payloads.js';

export type ExecutionsClient = SFNClient;

export function stepFunctionsClient(): SFNClient {
  return new SFNClient({});
}

/** Starting what was started before is success: the name stands for the work. */
export async function startExecution(
  client: SFNClient,
  execution: { readonly machineArn: string; readonly name: string; readonly input: object },
): Promise<void> {
  try {
    await client.send(
      new StartExecutionCommand({
        stateMachineArn: execution.machineArn,
        name: execution.name,
        input: JSON.stringify(execution.input),
      }),
    );
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return;
    throw error;
  }
}

/** Names of the machine's running executions (AWS, "ListExecutions": eventually consistent). */
export async function runningExecutions(client: SFNClient, machineArn: string): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListExecutionsCommandOutput = await client.send(
      new ListExecutionsCommand({
        stateMachineArn: machineArn,
        statusFilter: 'RUNNING',
        maxResults: 1000,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    );
    names.push(...(page.executions ?? []).flatMap(({ name }) => name ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

/** `none`: never begun, or deleted, or ended so long ago that its name is free again. */
export async function executionStatus(
  client: SFNClient,
  machineArn: string,
  name: string,
): Promise<{ readonly status: 'running' | 'ended' | 'none'; readonly input?: unknown }> {
  const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const { status, input } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return { status: status === 'RUNNING' ? 'running' : 'ended', input: JSON.parse(input ?? '{}') as unknown };
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return { status: 'none' };
    throw error;
  }
}

/** `gone`: the task waits no longer under this token (timed out, replaced, or told before). */
export async function tellTask(client: SFNClient, token: string, decision: DecisionOutput): Promise<'told' | 'gone'> {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(decision) }));
    return 'told';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return 'gone';
    throw error;
  }
}
