/**
 * What a public note may say: what the rules found in the report's own text and numbers. Another agency's report may not be
 * public, and whom a text was copied from is for the agency and its reviewers.
 */
import { describe, expect, test } from '@jest/globals';
import type { Submission } from '#shared/filing/model.js';
import { checkRecord, exampleContext, exampleRecord, RULES, type CheckContext } from '#shared/rules/index.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Agency } from '#shared/season/model.js';
import { ROOT } from '#shared/site/place.js';
import { reportCsv, reportJson } from '#shared/site/report-data.js';
import { reportPage } from '#shared/site/report-page.js';
import { publishedReport } from '#shared/site/summary.js';
import { textsIn } from '#shared/words/texts.js';
import { agency, CHECKPOINT, digest, sampleReport } from './sample.js';

const OTHER = '邻县未公布单位';
const sample = sampleReport();

/** As public as it can become: every finding is answered, whatever its severity. */
function published(record: ReportRecord, context: CheckContext) {
  const check = checkRecord(record, context);
  const submission = {
    id: sample.submission,
    fileName: 'a.pdf',
    size: 1,
    digest: digest('a'),
    format: 'pdf',
    seal: null,
    decisions: [],
    statement: { ...sample.statement, by: { name: '', address: '' } },
    explanations: check.findings.map(({ key }) => ({ finding: key, text: '情况属实。' })),
    waivers: check.findings
      .filter(({ severity }) => severity === 'block')
      .map(({ key, message }) => ({
        ...{ finding: key, message: message.zh, reason: '已核对。', at: sample.statement.at },
        by: { name: '', address: '' },
      })),
  } as unknown as Submission;
  const report = publishedReport({
    ...{ submission, record, check, area: '示例县', place: ROOT, version: 1, publishedAt: sample.publishedAt },
    ...{ agency: { ...agency('jiaoyu'), year: sample.year } as unknown as Agency },
    ...{ correction: null, earlier: [], checkpoint: CHECKPOINT },
  });
  return { check, report };
}

const everythingOf = (report: ReturnType<typeof published>['report']): string =>
  [
    reportJson(report),
    reportCsv(report),
    ...(['zh', 'en'] as const).map((language) => reportPage(report, 'current', textsIn(language))),
  ].join('\n');

describe.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  test('names no other agency in public, whatever it found and whatever was answered', () => {
    const record = exampleRecord(rule.examples.fails);
    // Another agency has the very same text.
    const peers = [{ name: OTHER, sections: record.sections }];
    const { check, report } = published(record, { ...exampleContext(rule.examples.fails), peers });
    expect(check.findings.some((finding) => finding.rule === rule.id)).toBe(true);
    expect(everythingOf(report)).not.toContain(OTHER);
  });
});

test('a rule that compares with other agencies asks for nothing, because what has to be answered is public', () => {
  expect(RULES.filter(({ scope }) => scope === 'peers').map(({ id, severity }) => [id, severity])).toEqual([
    ['D12', 'note'],
  ]);
});

test('the copy that everybody may see is the report itself: what was found in it is told the agency alone', () => {
  const record = exampleRecord({});
  const { check, report } = published(record, { peers: [{ name: OTHER, sections: record.sections }] });
  expect(JSON.stringify(check)).toContain(OTHER);
  expect(report.findings.map(({ rule }) => rule)).not.toContain('D12');
});

test.each([
  ['G01', '云溪县水利局'],
  ['G02', '云溪县教育局'],
  ['G04', '云溪县旅游局'],
])('%s names the agencies behind a sum to those who mend it, and to nobody else', (id, named) => {
  const rule = RULES.find((one) => one.id === id)!;
  const { check, report } = published(exampleRecord(rule.examples.fails), exampleContext(rule.examples.fails));
  expect(check.findings.find((finding) => finding.rule === id)?.remedy.zh).toContain(named);
  expect(report.findings.find((finding) => finding.rule === id)?.remedy).toEqual(rule.remedy);
  expect(everythingOf(report)).not.toContain(named);
});
