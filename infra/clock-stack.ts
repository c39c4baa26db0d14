/**
 * What runs by the clock, and nobody calls: it finds what was left behind, reminds, hands over, and keeps data and code in
 * step. A stack of its own, after the one that it looks after: no other part names its functions, and one template would be too large for
 * CloudFormation's 500 resources (docs/adr/0057-what-runs-by-the-clock.md).
 */
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { DataStack } from './data-stack.js';
import {
  mayCommit,
  mayFindDue,
  mayFindExecutions,
  mayListVersions,
  mayReadScans,
  mayMoveFormerItems,
  mayReadObjects,
} from './rights.js';
import { maySign, mayVerifyFiled } from './signing.js';
import type { VerbFunction } from './verb-function.js';
import { deployedTo } from './deployed-to.js';
import type { Environment } from './environment.js';
import type { WorkflowStack } from './workflow-stack.js';

/** What each is run for, as its rule says it. */
const ROUNDS = {
  settle: 'Finds outbox rows that are due and not done',
  'upgrade-table': 'Brings the table to the layout of the deployed code',
  'advance-seasons': 'Notes that a season is late, finishes what its closing owes, and erases contacts a year later',
  'hand-over-stages': 'Hands waiting stages over on the days on which a delegation begins and ends',
  'send-digests': 'In the morning: one mail to each for whom many reports wait',
  remind: 'Reminds everybody who is waited for, once a day',
  reconcile: 'Compares what is stored and running, and heals what it may',
} as const;

type Round = keyof typeof ROUNDS;

export interface ClockStackProps {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly workflow: WorkflowStack;
}

export class ClockStack extends Stack {
  constructor(scope: Construct, id: string, { environment, data, workflow }: ClockStackProps) {
    super(scope, id, { ...deployedTo(environment), description: 'Nianbao: what runs by the clock' });
    const { verbs, keys } = workflow;
    // As this template will write them: what is acknowledged of a role is told by the very text of its resources.
    const machineArns = {
      intake: workflow.exportValue(workflow.machineArns.intake),
      review: workflow.exportValue(workflow.machineArns.review),
      release: workflow.exportValue(workflow.machineArns.release),
    };
    const made = (name: Round): VerbFunction => {
      const values =
        name === 'reconcile'
          ? {
              INTAKE_MACHINE_ARN: machineArns.intake,
              REVIEW_MACHINE_ARN: machineArns.review,
              RELEASE_MACHINE_ARN: machineArns.release,
            }
          : {};
      const verb = verbs.make(this, name, values);
      mayCommit(verb, data.table);
      this.runEvery(verb, FUNCTIONS[name].trigger.minutes, ROUNDS[name]);
      return verb;
    };
    for (const name of ['hand-over-stages', 'send-digests', 'remind'] as const) made(name);
    // What it erases in a chain holds only under a signature.
    maySign(made('advance-seasons'), keys.checkpoint);
    const settle = made('settle');
    mayFindDue(settle, data.table);
    const upgrade = made('upgrade-table');
    mayMoveFormerItems(upgrade, data.table);
    // It starts nothing itself and deletes nothing, and opens objects only to compare them with their seal: what it heals goes through the outbox, and a file
    // that nobody heard of is received by the deed that receives all.
    const reconcile = made('reconcile');
    mayFindDue(reconcile, data.table);
    mayFindExecutions(reconcile, Object.values(machineArns));
    mayListVersions(reconcile, data.uploads);
    mayReadScans(reconcile, data.uploads);
    mayVerifyFiled(reconcile, data, keys);
    mayReadObjects(reconcile, data.site);
    new CfnOutput(this, 'UpgradeTableFunction', {
      description: 'Invoke it after a deployment, so that nobody waits for its schedule (docs/deploy.md)',
      value: upgrade.lambda.functionName,
    });
    new CfnOutput(this, 'ReconcileFunction', {
      description: 'Invoke it to have everything compared now (docs/runbook.md#drift-found)',
      value: reconcile.lambda.functionName,
    });
  }

  /** The next round finds what this one missed, and a late repetition finds nothing more. */
  private runEvery(verb: VerbFunction, minutes: number, description: string): void {
    new events.Rule(verb, 'Round', {
      description,
      schedule: events.Schedule.rate(Duration.minutes(minutes)),
      targets: [
        new LambdaFunction(verb.lambda, { retryAttempts: 1, maxEventAge: Duration.minutes(Math.min(minutes, 30)) }),
      ],
    });
  }
}
