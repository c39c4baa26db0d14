import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DRIFT_FOUND, ROW_FAILED, SCAN_UNFINISHED } from '#shared/workflow/alarmed-lines.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { DRIFT_KINDS } from '#shared/upkeep/drift.js';
import { list, synthesize, synthesized, text, verbOf, type Statement } from './synthesized.js';

const alarms = synthesized.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
const runbook = readFileSync('docs/runbook.md', 'utf8');
/** GitHub's anchors of the headings: lower case, spaces as hyphens. */
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0]!.trim().toLowerCase().replaceAll(' ', '-'), section]),
);
const sectionOf = (description: string) => /docs\/runbook\.md#([a-z-]+)$/.exec(description)?.[1] ?? '';

/** Who may publish to the topic, in this account. */
function publishers(of: typeof synthesized): unknown[] {
  const [policy] = of.ofType('AWS::SNS::TopicPolicy');
  return (policy?.Properties['PolicyDocument'].Statement as (Statement & { Principal: { Service?: unknown } })[])
    .filter(({ Effect, Action }) => Effect === 'Allow' && Action === 'sns:Publish')
    .filter(({ Condition }) => text(Condition?.['StringEquals']?.['aws:SourceAccount']) === '<AWS::AccountId>')
    .flatMap(({ Principal }) => Principal.Service)
    .sort();
}

describe('the alarms', () => {
  it('each name a section of the runbook that says what it means, how to look into it and how to mend it', () => {
    for (const { AlarmDescription } of alarms) {
      const section = sections.get(sectionOf(AlarmDescription)) ?? `no section for: ${AlarmDescription}`;
      expect(section).toMatch(/### Description\n[^]+### Investigation\n[^]+### Resolution\n/);
    }
  });

  it('are few, and the runbook describes no alarm that is gone', () => {
    const named = alarms.map(({ AlarmDescription }) => sectionOf(AlarmDescription));
    expect(named.sort()).toEqual([
      'background-failing',
      'caches-keep',
      'clock-failing',
      'decision-disowned',
      'desk-failing',
      'drift-found',
      'intake-failed',
      'mail-bouncing',
      'outbox-given-up',
      'outbox-late',
      'outbox-not-handed-on',
      'packs-failing',
      'reader-starved',
      'reconcile-silent',
      'release-failed',
      'review-failed',
      'scan-unfinished',
      'settle-silent',
      'threat-found',
      'upgrade-silent',
      'upload-failing',
    ]);
    const alarmSections = [...sections].filter(([, section]) => section.includes('### Resolution')).map(([id]) => id);
    expect(alarmSections.sort()).toEqual(named);
  });

  it('ring, and say when it is over, at a topic that CloudWatch may publish to', () => {
    const [topic] = synthesized.ofType('AWS::SNS::Topic');
    for (const { AlarmActions, OKActions } of alarms) {
      expect([list(AlarmActions).map(text), list(OKActions).map(text)]).toEqual([
        [`<${topic?.id}>`],
        [`<${topic?.id}>`],
      ]);
    }
    expect(publishers(synthesized)).toEqual(['cloudwatch.amazonaws.com']);
  });

  it('are encrypted on their way by a key that CloudWatch of this account may use, and nobody else', () => {
    const [topic] = synthesized.ofType('AWS::SNS::Topic');
    const key = synthesized.resources.find(({ id }) => text(topic?.Properties['KmsMasterKeyId']) === `<${id}.Arn>`);
    expect(key?.Properties['EnableKeyRotation']).toBe(true);
    const statements = key?.Properties['KeyPolicy'].Statement as (Statement & { Principal: unknown })[];
    const others = statements.filter(({ Action }) => Action !== 'kms:*');
    expect(others).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
    expect(statements).toHaveLength(others.length + 1);
  });

  it('count every row of the outbox that any of its functions gives up, from the first one on', () => {
    const filters = synthesized
      .ofType('AWS::Logs::MetricFilter')
      .map(({ Properties }) => Properties)
      .filter(({ FilterPattern }) => String(FilterPattern).includes(ROW_FAILED))
      .filter(({ MetricTransformations }) => MetricTransformations[0].MetricName === 'OutboxRowsFailed');
    const functions = synthesized.ofType('AWS::Lambda::Function');
    const counted = filters.map(({ LogGroupName }) => {
      const owner = functions.find(
        ({ Properties }) => text(Properties['LoggingConfig'].LogGroup) === text(LogGroupName),
      );
      return owner && verbOf(owner);
    });
    const fed = Object.entries(FUNCTIONS).filter(([, { trigger }]: [string, FunctionEntry]) => trigger.on === 'outbox');
    expect(counted.sort()).toEqual(fed.map(([name]) => name).sort());
    const alarm = alarms.find(({ AlarmDescription }) => sectionOf(AlarmDescription) === 'outbox-given-up');
    expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Period: 300, Statistic: 'Sum' });
    for (const { FilterPattern, MetricTransformations } of filters) {
      expect(FilterPattern).toBe(`{ $.message = "${ROW_FAILED}" }`);
      expect(MetricTransformations).toEqual([
        { MetricNamespace: alarm?.['Namespace'], MetricName: alarm?.['MetricName'], MetricValue: '1' },
      ]);
    }
  });

  it('ring at the first file that is not taken in, an agency’s or last year’s', () => {
    const alarm = alarms.find(({ AlarmDescription }) => sectionOf(AlarmDescription) === 'upload-failing');
    expect(alarm).toMatchObject({
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    const taking = synthesized
      .ofType('AWS::Lambda::Function')
      .filter((each) => ['receive-upload', 'import-previous', 'check-portal'].includes(verbOf(each) ?? ''));
    const counted = (alarm?.['Metrics'] as { MetricStat?: { Metric: { Dimensions: { Value: unknown }[] } } }[]).flatMap(
      ({ MetricStat }) => MetricStat?.Metric.Dimensions.map(({ Value }) => text(Value)) ?? [],
    );
    expect(counted.sort()).toEqual(taking.map(({ id }) => `<${id}>`).sort());
    expect(counted).toHaveLength(3);
  });

  it('count every drift that reconcile finds, and the runbook has a section for each kind', () => {
    const [filter, ...others] = synthesized
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ Properties }) => String(Properties['FilterPattern']).includes(DRIFT_FOUND));
    expect(others).toEqual([]);
    const alarm = alarms.find(({ AlarmDescription }) => sectionOf(AlarmDescription) === 'drift-found');
    expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Namespace: 'Nianbao', MetricName: 'DriftFound' });
    expect(filter?.Properties).toMatchObject({
      FilterPattern: `{ $.message = "${DRIFT_FOUND}" }`,
      MetricTransformations: [{ MetricNamespace: 'Nianbao', MetricName: 'DriftFound', MetricValue: '1' }],
    });
    const kinds = [...(sections.get('drift-found') ?? '').matchAll(/^#### (.+)$/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([...DRIFT_KINDS]);
  });

  it('count a scan that did not finish wherever it is said, the end of an intake included', () => {
    const filters = synthesized
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ Properties }) => String(Properties['FilterPattern']).includes(SCAN_UNFINISHED));
    const groups = filters.map(({ Properties }) => text(Properties['LogGroupName']));
    const [announcing] = synthesized
      .ofType('AWS::Lambda::Function')
      .filter((each) => verbOf(each) === 'announce-draft');
    expect(groups).toContain(text(announcing?.Properties['LoggingConfig'].LogGroup));
  });
});

describe('the budget', () => {
  it('is made where the operator names a sum, and rings at the topic of the alarms, which lets it', () => {
    expect(synthesized.ofType('AWS::Budgets::Budget')).toEqual([]);
    const withBudget = synthesize({ budget: { monthlyUsd: 150 } });
    const [made] = withBudget.ofType('AWS::Budgets::Budget');
    const [topic] = withBudget.ofType('AWS::SNS::Topic');
    expect(made?.Properties['Budget']).toMatchObject({
      BudgetLimit: { Amount: 150, Unit: 'USD' },
      TimeUnit: 'MONTHLY',
    });
    const told = made?.Properties['NotificationsWithSubscribers'] as { Subscribers: { Address: unknown }[] }[];
    expect(told.flatMap(({ Subscribers }) => Subscribers.map(({ Address }) => text(Address)))).toEqual(
      Array(3).fill(`<${topic?.id}>`),
    );
    expect(publishers(withBudget)).toEqual(['budgets.amazonaws.com', 'cloudwatch.amazonaws.com']);
    expect(() => synthesize({ budget: { monthlyUsd: 0 } })).toThrow('budget.monthlyUsd is 0. Give US dollars');
  });
});

describe('the dashboard', () => {
  const [board, ...others] = synthesized.ofType('AWS::CloudWatch::Dashboard');
  const { widgets } = JSON.parse(text(board?.Properties['DashboardBody'])) as {
    widgets: { properties: { title: string; alarms?: string[]; metrics?: unknown[] } }[];
  };
  const drawn = JSON.stringify(widgets);

  it('is one, in Chinese with English beside it, and shows every alarm', () => {
    expect(others).toEqual([]);
    expect(board?.Properties['DashboardName']).toBe('NianbaoWatch');
    for (const { properties } of widgets) expect(properties.title).toMatch(/[\u4e00-\u9fff].*[A-Za-z]{4}/);
    expect(widgets.flatMap(({ properties }) => properties.alarms ?? [])).toHaveLength(alarms.length);
  });

  it('draws nothing that nobody counts: each figure of the product’s own has its filter', () => {
    const own = [...drawn.matchAll(/"Nianbao","(\w+)"/g)].map(([, name]) => name).sort();
    const counted = synthesized
      .ofType('AWS::Logs::MetricFilter')
      .map(({ Properties }) => String(Properties['MetricTransformations'][0].MetricName));
    expect(own).toEqual([
      ...['AskedMailsPutOff', 'AskedMailsSent'],
      ...['Findings', 'MailsFailed', 'MailsPutOff', 'MailsSent', 'RowsRearmed', 'UploadsReceived', 'UploadsRefused'],
    ]);
    expect(own.filter((name) => !counted.includes(name!))).toEqual([]);
  });

  it('finds the functions of every stack that has some by its name', () => {
    for (const stack of ['NianbaoWorkflow', 'NianbaoSeason', 'NianbaoClock'])
      expect(drawn).toContain(`(FunctionName=${stack})`);
  });
});
