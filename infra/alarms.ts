/**
 * The few alarms that ask for a person. Each names the section of the runbook that says what to look at and what to do;
 * what mends itself (a retried call, a row that settle brings again) raises none, but for a failing upload, on which an
 * agency waits.
 */
import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DECISION_DISOWNED, READER_STARVED, DRIFT_FOUND, ROW_FAILED } from '#shared/workflow/alarmed-lines.js';
import { FUNCTIONS, MACHINES, type FunctionName, type MachineName } from '#shared/workflow/functions.js';
import type { VerbFunction } from './verb-function.js';
import type { Verbs } from './verbs.js';

export interface AlarmsProps {
  readonly verbs: Verbs;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly apiId: string;
}

const FIVE_MINUTES = Duration.minutes(5);
/** Those that the stream brings rows of the outbox to. */
const OUTBOX_FUNCTIONS = (Object.keys(FUNCTIONS) as FunctionName[]).filter(
  (name) => FUNCTIONS[name].trigger.on === 'stream',
);
const { NOT_BREACHING, BREACHING } = cloudwatch.TreatMissingData;

export class Alarms extends Construct {
  private readonly topic: sns.Topic;

  constructor(scope: Construct, { verbs, machineArns, apiId }: AlarmsProps) {
    super(scope, 'Alarms');
    this.topic = alarmTopic(this);
    for (const machine of MACHINES) {
      this.raise(`${titled(machine)}Failed`, `${machine}-failed`, {
        says: `An execution of the ${machine} machine failed, was aborted or timed out.`,
        metric: sum(
          ['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut'].map((metricName) =>
            metric('AWS/States', metricName, { StateMachineArn: machineArns[machine] }),
          ),
        ),
        threshold: 1,
      });
    }
    this.raise('DeskFailing', 'desk-failing', {
      says: 'The desk answers people with server errors.',
      metric: metric('AWS/ApiGateway', '5xx', { ApiId: apiId }),
      threshold: 5,
    });
    this.raise('UploadFailing', 'upload-failing', {
      says: 'receive-upload or import-previous failed: a file is not taken in, and its event is given up within minutes.',
      metric: sum(verbs.named('receive-upload', 'import-previous').map((verb) => functionMetric(verb, 'Errors'))),
      threshold: 1,
    });
    this.raise('BackgroundFailing', 'background-failing', {
      says: 'Functions that nobody waits for keep failing: mail, decisions, executions or lost uploads are held up.',
      metric: sum(
        verbs.named(...OUTBOX_FUNCTIONS, 'settle', 'reconcile').map((verb) => functionMetric(verb, 'Errors')),
      ),
      threshold: 3,
      periods: 3,
    });
    this.raise('OutboxGivenUp', 'outbox-given-up', {
      says: 'A row of the outbox was given up: a mail, a start or a look for uploads will not be tried again.',
      metric: rowsFailed(verbs.named(...OUTBOX_FUNCTIONS)),
      threshold: 1,
    });
    this.raise('OutboxLate', 'outbox-late', {
      says: 'Rows of the outbox have waited for more than ten minutes in the stream of the table.',
      metric: highest(
        verbs.named(...OUTBOX_FUNCTIONS).map((verb) => functionMetric(verb, 'IteratorAge', cloudwatch.Stats.MAXIMUM)),
      ),
      threshold: Duration.minutes(10).toMilliseconds(),
      periods: 2,
    });
    const [settle] = verbs.named('settle');
    if (settle !== undefined) {
      this.raise('SettleSilent', 'settle-silent', {
        says: 'settle has not run for half an hour, so nothing brings back what the stream left behind.',
        metric: functionMetric(settle, 'Invocations'),
        threshold: 1,
        below: true,
        periods: 6,
      });
    }
    const [reconcile] = verbs.named('reconcile');
    if (reconcile !== undefined) {
      this.raise('DriftFound', 'drift-found', {
        says: 'reconcile found that the table, executions, outbox, files or site do not say the same.',
        metric: counted([reconcile], 'DriftFound', DRIFT_FOUND),
        threshold: 1,
      });
      this.raise('ReconcileSilent', 'reconcile-silent', {
        says: 'reconcile has not run for three hours, so what is lost is not found.',
        metric: functionMetric(reconcile, 'Invocations'),
        threshold: 1,
        below: true,
        periods: 36,
      });
    }
    this.raise('DecisionDisowned', 'decision-disowned', {
      says: 'Somebody says that a decision in their name was not theirs: a mailbox or a link is in other hands.',
      metric: counted(verbs.named('stop-filing'), 'DecisionsDisowned', DECISION_DISOWNED),
      threshold: 1,
    });
    this.raise('ReaderStarved', 'reader-starved', {
      says: 'A good file was turned away because no machine had time to read it.',
      metric: counted(verbs.named('announce-draft'), 'ReadersStarved', READER_STARVED),
      threshold: 1,
    });
    this.raise('MailBouncing', 'mail-bouncing', {
      says: 'More than 5% of the account’s mails bounce; at 10% SES may stop sending.',
      metric: metric('AWS/SES', 'Reputation.BounceRate', {}, cloudwatch.Stats.MAXIMUM),
      threshold: 0.05,
    });
  }

  private raise(id: string, section: string, alarm: Alarm): void {
    const below = alarm.below === true;
    new cloudwatch.Alarm(this, id, {
      alarmDescription: `${alarm.says} What to do: docs/runbook.md#${section}`,
      metric: alarm.metric,
      threshold: alarm.threshold,
      comparisonOperator: below
        ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
        : cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: alarm.periods ?? 1,
      treatMissingData: below ? BREACHING : NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

interface Alarm {
  readonly says: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Consecutive periods of five minutes; one unless told otherwise. */
  readonly periods?: number;
  readonly below?: boolean;
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

function metric(
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string = cloudwatch.Stats.SUM,
): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace, metricName, dimensionsMap, statistic, period: FIVE_MINUTES });
}

function functionMetric(verb: VerbFunction, name: string, statistic?: string): cloudwatch.Metric {
  return metric('AWS/Lambda', name, { FunctionName: verb.lambda.functionName }, statistic);
}

/**
 * Counts in the logs what the functions' own metrics do not show: a row that is given up is no error of the function,
 * which notes it and goes on with the next one. All functions count into one metric; the log tells which it was.
 */
function rowsFailed(verbs: readonly VerbFunction[]): cloudwatch.Metric {
  return counted(verbs, 'OutboxRowsFailed', ROW_FAILED);
}

/** How often the functions' logs say the message, as a metric of the product's own. */
function counted(verbs: readonly VerbFunction[], metricName: string, message: string): cloudwatch.Metric {
  const metricNamespace = 'Nianbao';
  for (const verb of verbs) {
    new logs.MetricFilter(verb, metricName === 'OutboxRowsFailed' ? 'RowsFailed' : metricName, {
      logGroup: verb.lambda.logGroup,
      filterPattern: logs.FilterPattern.stringValue('$.message', '=', message),
      metricNamespace,
      metricName,
      metricValue: '1',
    });
  }
  return metric(metricNamespace, metricName, {});
}

/** A metric without data counts as 0; an alarm may combine ten at most. */
function sum(metrics: readonly cloudwatch.Metric[]): cloudwatch.MathExpression {
  return combined(metrics, (ids) => ids.map((id) => `FILL(${id}, 0)`).join(' + '));
}

function highest(metrics: readonly cloudwatch.Metric[]): cloudwatch.MathExpression {
  return combined(metrics, (ids) => `MAX([${ids.map((id) => `FILL(${id}, 0)`).join(', ')}])`);
}

function combined(
  metrics: readonly cloudwatch.Metric[],
  expression: (ids: readonly string[]) => string,
): cloudwatch.MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((each, index) => [`m${index}`, each]));
  return new cloudwatch.MathExpression({
    expression: expression(Object.keys(usingMetrics)),
    usingMetrics,
    period: FIVE_MINUTES,
  });
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
