/**
 * The few alarms that ask for a person. Each names the section of the runbook that says what to look at and what to do;
 * what mends itself (a retried call, a row that settle brings again) raises none, but for a failing upload, on which an
 * agency waits.
 */
import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CACHES_KEEP, DECISION_DISOWNED, READER_STARVED } from '#shared/workflow/alarmed-lines.js';
import { FUNCTIONS, MACHINES, type FunctionName, type MachineName } from '#shared/workflow/functions.js';
import { AlarmBell, counted, functionMetric, highest, metric, rowsFailed, sum } from './alarm.js';
import type { Verbs } from './verbs.js';

export interface AlarmsProps {
  readonly verbs: Verbs;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly apiId: string;
}

/** Those that the stream brings rows of the outbox to. */
const OUTBOX_FUNCTIONS = (Object.keys(FUNCTIONS) as FunctionName[]).filter(
  (name) => FUNCTIONS[name].trigger.on === 'stream',
);

export class Alarms extends Construct {
  readonly topic: sns.ITopic;

  constructor(scope: Construct, { verbs, machineArns, apiId }: AlarmsProps) {
    super(scope, 'Alarms');
    this.topic = alarmTopic(this);
    const bell = new AlarmBell(this, this.topic);
    for (const machine of MACHINES) {
      bell.raise(`${titled(machine)}Failed`, `${machine}-failed`, {
        says: `An execution of the ${machine} machine failed, was aborted or timed out.`,
        metric: sum(
          ['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut'].map((metricName) =>
            metric('AWS/States', metricName, { StateMachineArn: machineArns[machine] }),
          ),
        ),
        threshold: 1,
      });
    }
    bell.raise('DeskFailing', 'desk-failing', {
      says: 'The desk answers people with server errors.',
      metric: metric('AWS/ApiGateway', '5xx', { ApiId: apiId }),
      threshold: 5,
    });
    bell.raise('UploadFailing', 'upload-failing', {
      says: 'receive-upload, import-previous or check-portal failed: a file is not taken in, and its event is given up within minutes.',
      metric: sum(
        verbs.named('receive-upload', 'import-previous', 'check-portal').map((verb) => functionMetric(verb, 'Errors')),
      ),
      threshold: 1,
    });
    bell.raise('BackgroundFailing', 'background-failing', {
      says: 'Functions that nobody waits for keep failing: mail, decisions, executions or lost uploads are held up.',
      metric: sum(verbs.named(...OUTBOX_FUNCTIONS).map((verb) => functionMetric(verb, 'Errors'))),
      threshold: 3,
      periods: 3,
    });
    bell.raise('PacksFailing', 'packs-failing', {
      says: 'The files of whole years and the search cannot be made: they are of a release before what the site shows.',
      metric: sum(verbs.named('pack-data').map((verb) => functionMetric(verb, 'Errors'))),
      threshold: 3,
      periods: 3,
    });
    bell.raise('CachesKeep', 'caches-keep', {
      says: 'CloudFront could not be told to forget what a release wrote over: it may answer with it for five minutes.',
      metric: counted(verbs.named('publish-report'), 'CachesKeep', CACHES_KEEP),
      threshold: 1,
    });
    bell.raise('OutboxGivenUp', 'outbox-given-up', {
      says: 'A row of the outbox was given up: a mail, a start or a look for uploads will not be tried again.',
      metric: rowsFailed(verbs.named(...OUTBOX_FUNCTIONS)),
      threshold: 1,
    });
    bell.raise('OutboxLate', 'outbox-late', {
      says: 'Rows of the outbox have waited for more than ten minutes in the stream of the table.',
      metric: highest(
        verbs.named(...OUTBOX_FUNCTIONS).map((verb) => functionMetric(verb, 'IteratorAge', cloudwatch.Stats.MAXIMUM)),
      ),
      threshold: Duration.minutes(10).toMilliseconds(),
      periods: 2,
    });
    bell.raise('DecisionDisowned', 'decision-disowned', {
      says: 'Somebody says that a decision in their name was not theirs: a mailbox or a link is in other hands.',
      metric: counted(verbs.named('stop-filing'), 'DecisionsDisowned', DECISION_DISOWNED),
      threshold: 1,
    });
    bell.raise('ReaderStarved', 'reader-starved', {
      says: 'A good file was turned away because no machine had time to read it.',
      metric: counted(verbs.named('announce-draft'), 'ReadersStarved', READER_STARVED),
      threshold: 1,
    });
    bell.raise('MailBouncing', 'mail-bouncing', {
      says: 'More than 5% of the account’s mails bounce; at 10% SES may stop sending.',
      metric: metric('AWS/SES', 'Reputation.BounceRate', {}, cloudwatch.Stats.MAXIMUM),
      threshold: 0.05,
    });
  }
}

/** Whoever runs the product subscribes to it by hand: a subscription in the template would need an address in it. */
function alarmTopic(scope: Construct): sns.Topic {
  const topic = new sns.Topic(scope, 'Topic', { enforceSSL: true });
  // A topic with a policy of its own loses the one that lets the account's alarms publish.
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccountPublish',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  new CfnOutput(scope, 'AlarmTopic', { description: 'Subscribe to be told of alarms', value: topic.topicArn });
  return topic;
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
