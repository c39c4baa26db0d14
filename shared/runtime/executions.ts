/** Step Functions as the product uses it: starting an execution by a name that makes it one, and telling a waiting task. */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { DecisionOutput } from '#shared/workflow/payloads.js';

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
