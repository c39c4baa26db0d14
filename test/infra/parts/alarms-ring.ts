/**
 * Whether each alarm can ring, held against what calls the functions in it and how long they may take, and whether it ends again. By
 * the rules of CloudWatch: missing data are what the alarm says; `FILL` makes the newest period a 0 until its data have come.
 */
import { describe, expect, it, test } from '@jest/globals';
import { list, protectedBy, synthesize, synthesized, text, verbOf, type Resource } from './synthesized.js';

const FIVE_MINUTES = 5;
/** Of Lambda's own for calls that nobody waits for: at once, after one minute, after two more. */
const TRIES = 3;

interface Listening {
  readonly name: string;
  readonly alarm: Resource['Properties'];
  /** Those that are listened to, with the namespace's metric. */
  readonly metrics: readonly { readonly namespace: string; readonly metric: string; readonly of: string }[];
  readonly periodMinutes: number;
}

function listening({ Properties: alarm }: Resource): Listening {
  const name = /#([a-z-]+)$/.exec(alarm['AlarmDescription'])?.[1] ?? '';
  const stats = alarm['Metrics'] as { MetricStat?: { Period: number; Metric: Measured } }[] | undefined;
  const measured = stats?.flatMap(({ MetricStat }) => MetricStat ?? []);
  const metrics = (measured?.map(({ Metric }) => Metric) ?? [alarm as Measured]).map((each) => ({
    namespace: each.Namespace,
    metric: each.MetricName,
    of: text(each.Dimensions?.[0]?.Value ?? ''),
  }));
  const periods = new Set(measured?.map(({ Period }) => Period) ?? [alarm['Period'] as number]);
  expect(periods.size).toBe(1);
  return { name, alarm, metrics, periodMinutes: [...periods][0]! / 60 };
}
interface Measured {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Value: unknown }[];
}

const ALARMS = synthesized.ofType('AWS::CloudWatch::Alarm').map(listening);
const functions = new Map(synthesized.ofType('AWS::Lambda::Function').map((each) => [`<${each.id}>`, each]));
const functionOf = (reference: string) => functions.get(reference)!;

/** Minutes between two rounds of what the clock calls, by the function's reference. */
const ROUNDS = new Map(
  synthesized.ofType('AWS::Events::Rule').flatMap(({ Properties }) => {
    const [, count, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(Properties['ScheduleExpression'] ?? '') ?? [];
    if (count === undefined) return [];
    const minutes = Number(count) * (unit === 'hour' ? 60 : 1);
    return (Properties['Targets'] as { Arn: unknown }[]).map(
      ({ Arn }) => [text(Arn).replace('.Arn>', '>'), minutes] as const,
    );
  }),
);
const isSilence = ({ alarm }: Listening) => alarm['ComparisonOperator'] === 'LessThanThreshold';
const ofErrors = ALARMS.filter((each) => !isSilence(each) && each.metrics.some(({ metric }) => metric === 'Errors'));
const clockIn = (some: readonly Listening[]) =>
  some.flatMap((each) =>
    [...new Set(each.metrics.map(({ of }) => of))]
      .filter((of) => ROUNDS.has(of))
      .map((of) => [each.name, verbOf(functionOf(of)), each, ROUNDS.get(of)!] as const),
  );

describe('what runs by the clock', () => {
  it('is listened to, each function by an alarm at least', () => {
    const heard = new Set(ALARMS.flatMap(({ metrics }) => metrics.map(({ of }) => of)));
    expect(ROUNDS.size).toBeGreaterThan(7);
    expect([...ROUNDS.keys()].filter((of) => !heard.has(of))).toEqual([]);
  });

  test.each(clockIn(ofErrors))(
    '%s rings if each run of %s fails, and not if one does',
    (_alarm, _verb, each, round) => {
      const runs = each.periodMinutes / round;
      expect(runs).toBeGreaterThanOrEqual(each.alarm['Threshold']);
      // More of them in one period, and it would ring by a few that failed among many that did not.
      expect(runs).toBeLessThanOrEqual(2);
      expect(each.alarm['EvaluationPeriods']).toBeGreaterThan(1);
    },
  );

  test.each(clockIn(ALARMS.filter(isSilence)))(
    '%s rings if %s ends well no more, not if it misses one round, and is over with the first good run',
    (_alarm, _verb, { alarm, metrics, periodMinutes }, round) => {
      expect(alarm).toMatchObject({ Threshold: 1, TreatMissingData: 'breaching' });
      expect(alarm['DatapointsToAlarm']).toBeUndefined();
      expect(alarm['EvaluationPeriods'] * periodMinutes).toBeGreaterThanOrEqual(3 * round);
      // A run that failed is no sign of life.
      expect(metrics.map(({ metric }) => metric)).toEqual(['Invocations', 'Errors']);
      const expressions = (alarm['Metrics'] as { Expression?: string }[]).flatMap(({ Expression }) => Expression ?? []);
      expect(expressions).toEqual(['FILL(m0, 0) - FILL(m1, 0)']);
    },
  );

  it('is silent to three alarms', () => {
    expect(ALARMS.filter(isSilence).map(({ name }) => name)).toEqual([
      'settle-silent',
      'upgrade-silent',
      'reconcile-silent',
    ]);
  });
});

test.each(ofErrors.map((each) => [each.name, each] as const))(
  '%s hears of a failure before its period is over: Lambda tells of it when the run ends, at the time when it began',
  (_name, { metrics, periodMinutes }) => {
    for (const { of } of metrics) expect(functionOf(of).Properties['Timeout'] / 60).toBeLessThanOrEqual(periodMinutes);
  },
);

test('a worker of the outbox that fails at start rings with a single row, wherever the periods begin', () => {
  const { alarm, periodMinutes } = ALARMS.find(({ name }) => name === 'background-failing')!;
  const settle = [...ROUNDS].find(([of]) => verbOf(functionOf(of)) === 'settle')![1];
  // The row comes by with each round, and its third try may fall into the next period.
  expect(settle).toBeLessThanOrEqual(periodMinutes);
  expect(alarm['Threshold']).toBeLessThanOrEqual(TRIES - 1);
});

test('rows that cannot be handed on are said to be so again in each period', () => {
  const { alarm, periodMinutes } = ALARMS.find(({ name }) => name === 'outbox-not-handed-on')!;
  expect(alarm['EvaluationPeriods']).toBe(2);
  expect(periodMinutes).toBe(FIVE_MINUTES);
});

describe('every alarm', () => {
  /** As AWS names them: a name that is not there has no data, ever. */
  const KNOWN: Readonly<Record<string, readonly string[]>> = {
    'AWS/Lambda': ['Errors', 'Invocations', 'IteratorAge', 'AsyncEventAge'],
    'AWS/States': ['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut'],
    'AWS/ApiGateway': ['5xx'],
    'AWS/SES': ['Reputation.BounceRate'],
  };

  test.each(ALARMS.map((each) => [each.name, each] as const))(
    '%s listens to what is measured, within the limits of CloudWatch',
    (_name, { alarm, metrics, periodMinutes }) => {
      const filters = synthesized
        .ofType('AWS::Logs::MetricFilter')
        .flatMap(({ Properties }) => list(Properties['MetricTransformations']))
        .map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`);
      for (const { namespace, metric } of metrics)
        expect(KNOWN[namespace]?.includes(metric) ?? filters.includes(`${namespace} ${metric}`)).toBe(true);
      expect(metrics.length).toBeLessThanOrEqual(10);
      expect(alarm['EvaluationPeriods'] * periodMinutes).toBeLessThanOrEqual(24 * 60);
    },
  );

  it('is over where nothing is measured, but for silence, and for the rate that is reckoned when mails leave', () => {
    const others = ALARMS.filter(({ alarm }) => alarm['TreatMissingData'] !== 'notBreaching');
    expect(others.map(({ name, alarm }) => [name, alarm['TreatMissingData']])).toEqual([
      ['settle-silent', 'breaching'],
      ['upgrade-silent', 'breaching'],
      ['reconcile-silent', 'breaching'],
      ['mail-bouncing', 'ignore'],
    ]);
  });

  it('is made only where there is something to hear: SES, and the scanner', () => {
    const names = (settings: Parameters<typeof synthesize>[0]) =>
      synthesize(settings)
        .ofType('AWS::CloudWatch::Alarm')
        .map((each) => listening(each).name);
    const all = ALARMS.map(({ name }) => name);
    const smtp = { transport: 'smtp', host: 'smtp.office.invalid', port: 465, security: 'tls' } as const;
    const without = names({ mail: smtp, ...protectedBy({ malwareGate: 'off' }) });
    expect(all.filter((name) => !without.includes(name))).toEqual(['threat-found', 'scan-unfinished', 'mail-bouncing']);
  });
});
