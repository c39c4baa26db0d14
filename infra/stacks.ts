/** The product as CloudFormation: what is kept, what is called, what the publisher calls, what runs by the clock, what watches. */
import { Annotations, type App } from 'aws-cdk-lib';
import { ClockStack } from './clock-stack.js';
import { DataStack } from './data-stack.js';
import { EdgeStack } from './edge-stack.js';
import type { Environment } from './environment.js';
import { exampleAddresses } from './example-addresses.js';
import { stackName, type StackPart } from './names.js';
import { encryptLogs } from './own-key.js';
import { SeasonStack } from './season-stack.js';
import type { HandlerCode } from './verb-function.js';
import { WatchStack } from './watch-stack.js';
import { WorkflowStack } from './workflow-stack.js';

/** In the order in which they are deployed. */
export interface Stacks {
  /** Where the environment has web ACLs. */
  readonly edge: EdgeStack | undefined;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
  readonly season: SeasonStack;
  readonly clock: ClockStack;
  readonly watch: WatchStack;
}

/**
 * What is named by its output alone is no dependency that the library sees, and would be deployed in whatever order: it is said.
 *
 * @throws where a function of the product is in none of them
 */
export function addStacks(app: App, environment: Environment, code: HandlerCode): Stacks {
  const named = (part: StackPart) => [app, stackName(environment, part)] as const;
  const edge = environment.protection.webAcl ? new EdgeStack(...named('Edge'), { environment }) : undefined;
  const data = new DataStack(...named('Data'), { environment });
  const workflow = new WorkflowStack(...named('Workflow'), { environment, data, webAcls: edge?.webAcls, code });
  if (edge !== undefined) workflow.addStackDependency(edge);
  const season = new SeasonStack(...named('Season'), { environment, data, workflow });
  const clock = new ClockStack(...named('Clock'), { environment, data, workflow });
  clock.addStackDependency(workflow);
  workflow.verbs.assertComplete();
  const watch = new WatchStack(...named('Watch'), { environment, workflow });
  if (data.ownKey !== undefined) encryptLogs(app, data.ownKey);
  refuseExamples(data, environment);
  return { edge, data, workflow, season, clock, watch };
}

/** Ends `cdk deploy`, but not the making of the templates: those of the files as they come are looked at and tested. */
function refuseExamples(data: DataStack, environment: Environment): void {
  for (const { field, address } of exampleAddresses(environment))
    Annotations.of(data).addError(`addresses.${field} is ${address}, the example's. Give the address of your office.`);
}
