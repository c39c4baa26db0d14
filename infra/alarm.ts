/** What an alarm is made of: what it says, the metric it listens to, and the section of the runbook that it names. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ROW_FAILED } from '#shared/workflow/alarmed-lines.js';
import type { VerbFunction } from './verb-function.js';

const FIVE_MINUTES = Duration.minutes(5);
const { NOT_BREACHING, BREACHING } = cloudwatch.TreatMissingData;

export interface Alarm {
  readonly says: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Consecutive periods of five minutes; one unless told otherwise. */
  readonly periods?: number;
  readonly below?: boolean;
}

/** Makes alarms whose parts stand in one construct and that all ring at one topic. */
export class AlarmBell {
  constructor(
    private readonly scope: Construct,
    private readonly topic: sns.ITopic,
  ) {}

  /** `section`: of docs/runbook.md. */
  raise(id: string, section: string, alarm: Alarm): void {
    const below = alarm.below === true;
    new cloudwatch.Alarm(this.scope, id, {
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

export function metric(
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string = cloudwatch.Stats.SUM,
): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace, metricName, dimensionsMap, statistic, period: FIVE_MINUTES });
}

export function functionMetric(verb: VerbFunction, name: string, statistic?: string): cloudwatch.Metric {
  return metric('AWS/Lambda', name, { FunctionName: verb.lambda.functionName }, statistic);
}

/**
 * Counts in the logs what the functions' own metrics do not show: a row that is given up is no error of the function,
 * which notes it and goes on with the next one. All functions count into one metric; the log tells which it was.
 */
export function rowsFailed(verbs: readonly VerbFunction[]): cloudwatch.Metric {
  return counted(verbs, 'OutboxRowsFailed', ROW_FAILED);
}

/** How often the functions' logs say the message, as a metric of the product's own. */
export function counted(verbs: readonly VerbFunction[], metricName: string, message: string): cloudwatch.Metric {
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
export function sum(metrics: readonly cloudwatch.Metric[]): cloudwatch.MathExpression {
  return combined(metrics, (ids) => ids.map((id) => `FILL(${id}, 0)`).join(' + '));
}

export function highest(metrics: readonly cloudwatch.Metric[]): cloudwatch.MathExpression {
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
