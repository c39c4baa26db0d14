import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DRIFT_FOUND, ROW_FAILED } from '#shared/workflow/alarmed-lines.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { DRIFT_KINDS } from '#shared/upkeep/drift.js';
import { list, synthesized, text, verbOf } from './synthesized.js';

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
      'packs-failing',
      'reader-starved',
      'reconcile-silent',
      'release-failed',
      'review-failed',
      'settle-silent',
      'upload-failing',
    ]);
    const alarmSections = [...sections].filter(([, section]) => section.includes('### Resolution')).map(([id]) => id);
    expect(alarmSections.sort()).toEqual(named);
  });

  it('reach a topic that CloudWatch may publish to', () => {
    const [topic] = synthesized.ofType('AWS::SNS::Topic');
    for (const { AlarmActions } of alarms) {
      const [action, ...others] = list(AlarmActions).map(text);
      expect(others).toEqual([]);
      // From the stack after it, by the name under which it is exported.
      expect(action).toMatch(new RegExp(`^<(NianbaoWorkflow:ExportsOutputRef)?${topic?.id}[0-9A-F]{0,8}>$`));
    }
    const [policy] = synthesized.ofType('AWS::SNS::TopicPolicy');
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    );
  });

  it('count every row of the outbox that any of its functions gives up, from the first one on', () => {
    const filters = synthesized
      .ofType('AWS::Logs::MetricFilter')
      .map(({ Properties }) => Properties)
      .filter(({ FilterPattern }) => String(FilterPattern).includes(ROW_FAILED));
    const functions = synthesized.ofType('AWS::Lambda::Function');
    const counted = filters.map(({ LogGroupName }) => {
      const owner = functions.find(
        ({ Properties }) => text(Properties['LoggingConfig'].LogGroup) === text(LogGroupName),
      );
      return owner && verbOf(owner);
    });
    const fed = Object.entries(FUNCTIONS).filter(([, { trigger }]: [string, FunctionEntry]) => trigger.on === 'stream');
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

  it('stay quiet without data, but for those that listen for silence', () => {
    const listening = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(listening.map(({ AlarmDescription }) => sectionOf(AlarmDescription))).toEqual([
      'settle-silent',
      'reconcile-silent',
    ]);
  });
});
