import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { list, synthesized, text } from './synthesized.js';

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
      'desk-failing',
      'intake-failed',
      'mail-bouncing',
      'outbox-late',
      'release-failed',
      'review-failed',
      'settle-silent',
    ]);
    const alarmSections = [...sections].filter(([, section]) => section.includes('### Resolution')).map(([id]) => id);
    expect(alarmSections.sort()).toEqual(named);
  });

  it('reach a topic that CloudWatch may publish to', () => {
    const [topic] = synthesized.ofType('AWS::SNS::Topic');
    for (const { AlarmActions } of alarms) expect(list(AlarmActions).map(text)).toEqual([`<${topic?.id}>`]);
    const [policy] = synthesized.ofType('AWS::SNS::TopicPolicy');
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    );
  });

  it('stay quiet without data, but for the one that listens for silence', () => {
    const listening = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(listening.map(({ AlarmDescription }) => sectionOf(AlarmDescription))).toEqual(['settle-silent']);
  });
});
