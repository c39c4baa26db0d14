/**
 * The part of the Amazon States Language that this interpreter carries out (states-language.net and
 * docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html), as types, in the JSONata dialect only.
 */
import type { Retrier } from './retry.js';

interface Named {
  Comment?: string;
  QueryLanguage?: string;
  Output?: unknown;
  Assign?: Record<string, unknown>;
}
interface Leading extends Named {
  Next?: string;
  End?: boolean;
}
export interface Catcher extends Omit<Named, 'QueryLanguage'> {
  ErrorEquals: string[];
  Next: string;
}
export interface Recovering extends Leading {
  Retry?: Retrier[];
  Catch?: Catcher[];
}
export interface TaskState extends Recovering {
  Type: 'Task';
  Resource: string;
  Arguments?: unknown;
  TimeoutSeconds?: number | string;
  HeartbeatSeconds?: number | string;
}
export interface ParallelState extends Recovering {
  Type: 'Parallel';
  Branches: Flow[];
  Arguments?: unknown;
}
export interface MapState extends Recovering {
  Type: 'Map';
  Items?: unknown;
  ItemSelector?: unknown;
  ItemProcessor: Flow & { ProcessorConfig?: { Mode?: string } };
  MaxConcurrency?: number | string;
}
export interface PassState extends Leading {
  Type: 'Pass';
}
export interface WaitState extends Leading {
  Type: 'Wait';
  Seconds?: number | string;
  Timestamp?: string;
}
export interface ChoiceState extends Named {
  Type: 'Choice';
  Choices: {
    Condition: string | boolean;
    Next: string;
    Output?: unknown;
    Assign?: Record<string, unknown>;
    Comment?: string;
  }[];
  Default?: string;
}
export interface SucceedState extends Named {
  Type: 'Succeed';
}
export interface FailState extends Named {
  Type: 'Fail';
  Error?: string;
  Cause?: string;
}
export type State =
  TaskState | ParallelState | MapState | PassState | WaitState | ChoiceState | SucceedState | FailState;

export interface Flow {
  StartAt: string;
  States: Record<string, State>;
}
export interface Machine extends Flow {
  TimeoutSeconds?: number;
}

export class DefinitionRefused extends Error {
  readonly code = 'InvalidDefinition';
  readonly remedy = 'Change the definition, or extend local/stepfunctions if AWS accepts it as it stands.';
  constructor(readonly problems: readonly string[]) {
    super(`The state machine cannot run here: ${problems.join('; ')}`);
    this.name = 'DefinitionRefused';
  }
}
