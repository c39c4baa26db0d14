/** Reminders: by the calendar, by the publisher's button, and a page that says who gets what when. */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { DataStack } from './data-stack.js';
import { mayCommit, mayRead } from './rights.js';
import type { Verbs } from './verbs.js';

export class Reminders extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs) {
    super(scope, 'Reminders');
    mayRead(verbs.make(this, 'show-mail'), data.table);
    mayCommit(verbs.make(this, 'remind-agencies'), data.table);
    mayCommit(verbs.make(this, 'pause-reminders'), data.table);
    const remind = verbs.make(this, 'remind');
    mayCommit(remind, data.table);
    new events.Rule(this, 'RemindEveryHour', {
      description: 'Reminds everybody who is waited for, once a day',
      schedule: events.Schedule.rate(Duration.minutes(FUNCTIONS.remind.trigger.minutes)),
      // The next hour goes on where this one ended.
      targets: [new LambdaFunction(remind.lambda, { retryAttempts: 1, maxEventAge: Duration.minutes(30) })],
    });
  }
}
