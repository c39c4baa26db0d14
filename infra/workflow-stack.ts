/**
 * What people hold addresses of and what executions wait in: the API and the two distributions, the machines, and the functions
 * that these call. Whatever is moved out of here gets a new address or a new ARN, so what nobody holds moves out first: the
 * publisher's functions (season-stack.ts), what runs by the clock (clock-stack.ts), alarms (watch-stack.ts).
 */
import { Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { DataStack } from './data-stack.js';
import { deployedTo } from './deployed-to.js';
import { Desk } from './desk.js';
import type { WebAcls } from './edge-stack.js';
import type { Environment } from './environment.js';
import { Intake } from './intake.js';
import { Mail } from './mail.js';
import { Outbox, type MachineArns } from './outbox.js';
import { deskBaseUrl, mailFrom, siteBaseUrl } from './addresses.js';
import { Publishing } from './publishing.js';
import { Review } from './review.js';
import type { GuardedApi } from './routes.js';
import { signingKeys, type SigningKeys } from './signing.js';
import type { HandlerCode } from './verb-function.js';
import { Verbs } from './verbs.js';

export interface WorkflowStackProps {
  readonly data: DataStack;
  readonly environment: Environment;
  readonly webAcls: WebAcls | undefined;
  readonly code: HandlerCode;
}

export class WorkflowStack extends Stack {
  /** What the stacks after this one go on with. */
  readonly verbs: Verbs;
  readonly machineArns: MachineArns;
  readonly keys: SigningKeys;
  readonly deskApi: GuardedApi;

  constructor(scope: Construct, id: string, { environment, data, webAcls, code }: WorkflowStackProps) {
    super(scope, id, { ...deployedTo(environment), description: 'Nianbao: functions, machines, desk and public site' });
    const { addresses, domains, edge, limits, mail, webhook, subscribers, formerKeys, protection } = environment;
    const keys = signingKeys(data, formerKeys);
    this.keys = keys;
    const from = mailFrom(this, addresses);
    const verbs = new Verbs(
      code,
      {
        TABLE_NAME: data.table.tableName,
        DUE_PARTITIONS: String(limits.duePartitions),
        UPLOADS_BUCKET: data.uploads.bucketName,
        DOCUMENTS_BUCKET: data.documents.bucketName,
        SITE_BUCKET: data.site.bucketName,
        DESK_BASE_URL: deskBaseUrl(this, addresses),
        SITE_BASE_URL: siteBaseUrl(this, addresses),
        MAIL_FROM: from,
        MALWARE_GATE: protection.malwareGate === 'off' ? 'off' : 'on',
        UPLOAD_MAX_BYTES: String(limits.uploadMaxBytes),
        UPLOAD_FORM_MINUTES: String(limits.uploadFormMinutes),
        LINK_DAYS: String(limits.linkDays),
        PUBLISHER_LINK_DAYS: String(limits.publisherLinkDays),
        NEW_LINK_MINUTES: String(limits.newLinkMinutes),
        DECISION_DAYS: String(limits.decisionDays),
        SEAL_KEY_ID: keys.seal.join(' '),
        CHECKPOINT_KEY_ID: keys.checkpoint.join(' '),
      },
      environment.reserveConcurrency,
    );

    this.verbs = verbs;
    const machineArns = {
      intake: new Intake(this, data, verbs, { keys, malwareGate: protection.malwareGate }).machineArn,
      review: new Review(this, data, verbs, { decisionDays: limits.decisionDays, keys }).machineArn,
      release: new Publishing(this, data, verbs, {
        ...{ domain: domains.site, edge, webAcl: webAcls?.site },
        keys,
        subscribers,
      }).machineArn,
    };
    this.machineArns = machineArns;
    new Mail(this, data, verbs, { from, mail, webhook });
    new Outbox(this, data, verbs, machineArns);
    this.deskApi = new Desk(this, data, verbs, {
      ...{ domain: domains.desk, edge, webAcl: webAcls?.desk },
      keys,
      originSecretVersion: protection.originSecretVersion,
    }).api;
  }

  get api(): HttpApi {
    return this.deskApi.httpApi;
  }
}
