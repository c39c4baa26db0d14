/**
 * What watches all other stacks and is needed by none: alarms, what they count in the logs, where they ring, a page of figures and a
 * budget. It comes last and
 * refers to the others weakly (`Fn::GetStackOutput`), so that a function which is watched can still be taken out: an export in use
 * would forbid it (docs/adr/0065-five-stacks.md).
 */
import { CrossStackReferences, ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { alarmTopic, CLOUDWATCH } from './alarm-topic.js';
import { Alarms } from './alarms.js';
import { BUDGETS, raiseOfCost } from './budget.js';
import { dashboard } from './dashboard.js';
import { deployedTo } from './deployed-to.js';
import type { Environment } from './environment.js';
import { metricNamespace } from './names.js';
import type { WorkflowStack } from './workflow-stack.js';

export interface WatchStackProps {
  readonly environment: Environment;
  readonly workflow: WorkflowStack;
}

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { environment, workflow }: WatchStackProps) {
    super(scope, id, { ...deployedTo(environment), description: 'Nianbao: alarms, figures, budget' });
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const { verbs, machineArns, api } = workflow;
    const { budget, mail, protection } = environment;
    const watched = { verbs, machineArns, apiId: api.apiId, metricNamespace: metricNamespace(environment) };
    const topic = alarmTopic(this, [CLOUDWATCH, ...(budget === undefined ? [] : [BUDGETS])]);
    const { all } = new Alarms(this, { ...watched, topic, mail, malwareGate: protection.malwareGate });
    dashboard(this, { ...watched, alarms: all });
    if (budget !== undefined) raiseOfCost(this, topic, budget);
  }
}
