/** Season: opening the collection of a report year, its roster and the invitations. */
import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { mayCommit } from './rights.js';
import type { Verbs } from './verbs.js';

/** What the publisher, and whoever begins, does on pages. */
const DESK_FUNCTIONS = [
  'answer-setup',
  'begin-season',
  'appoint-publisher',
  'change-season',
  'turn-season',
  'begin-next-season',
  'import-roster',
  'change-agency',
  'invite-agencies',
  'resend-links',
  'hand-out-links',
] as const;

export class Season extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, setupAddress: string) {
    super(scope, 'Season');
    // Nothing calls it: the first person of a season cannot come by a mailed link, so an operator invokes it.
    const open = verbs.make(this, 'open-season');
    const setUp = verbs.make(this, 'open-setup', { SETUP_ADDRESS: setupAddress });
    const others = DESK_FUNCTIONS.map((name) => verbs.make(this, name));
    for (const verb of [open, setUp, ...others]) mayCommit(verb, data.table);
    new CfnOutput(this, 'OpenSetupFunction', {
      description: 'Invoke it for the one-time link by which an installation begins (docs/deploy.md)',
      value: setUp.lambda.functionName,
    });
    new CfnOutput(this, 'OpenSeasonFunction', {
      description: 'Invoke it to open a season (docs/deploy.md)',
      value: open.lambda.functionName,
    });
  }
}
