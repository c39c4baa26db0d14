/** Upkeep: what keeps the data and the code that reads it in step, by itself and on a schedule. */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { DataStack } from './data-stack.js';
import { mayCommit, mayMoveFormerItems } from './rights.js';
import type { Verbs } from './verbs.js';

export class Upkeep extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs) {
    super(scope, 'Upkeep');
    const upgrade = verbs.make(this, 'upgrade-table');
    mayCommit(upgrade, data.table);
    mayMoveFormerItems(upgrade, data.table);
    new events.Rule(this, 'UpgradeEveryFewMinutes', {
      description: 'Brings the table to the layout of the deployed code',
      schedule: events.Schedule.rate(Duration.minutes(FUNCTIONS['upgrade-table'].trigger.minutes)),
      targets: [new LambdaFunction(upgrade.lambda, { retryAttempts: 1, maxEventAge: Duration.minutes(5) })],
    });
    new CfnOutput(this, 'UpgradeTableFunction', {
      description: 'Invoke it after a deployment, so that nobody waits for its schedule (docs/deploy.md)',
      value: upgrade.lambda.functionName,
    });
  }
}
