/** Mail: the one function that may send, as one address, fed from the outbox. */
import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { feedFromOutbox } from './outbox-feed.js';
import { mayCommit } from './rights.js';
import type { Verbs } from './verbs.js';

export class Mail extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, from: string) {
    super(scope, 'Mail');
    new ses.EmailIdentity(this, 'From', { identity: ses.Identity.email(from) });
    const send = verbs.make(this, 'send-mail');
    mayCommit(send, data.table);
    send.allow({
      actions: ['ses:SendEmail'],
      resources: [
        Stack.of(this).formatArn({
          service: 'ses',
          resource: 'identity',
          resourceName: from,
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    });
    feedFromOutbox(send, data.table, 'mail');
  }
}
