/**
 * Everything that can be replaced and is called: functions, machines, routes, distributions, alarms. It is one stack because its
 * parts lead to each other (mails name the desk, the desk's deeds lead to the machines, the machines send mails).
 */
import { Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.js';
import type { Configuration } from './configuration.js';
import type { DataStack } from './data-stack.js';
import { Desk } from './desk.js';
import { Intake } from './intake.js';
import { Mail } from './mail.js';
import { Outbox, type MachineArns } from './outbox.js';
import { deskBaseUrl, mailFrom, setupAddress, siteBaseUrl } from './parameters.js';
import { Publishing } from './publishing.js';
import { Reminders } from './reminders.js';
import { Review } from './review.js';
import { Season } from './season.js';
import { signingKeys, type SigningKeys } from './signing.js';
import type { HandlerCode } from './verb-function.js';
import { Verbs } from './verbs.js';

export interface WorkflowStackProps {
  readonly data: DataStack;
  readonly configuration: Configuration;
  readonly code: HandlerCode;
}

export class WorkflowStack extends Stack {
  /** What the stack after this one goes on with. */
  readonly verbs: Verbs;
  readonly machineArns: MachineArns;
  readonly keys: SigningKeys;
  readonly alarmTopic: ITopic;

  constructor(scope: Construct, id: string, { data, configuration, code }: WorkflowStackProps) {
    super(scope, id, { description: 'Nianbao: functions, machines, desk and public site' });
    const { limits, mail, webhook, subscribers, deskDomain, siteDomain, formerKeys } = configuration;
    const keys = signingKeys(data, formerKeys);
    this.keys = keys;
    const from = mailFrom(this);
    const verbs = new Verbs(code, {
      TABLE_NAME: data.table.tableName,
      UPLOADS_BUCKET: data.uploads.bucketName,
      DOCUMENTS_BUCKET: data.documents.bucketName,
      SITE_BUCKET: data.site.bucketName,
      DESK_BASE_URL: deskBaseUrl(this),
      SITE_BASE_URL: siteBaseUrl(this),
      MAIL_FROM: from,
      UPLOAD_MAX_BYTES: String(limits.UPLOAD_MAX_BYTES),
      UPLOAD_FORM_MINUTES: String(limits.UPLOAD_FORM_MINUTES),
      LINK_DAYS: String(limits.LINK_DAYS),
      PUBLISHER_LINK_DAYS: String(limits.PUBLISHER_LINK_DAYS),
      NEW_LINK_MINUTES: String(limits.NEW_LINK_MINUTES),
      DECISION_DAYS: String(limits.DECISION_DAYS),
      SEAL_KEY_ID: keys.seal.join(' '),
      CHECKPOINT_KEY_ID: keys.checkpoint.join(' '),
    });

    this.verbs = verbs;
    new Season(this, data, verbs, setupAddress(this));
    const machineArns = {
      intake: new Intake(this, data, verbs, keys).machineArn,
      review: new Review(this, data, verbs, { decisionDays: limits.DECISION_DAYS, keys }).machineArn,
      release: new Publishing(this, data, verbs, { domain: siteDomain, keys, subscribers }).machineArn,
    };
    this.machineArns = machineArns;
    new Mail(this, data, verbs, { from, mail, webhook });
    new Reminders(this, data, verbs);
    new Outbox(this, data, verbs, machineArns);
    const { apiId } = new Desk(this, data, verbs, { domain: deskDomain, keys });
    this.alarmTopic = new Alarms(this, { verbs, machineArns, apiId }).topic;
  }
}
