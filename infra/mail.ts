/**
 * Mail: the one function that may send, as one address, fed from the outbox, by SES or by an SMTP server; and what is done
 * with mail that came back: SES tells of it by EventBridge, the publisher hands in the rest on the desk.
 */
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { MailConfiguration, WebhookConfiguration } from './configuration.js';
import type { DataStack } from './data-stack.js';
import { feedFromOutbox } from './outbox-feed.js';
import { mayCommit } from './rights.js';
import type { Values, VerbFunction } from './verb-function.js';
import type { Verbs } from './verbs.js';

export interface MailOptions {
  readonly from: string;
  readonly mail: MailConfiguration;
  readonly webhook: WebhookConfiguration | undefined;
}

export class Mail extends Construct {
  constructor(scope: Construct, data: DataStack, verbs: Verbs, { from, mail, webhook }: MailOptions) {
    super(scope, 'Mail');
    const receive = verbs.make(this, 'receive-bounce');
    mayCommit(receive, data.table);
    mayCommit(verbs.make(this, 'take-bounce'), data.table);
    mayCommit(verbs.make(this, 'resend-mail'), data.table);

    const set = mail.transport === 'ses' ? sesEvents(this, receive) : undefined;
    const send = verbs.make(this, 'send-mail', {
      ...valuesOf(mail, set),
      ...(webhook === undefined ? {} : { WEBHOOK_URL: webhook.url }),
    });
    mayCommit(send, data.table);
    if (set !== undefined) maySendBySes(this, send, from, set);
    else if (mail.transport === 'smtp' && mail.passwordSecret?.startsWith('arn:') === true)
      send.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [mail.passwordSecret] });
    feedFromOutbox(send, data.table, 'mail');

    const notify = verbs.make(
      this,
      'send-notice',
      webhook === undefined ? {} : { WEBHOOK_URL: webhook.url, WEBHOOK_SECRET: webhook.secret },
    );
    mayCommit(notify, data.table);
    if (webhook !== undefined)
      notify.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [webhook.secret] });
    feedFromOutbox(notify, data.table, 'notice');
  }
}

function valuesOf(mail: MailConfiguration, set: ses.CfnConfigurationSet | undefined): Values {
  if (mail.transport === 'ses') {
    return { MAIL_TRANSPORT: 'ses', ...(set === undefined ? {} : { SES_CONFIGURATION_SET: set.ref }) };
  }
  return {
    MAIL_TRANSPORT: 'smtp',
    SMTP_HOST: mail.host,
    SMTP_PORT: mail.port,
    SMTP_SECURITY: mail.security,
    ...(mail.user === undefined ? {} : { SMTP_USER: mail.user }),
    ...(mail.passwordSecret === undefined ? {} : { SMTP_PASSWORD_SECRET: mail.passwordSecret }),
  };
}

function maySendBySes(scope: Construct, send: VerbFunction, from: string, set: ses.CfnConfigurationSet): void {
  new ses.EmailIdentity(scope, 'From', { identity: ses.Identity.email(from) });
  const named = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  send.allow({
    actions: ['ses:SendEmail'],
    resources: [named('identity', from), named('configuration-set', set.ref)],
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });
}

/** Bounces and complaints go to the account's default bus, and from there to the one function that notes them. */
function sesEvents(scope: Construct, receive: VerbFunction): ses.CfnConfigurationSet {
  const set = new ses.CfnConfigurationSet(scope, 'Sending', {});
  new ses.CfnConfigurationSetEventDestination(scope, 'CameBack', {
    configurationSetName: set.ref,
    eventDestination: {
      name: 'came-back',
      enabled: true,
      matchingEventTypes: ['BOUNCE', 'COMPLAINT'],
      eventBridgeDestination: {
        eventBusArn: Stack.of(scope).formatArn({
          service: 'events',
          resource: 'event-bus',
          resourceName: 'default',
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      },
    },
  });
  new events.Rule(scope, 'MailCameBack', {
    description: 'Notes that a mail came back or was marked as junk',
    eventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint'] } },
    // What is lost here is one mark on the board.
    targets: [new LambdaFunction(receive.lambda, { retryAttempts: 3, maxEventAge: Duration.hours(6) })],
  });
  return set;
}
