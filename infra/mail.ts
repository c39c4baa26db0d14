/**
 * Mail: the two functions that may send, as one address, fed from the outbox, by SES or by an SMTP server; and what is done
 * with mail that came back: SES tells of it by EventBridge, the publisher hands in the rest on the desk (reminders.ts).
 */
import { ArnFormat, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import * as ses from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { MailConfiguration, WebhookConfiguration } from './environment.js';
import type { DataStack } from './data-stack.js';
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

    const set = mail.transport === 'ses' ? sesEvents(this, receive) : undefined;
    if (mail.transport === 'ses') makeIdentities(this, from, mail);
    for (const name of ['send-mail', 'send-asked-mail'] as const) {
      const send = verbs.make(this, name, {
        ...valuesOf(mail, set),
        ...(webhook === undefined ? {} : { WEBHOOK_URL: webhook.url }),
      });
      mayCommit(send, data.table);
      if (mail.transport === 'ses') maySendBySes(send, { from, set, ...mail });
      else if (mail.passwordSecret?.startsWith('arn:') === true)
        send.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [mail.passwordSecret] });
    }

    const notify = verbs.make(
      this,
      'send-notice',
      webhook === undefined ? {} : { WEBHOOK_URL: webhook.url, WEBHOOK_SECRET: webhook.secret },
    );
    mayCommit(notify, data.table);
    if (webhook !== undefined)
      notify.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [webhook.secret] });
  }
}

function valuesOf(mail: MailConfiguration, set: ses.CfnConfigurationSet | undefined): Values {
  if (mail.transport === 'ses') {
    return { MAIL_TRANSPORT: 'ses', ...(set === undefined ? {} : { SES_CONFIGURATION_SET: set.ref }) };
  }
  return {
    MAIL_TRANSPORT: 'smtp',
    SMTP_HOST: mail.host,
    SMTP_PORT: String(mail.port),
    SMTP_SECURITY: mail.security,
    ...(mail.user === undefined ? {} : { SMTP_USER: mail.user }),
    ...(mail.passwordSecret === undefined ? {} : { SMTP_PASSWORD_SECRET: mail.passwordSecret }),
  };
}

interface Sending {
  readonly from: string;
  readonly identity: 'made' | 'existing';
  readonly set: ses.CfnConfigurationSet | undefined;
  readonly sandboxRecipients: readonly string[];
}

function makeIdentities(
  scope: Construct,
  from: string,
  { identity, sandboxRecipients }: Pick<Sending, 'identity' | 'sandboxRecipients'>,
): void {
  if (identity === 'made') new ses.EmailIdentity(scope, 'From', { identity: ses.Identity.email(from) });
  for (const recipient of sandboxRecipients)
    new ses.EmailIdentity(scope, `To ${recipient}`, { identity: ses.Identity.email(recipient) });
}

function maySendBySes(send: VerbFunction, { from, identity, set, sandboxRecipients }: Sending): void {
  const named = (resource: string, resourceName: string) =>
    Stack.of(send).formatArn({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  send.allow({
    actions: ['ses:SendEmail'],
    // In the sandbox a mail needs the right to the recipient's identity as well as to the sender's.
    resources: [
      ...[from, ...sandboxRecipients].map((address) => named('identity', address)),
      // An existing identity may be the whole domain's.
      ...(identity === 'existing' ? [named('identity', Fn.select(1, Fn.split('@', from)))] : []),
      ...(set === undefined ? [] : [named('configuration-set', set.ref)]),
    ],
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
      matchingEventTypes: ['BOUNCE', 'COMPLAINT', 'DELIVERY_DELAY', 'REJECT'],
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
    description: 'Notes that a mail came back, was marked as junk, is held up or was not sent',
    // Of the mails of this installation alone: the bus tells of all that the account sends.
    eventPattern: {
      source: ['aws.ses'],
      detail: {
        eventType: ['Bounce', 'Complaint', 'DeliveryDelay', 'Reject'],
        mail: { tags: { 'ses:configuration-set': [set.ref] } },
      },
    },
    // What is lost here is one mark on the board.
    targets: [new LambdaFunction(receive.lambda, { retryAttempts: 3, maxEventAge: Duration.hours(6) })],
  });
  return set;
}
