/**
 * What the publisher does on the desk, and the operator by invocation, to run a season. A stack of its own, after the one with
 * the API whose routes it adds to: nothing leads from there to here, since what becomes of a deed goes through the table.
 */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { setupAddress } from './addresses.js';
import { PublisherDesk } from './publisher-desk.js';
import { Reminders } from './reminders.js';
import { addRoutes } from './routes.js';
import { Season } from './season.js';
import { deployedTo } from './deployed-to.js';
import type { Environment } from './environment.js';
import type { WorkflowStack } from './workflow-stack.js';

export interface SeasonStackProps {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
}

export class SeasonStack extends Stack {
  constructor(scope: Construct, id: string, { environment, data, workflow }: SeasonStackProps) {
    super(scope, id, { ...deployedTo(environment), description: 'Nianbao: what the publisher does to run a season' });
    const { verbs, keys, deskApi } = workflow;
    new Season(this, data, verbs, setupAddress(this, environment.addresses));
    new PublisherDesk(this, data, verbs, keys);
    new Reminders(this, data, verbs);
    addRoutes(this, deskApi, verbs.routesIn(this));
  }
}
