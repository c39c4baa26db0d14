/** The product as CloudFormation: what is kept, and what works on it. */
import type { App } from 'aws-cdk-lib';
import { readConfiguration } from './configuration.js';
import { DataStack } from './data-stack.js';
import type { HandlerCode } from './verb-function.js';
import { WorkflowStack } from './workflow-stack.js';

export function addStacks(app: App, code: HandlerCode): { data: DataStack; workflow: WorkflowStack } {
  const data = new DataStack(app, 'NianbaoData');
  const workflow = new WorkflowStack(app, 'NianbaoWorkflow', { data, configuration: readConfiguration(app), code });
  return { data, workflow };
}
