/**
 * Outbox: starts executions that deeds asked for, and finds by their due time all rows that the stream did not get
 * done. Mail, decisions and uploads have their own feeds, in their own capabilities.
 */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { DataStack } from './data-stack.js';
import { feedFromOutbox } from './outbox-feed.js';
import { mayCommit, mayFindDue } from './rights.js';
import type { Verbs } from './verbs.js';

export interface MachineArns {
  readonly intake: string;
  readonly review: string;
  readonly release: string;
}

export class Outbox extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, machines: MachineArns) {
    super(scope, 'Outbox');
    const start = verbs.make(this, 'start-execution', {
      INTAKE_MACHINE_ARN: machines.intake,
      REVIEW_MACHINE_ARN: machines.review,
      RELEASE_MACHINE_ARN: machines.release,
    });
    mayCommit(start, data.table);
    start.allow({ actions: ['states:StartExecution'], resources: Object.values(machines) });
    feedFromOutbox(start, data.table, 'start');

    const settle = verbs.make(this, 'settle');
    mayCommit(settle, data.table);
    mayFindDue(settle, data.table);
    new events.Rule(this, 'EveryFewMinutes', {
      description: 'Finds outbox rows that are due and not done',
      schedule: events.Schedule.rate(Duration.minutes(FUNCTIONS.settle.trigger.minutes)),
      // The next round finds what this one missed; a late repetition finds nothing more.
      targets: [new LambdaFunction(settle.lambda, { retryAttempts: 1, maxEventAge: Duration.minutes(5) })],
    });
  }
}
