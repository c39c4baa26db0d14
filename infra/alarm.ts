/** What an alarm is made of: what it says, the metric it listens to, and the section of the runbook that it names. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { VerbFunction } from './verb-function.js';

export const FIVE_MINUTES = Duration.minutes(5);
const { NOT_BREACHING, BREACHING, IGNORE } = cloudwatch.TreatMissingData;

export interface Alarm {
  readonly says: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Consecutive periods, of five minutes where the metric says nothing else; one unless told otherwise. */
  readonly periods?: number;
  readonly below?: boolean;
  /** Whether it stays as it was while nothing is measured: silence says nothing about a rate. */
  readonly keeps?: boolean;
}

/**
 * Of what runs once or twice an hour: five minutes would forget a failure before the next one. What runs more often would ring by
 * two failures among many that ended well.
 */
export function ofTwoHours(metric: cloudwatch.MathExpression): Pick<Alarm, 'metric' | 'threshold' | 'periods'> {
  return { metric: metric.with({ period: Duration.hours(1) }), threshold: 1, periods: 2 };
}

/** Runs that ended well. */
function endedWell(verb: VerbFunction): cloudwatch.MathExpression {
  const of = [functionMetric(verb, 'Invocations'), functionMetric(verb, 'Errors')];
  return combined(of, (ids) => ids.map((id) => `FILL(${id}, 0)`).join(' - '));
}

/** What more is said of the lines that are counted. */
export interface Lines {
  /** A field that they must have with this text. */
  readonly where?: readonly [field: string, text: string];
  /** The field whose number is added up; without one, lines are counted. */
  readonly adds?: string;
}

/** Lines of the log that call for a person, each one. */
export interface SaidLines {
  readonly says: string;
  /** Of shared/workflow/alarmed-lines.ts. */
  readonly line: string;
  readonly by: readonly VerbFunction[];
  /** Name of the metric that counts them. */
  readonly counts: string;
  readonly periods?: number;
}

/** Makes alarms whose parts stand in one construct, that ring at one topic and say there when it is over. */
export class AlarmBell {
  readonly alarms: cloudwatch.Alarm[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly topic: sns.ITopic,
    /** Of what is counted in logs. */
    private readonly metricNamespace: string,
  ) {}

  /** `DeskFailing` has the section desk-failing of docs/runbook.md. */
  raise(id: string, alarm: Alarm): void {
    const { below = false, keeps = false } = alarm;
    const made = new cloudwatch.Alarm(this.scope, id, {
      alarmDescription: `${alarm.says} What to do: docs/runbook.md#${sectionOf(id)}`,
      metric: alarm.metric,
      threshold: alarm.threshold,
      comparisonOperator: below
        ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
        : cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: alarm.periods ?? 1,
      treatMissingData: below ? BREACHING : keeps ? IGNORE : NOT_BREACHING,
    });
    const ring = new SnsAction(this.topic);
    made.addAlarmAction(ring);
    // Whoever was called is told when there is nothing left to do.
    made.addOkAction(ring);
    this.alarms.push(made);
  }

  /** What their own metrics do not show: a row that is given up is no error of the function, which notes it and goes on. */
  raiseWhenSaid(id: string, { says, line, by, counts, periods }: SaidLines): void {
    const metric = counted(this.scope, this.metricNamespace, by, counts, line);
    this.raise(id, { says, metric, threshold: 1, ...(periods === undefined ? {} : { periods }) });
  }

  /** A run that failed counts as silence: a function that fails every time is as good as one that nobody calls. */
  raiseOnSilence(id: string, verb: VerbFunction, after: Duration, says: string): void {
    const periods = after.toMinutes() / FIVE_MINUTES.toMinutes();
    this.raise(id, { says, metric: endedWell(verb), threshold: 1, below: true, periods });
  }
}

/** `OutboxGivenUp` as a heading's anchor: outbox-given-up. */
function sectionOf(id: string): string {
  return id.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
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
 * How often the functions' logs say the message, as a metric of the product's own; all count into one, the log tells which it was.
 * The filters become parts of `scope`.
 */
export function counted(
  scope: Construct,
  metricNamespace: string,
  verbs: readonly VerbFunction[],
  metricName: string,
  message: string,
  { where, adds }: Lines = {},
): cloudwatch.Metric {
  const filters = new Construct(scope, `${metricName}Lines`);
  const says = logs.FilterPattern.stringValue('$.message', '=', message);
  for (const verb of verbs) {
    new logs.MetricFilter(filters, verb.verb, {
      logGroup: verb.lambda.logGroup,
      filterPattern:
        where === undefined
          ? says
          : logs.FilterPattern.all(says, logs.FilterPattern.stringValue(`$.${where[0]}`, '=', where[1])),
      metricNamespace,
      metricName,
      metricValue: adds === undefined ? '1' : `$.${adds}`,
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
