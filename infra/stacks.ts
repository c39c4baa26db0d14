/** The product as CloudFormation: what is kept, what works on it when called, and what works on it by the clock. */
import type { App } from 'aws-cdk-lib';
import { ClockStack } from './clock-stack.js';
import { readConfiguration } from './configuration.js';
import { DataStack } from './data-stack.js';
import type { HandlerCode } from './verb-function.js';
import { WorkflowStack } from './workflow-stack.js';

export interface Stacks {
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly clock: ClockStack;
}

/** @throws where a function of the product is in none of them */
export function addStacks(app: App, code: HandlerCode): Stacks {
  const data = new DataStack(app, 'NianbaoData');
  const workflow = new WorkflowStack(app, 'NianbaoWorkflow', { data, configuration: readConfiguration(app), code });
  const clock = new ClockStack(app, 'NianbaoClock', { data, workflow });
  workflow.verbs.assertComplete();
  return { data, workflow, clock };
}
