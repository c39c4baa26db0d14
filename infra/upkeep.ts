/**
 * Upkeep: what keeps the data and the code that reads it in step, and everything that is stored and running with each
 * other, by itself and on a schedule.
 */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { DataStack } from './data-stack.js';
import type { MachineArns } from './outbox.js';
import {
  mayCommit,
  mayFindDue,
  mayFindExecutions,
  mayListVersions,
  mayMoveFormerItems,
  mayReadObjects,
} from './rights.js';
import { mayVerifyFiled, type SigningKeys } from './signing.js';
import type { Verbs } from './verbs.js';

export interface UpkeepOptions {
  readonly machines: MachineArns;
  readonly keys: SigningKeys;
}

export class Upkeep extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, { machines, keys }: UpkeepOptions) {
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

    // It starts nothing itself and deletes nothing, and opens objects only to compare them with their seal: what it heals goes through the outbox, and a file
    // that nobody heard of is received by the deed that receives all.
    const reconcile = verbs.make(this, 'reconcile', {
      INTAKE_MACHINE_ARN: machines.intake,
      REVIEW_MACHINE_ARN: machines.review,
      RELEASE_MACHINE_ARN: machines.release,
    });
    mayCommit(reconcile, data.table);
    mayFindDue(reconcile, data.table);
    mayFindExecutions(reconcile, Object.values(machines));
    mayListVersions(reconcile, data.uploads);
    mayVerifyFiled(reconcile, data, keys);
    mayReadObjects(reconcile, data.site);
    new events.Rule(this, 'CompareEveryHour', {
      description: 'Compares what is stored and running, and heals what it may',
      schedule: events.Schedule.rate(Duration.minutes(FUNCTIONS.reconcile.trigger.minutes)),
      targets: [new LambdaFunction(reconcile.lambda, { retryAttempts: 1, maxEventAge: Duration.minutes(30) })],
    });
    new CfnOutput(this, 'ReconcileFunction', {
      description: 'Invoke it to have everything compared now (docs/runbook.md#drift-found)',
      value: reconcile.lambda.functionName,
    });
  }
}
