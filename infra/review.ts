/**
 * Review: two questions to two people. A decision is a deed in the table; only tell-decision carries it to the waiting
 * machine.
 */
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { reviewMachine } from './machines/review.js';
import { mayCommit, mayCommitAndSeeTokens } from './rights.js';
import { maySign, mayVerifyFiled, type SigningKeys } from './signing.js';
import type { Verbs } from './verbs.js';

export interface ReviewOptions {
  readonly decisionDays: number;
  readonly keys: SigningKeys;
}

export class Review extends Construct {
  readonly machineArn: string;

  constructor(scope: Construct, data: DataStack, verbs: Verbs, { decisionDays, keys }: ReviewOptions) {
    super(scope, 'Review');
    const ask = verbs.make(this, 'ask-decision');
    mayCommitAndSeeTokens(ask, data.table);
    const deciding = [verbs.make(this, 'decide'), verbs.make(this, 'decide-several')];
    const others = (['withdraw-report', 'stop-filing'] as const).map((name) => verbs.make(this, name));
    for (const verb of [...deciding, ...others]) mayCommit(verb, data.table);
    for (const verb of deciding) mayVerifyFiled(verb, data, keys);
    for (const verb of [...deciding, ...others]) maySign(verb, keys.checkpoint);
    for (const name of ['save-comments', 'reply-to-return'] as const) mayCommit(verbs.make(this, name), data.table);
    this.machineArn = reviewMachine(this, { ask, decisionDays }).arn;

    mayCommit(verbs.make(this, 'delegate'), data.table);

    const tell = verbs.make(this, 'tell-decision');
    mayCommitAndSeeTokens(tell, data.table);
    // Both callbacks name the machine, not the token, as their resource.
    tell.allow({
      actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
      resources: [this.machineArn],
    });
  }
}
