/** Runs one rule on an example and says what came of it in a few words; offsets of evidence are checked by the way. */
import { expect } from '@jest/globals';
import type { Finding } from '#shared/report/finding.js';
import { checkRecord, exampleContext, exampleRecord, RULES, type Example } from '#shared/rules/index.js';

export interface Judged {
  readonly findings: readonly Finding[];
  readonly unjudged: readonly string[];
}

export function judge(id: string, example: Example): Judged {
  const record = exampleRecord(example);
  const { findings, notApplicable } = checkRecord(record, exampleContext(example));
  const own = findings.filter((finding) => finding.rule === id);
  const parts = new Map(record.sections.map((section) => [section.number, section.paragraphs.join('\n')]));
  parts.set(0, (record.opening ?? []).join('\n'));
  for (const { evidence } of own) {
    for (const { section, start, end } of evidence) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual((parts.get(section) ?? '').length);
    }
  }
  return {
    findings: own,
    unjudged: notApplicable.filter((one) => one.rule === id).map((one) => one.why),
  };
}

export function severities(id: string, example: Example): string[] {
  return judge(id, example).findings.map((finding) => finding.severity);
}

export function message(id: string, example: Example): string {
  return judge(id, example)
    .findings.map((finding) => finding.message.zh)
    .join('\n');
}

/** The words of the text that the findings cut out by their offsets. */
export function wordsOf(id: string, example: Example): string[] {
  const record = exampleRecord(example);
  return judge(id, example).findings.flatMap((finding) =>
    finding.evidence.map(({ section, start, end }) => {
      const paragraphs =
        section === 0 ? (record.opening ?? []) : record.sections.find((one) => one.number === section)!.paragraphs;
      return paragraphs.join('\n').slice(start, end);
    }),
  );
}

/** The rules on text and on privacy: none of them may pass a record without text. */
export const TEXT_RULE_IDS = RULES.map((rule) => rule.id).filter((id) => /^[DP]/.test(id));
