/**
 * Outbox: starts executions that deeds asked for. Mail, decisions and uploads have their own feeds, in their own
 * capabilities; what the stream did not get done is found by the clock (clock-stack.ts).
 */
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { feedFromOutbox } from './outbox-feed.js';
import { mayCommit } from './rights.js';
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
  }
}
