/**
 * Mail in the publisher's hands: reminders by the button, a page that says who gets what when, and what came back. Those by the
 * calendar: clock-stack.ts.
 */
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { mayCommit, mayRead } from './rights.js';
import type { Verbs } from './verbs.js';

export class Reminders extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs) {
    super(scope, 'Reminders');
    mayRead(verbs.make(this, 'show-mail'), data.table);
    for (const name of ['remind-agencies', 'pause-reminders', 'take-bounce', 'resend-mail'] as const)
      mayCommit(verbs.make(this, name), data.table);
  }
}
