import { describe, expect, test } from '@jest/globals';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, exampleRecord, type CheckContext } from '#shared/rules/index.js';
import { readDocument } from '#shared/reading/read-document.js';
import { docx } from '../../builders/docx.js';
import { htmlReport } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { recordOf } from '../../builders/record.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { textLayer } from '../../builders/text-layer.js';
import { allZero, consistentValues } from '../../builders/values.js';
import { xlsx } from '../../builders/xlsx.js';
import { TEXT_RULE_IDS } from '../judge.js';

const KNOWN: CheckContext = {
  agencyKind: 'government',
  agencyName: '云溪县示例局',
  year: 2025,
};

/** As the readers make it: with its opening, and nothing beside what it shows. */
function honest(seed: number): ReportRecord {
  const values = seed === 0 ? allZero() : consistentValues(seed);
  const narrative = narrativeFor(values);
  const title = `${narrative.agencyName}${narrative.year}年政府信息公开工作年度报告`;
  const record = recordOf(values, { narrative });
  return { ...record, opening: [title, ...narrative.opening], traces: [] };
}

const isTextRule = ({ rule }: { rule: string }): boolean => /^[DP]/.test(rule);

test.each([0, 1, 2, 3, 4, 5])('an honest report has no finding on text or privacy, and all is judged (%s)', (seed) => {
  const words = '码头公告栏每月更换，渔船检验和渔业补贴的信息贴在一处，渔民不必再跑两趟。';
  const other = { name: '青石县样品局', sections: exampleRecord({ sections: { 1: [words], 5: [words] } }).sections };
  const previous = {
    record: exampleRecord({ year: 2024, sections: { 1: [words], 5: [words] } }),
    source: 'imported' as const,
  };
  const result = checkRecord(honest(seed), { ...KNOWN, previous, peers: [other] });
  expect(result.findings.filter(isTextRule)).toEqual([]);
  expect(result.notApplicable.filter(isTextRule)).toEqual([]);
});

describe('a record without text is never passed', () => {
  const record = honest(1);
  const noText: [string, ReportRecord, readonly string[]][] = [
    ['our own JSON', { ...record, format: 'json', opening: undefined, traces: undefined }, []],
    [
      'no heading found',
      {
        ...record,
        traces: undefined,
        sections: record.sections.map((one) => ({ ...one, located: false, heading: '', paragraphs: [] })),
      },
      ['D01'],
    ],
  ];
  test.each(noText)('%s: one answer of each rule, in Chinese', (_, without, missed) => {
    const context: CheckContext = { ...KNOWN, peers: [], previous: { record, source: 'published' } };
    const result = checkRecord(without, context);
    // That no heading was found is itself what one rule is for.
    expect(result.findings.filter(isTextRule).map(({ rule, severity }) => [rule, severity])).toEqual(
      missed.map((rule) => [rule, 'block']),
    );
    const answers = result.notApplicable.filter(isTextRule);
    expect(answers.map((one) => one.rule).sort()).toEqual(
      TEXT_RULE_IDS.filter((rule) => !missed.includes(rule)).sort(),
    );
    for (const { why } of answers) expect(why).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  test('what is not known beside it is said once for each rule', () => {
    const answers = checkRecord(record)
      .notApplicable.filter(isTextRule)
      .map((one) => one.rule);
    expect(answers).toEqual(['D06', 'D08', 'D10', 'D11', 'D12']);
  });
});

/** From bytes to findings: what a format does to the text must not look like a fault of its author. */
describe('an honest report read from a file', () => {
  const values = consistentValues(3);
  const report = { values, narrative: narrativeFor(values) };
  const formats: [string, () => Uint8Array | Promise<Uint8Array>][] = [
    ['PDF', () => ruledPdf(report)],
    ['Word', () => docx(report)],
    ['Word with text in pieces', () => docx(report, { splitRuns: 7 })],
    ['web page', () => htmlReport(report, { chrome: true })],
    ['web page as one table', () => htmlReport(report, { layout: 'giant-table' })],
    ['workbook', () => xlsx(report, { signed: true })],
    ['text', () => Buffer.from(textLayer(report))],
  ];
  test.each(formats)('%s', async (_, make) => {
    const reading = await readDocument(await make());
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    const { findings } = checkRecord(reading.record, KNOWN);
    expect(findings.filter(isTextRule).map((one) => `${one.rule} ${one.message.zh}`)).toEqual([]);
  });
});
