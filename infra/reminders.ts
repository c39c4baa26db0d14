/** Reminders by the publisher's button, and a page that says who gets what when; those by the calendar: clock-stack.ts. */
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { mayCommit, mayRead } from './rights.js';
import type { Verbs } from './verbs.js';

export class Reminders extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs) {
    super(scope, 'Reminders');
    mayRead(verbs.make(this, 'show-mail'), data.table);
    mayCommit(verbs.make(this, 'remind-agencies'), data.table);
    mayCommit(verbs.make(this, 'pause-reminders'), data.table);
  }
}
