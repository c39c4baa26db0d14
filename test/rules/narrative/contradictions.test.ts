import { describe, expect, test } from '@jest/globals';
import type { CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import { checkRecord, exampleRecord } from '#shared/rules/index.js';
import type { Example } from '#shared/rules/rule.js';

type Cells = NonNullable<Example['cells']>;

function judge(one: string | readonly string[], cells: Cells, more: Example = {}) {
  const sections = { 1: typeof one === 'string' ? [one] : one, ...more.sections };
  const { findings, notApplicable } = checkRecord(exampleRecord({ ...more, sections, cells }));
  const ours = (rule: string): boolean => rule.startsWith('N');
  return {
    findings: findings.filter(({ rule }) => ours(rule)),
    open: notApplicable.filter(({ rule }) => ours(rule)),
  };
}
const short = ({ rule, severity, cells, expected, actual }: Finding): string =>
  [rule, severity, cells.join(' '), `${expected ?? '-'}:${actual ?? '-'}`].join(' | ');
const found = (...parameters: Parameters<typeof judge>): string[] => judge(...parameters).findings.map(short);

const NEW: CellId = 'requests.newlyReceived@total';
const DONE: CellId = 'outcomes.total@total';

describe('agreeing text gives no finding', () => {
  test.each<[string, Cells]>([
    ['共收到政府信息公开申请12件。', { [NEW]: '12' }],
    ['共收到政府信息公开申请12件（含上年结转2件）。', { [NEW]: '10', 'requests.carriedIn@total': '2' }],
    ['收到并答复政府信息公开申请11件。', { [NEW]: '12', [DONE]: '11' }],
    ['收到政府信息公开申请约100件。', { [NEW]: '96' }],
    ['收到政府信息公开申请100余件。', { [NEW]: '107' }],
    ['收到政府信息公开申请1.2万件。', { [NEW]: '12345' }],
    ['（二）依申请公开。答复9件。', { [DONE]: '12', 'otherHandling.other@total': '3' }],
    ['收取行政事业性收费47.1万元。', { 'activeDisclosure.fees.amount': '47.1034' }],
    ['收取行政事业性收费471034元。', { 'activeDisclosure.fees.amount': '47.10' }],
    ['收到政府信息公开申请3件，网上2件、信函1件、当面0件。', { [NEW]: '3' }],
    ['收到政府信息公开申请3件，其中自然人2件，占66.7%。', { [NEW]: '3', 'requests.newlyReceived@naturalPerson': '2' }],
    ['收到政府信息公开申请3件，其中自然人2件，占67%。', { [NEW]: '3', 'requests.newlyReceived@naturalPerson': '2' }],
  ])('%s', (text, cells) => {
    expect(found(text, cells)).toEqual([]);
  });
});

describe('contradicting text gives one, with both sides', () => {
  test.each<[string, Cells, string]>([
    ['共收到政府信息公开申请17件。', { [NEW]: '95' }, `N01 | explain | ${NEW} | 17:95`],
    [
      '共收到政府信息公开申请12件。',
      { [NEW]: '10', 'requests.carriedIn@total': '2' },
      `N01 | explain | ${NEW} | 12:10`,
    ],
    ['收到政府信息公开申请约100件。', { [NEW]: '50' }, `N01 | note | ${NEW} | 100:50`],
    ['办理政府信息公开申请17件。', { [NEW]: '95' }, `N01 | note | ${NEW} | 17:95`],
    ['办结政府信息公开申请16件。', { [DONE]: '17' }, `N03 | explain | ${DONE} | 16:17`],
    ['本年度未收到政府信息公开申请。', { [NEW]: '1' }, `N09 | explain | ${NEW} | 0:1`],
    [
      '行政事业性收费为47.10万元。',
      { 'activeDisclosure.fees.amount': '41.7' },
      'N08 | explain | activeDisclosure.fees.amount | 47.1:41.7',
    ],
    [
      '政府信息公开行政诉讼4件。',
      { 'litigationDirect.total': '2', 'litigationAfterReview.total': '1' },
      'N07 | explain | litigationDirect.total litigationAfterReview.total | 4:3',
    ],
    [
      '政府信息公开行政复议2件，均获维持。',
      { 'review.corrected': '1', 'review.total': '2' },
      'N07 | explain | review.corrected | 0:1',
    ],
    ['收到政府信息公开申请3件，网上2件、信函2件。', { [NEW]: '3' }, `N09 | explain | ${NEW} | 3:4`],
    ['收到政府信息公开申请5件（网上2件、信函2件）。', { [NEW]: '5' }, `N09 | explain | ${NEW} | 5:4`],
    ['收到政府信息公开申请5件，其中网上2件、信函2件。', { [NEW]: '5' }, `N09 | note | ${NEW} | 5:4`],
  ])('%s', (text, cells, finding) => {
    expect(found(text, cells)).toEqual([finding]);
  });

  test('N01 says so when the number is just what was received and what was carried in', () => {
    const remedy = (carriedIn: string): string | undefined =>
      judge('收到政府信息公开申请75件。', { [NEW]: '74', 'requests.carriedIn@total': carriedIn }).findings[0]?.remedy
        .zh;
    expect(remedy('1')).toContain('请在正文写明“含上年结转1件”');
    expect(remedy('2')).not.toContain('含上年结转');
  });

  test('N05 names every row of a group', () => {
    const [finding] = judge('（二）依申请公开。无法提供5件。', { 'unavailable.notHeld@total': '4' }).findings;
    expect(finding?.cells).toEqual(
      ['notHeld', 'requiresCreation', 'stillUnclear'].map((row) => `unavailable.${row}@total`),
    );
  });

  test('parts that agree with the table say no more than their wrong total does', () => {
    expect(found('收到政府信息公开申请4件，网上2件、信函1件。', { [NEW]: '3' })).toEqual([
      `N01 | explain | ${NEW} | 4:3`,
    ]);
  });
});

describe('what is mended in one go is one finding', () => {
  test('one sentence that contradicts several cells', () => {
    const { findings } = judge('共收到政府信息公开申请17件，办结17件，其中予以公开17件。', {
      [NEW]: '95',
      [DONE]: '95',
    });
    expect(findings.map(short)).toEqual([`N01 | explain | ${NEW} ${DONE} outcomes.granted@total | 17:95`]);
    expect(findings[0]!.evidence).toHaveLength(3);
  });

  test('the same wrong number in two places', () => {
    const sections = { 5: ['今年收到政府信息公开申请17件，压力较大。'] };
    const { findings } = judge('共收到政府信息公开申请17件。', { [NEW]: '95' }, { sections });
    expect(findings.map(({ evidence }) => evidence.map(({ section }) => section))).toEqual([[1, 5]]);
  });
});

describe('another body, another year', () => {
  test.each([
    ['全县共收到政府信息公开申请300件。', ['N01 note']],
    ['2024年收到政府信息公开申请300件。', ['N01 note']],
    // Told beside the body's own, or last year's beside this year's: a comparison, which is nobody's mistake.
    ['我局收到政府信息公开申请20件，全县共收到政府信息公开申请300件。', []],
    ['2024年收到政府信息公开申请300件，2025年收到政府信息公开申请20件。', []],
    ['收到政府信息公开申请20件，较2024年的300件减少280件。', []],
  ])('%s', (text, expected) => {
    expect(judge(text, { [NEW]: '20' }).findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected);
  });
});

describe('never a pass where nothing was compared', () => {
  test('a record without text: one reason per rule', () => {
    const { notApplicable, findings } = checkRecord({ ...exampleRecord({}), sections: [] });
    const open = notApplicable.filter(({ rule }) => rule.startsWith('N'));
    expect(open.map(({ rule }) => rule)).toEqual([
      'N01',
      'N02',
      'N03',
      'N04',
      'N05',
      'N06',
      'N07',
      'N08',
      'N09',
      'N10',
      'N11',
    ]);
    for (const { why } of open) expect(why).toBe('没有正文可核对。');
    expect(findings.filter(({ rule }) => rule.startsWith('N'))).toEqual([]);
  });

  test('a cell that was not read, once for each', () => {
    const { findings, open } = judge('收到政府信息公开申请3件。再说一遍，收到政府信息公开申请3件。', {
      [NEW]: { unread: 'x' },
    });
    expect(findings).toEqual([]);
    expect(open.map(({ rule, cells }) => [rule, cells])).toEqual([['N01', [NEW]]]);
    expect(open[0]!.why).toContain('未读出');
  });

  test('rows that the older form does not print', () => {
    const { findings, open } = judge('（二）依申请公开。其他处理3件。', {}, { form: '2021-short' });
    expect(findings).toEqual([]);
    expect(open.map(({ rule, cells }) => [rule, cells.length])).toEqual([
      ['N05', 3],
      ['N11', 1],
    ]);
  });
});

describe('N10 and N11', () => {
  test('a wrong share is a note with the right one', () => {
    const cells = { [NEW]: '38', 'requests.newlyReceived@naturalPerson': '13' };
    expect(found('收到政府信息公开申请38件，其中自然人13件，占33.9%。', cells)).toEqual([
      'N10 | note | requests.newlyReceived@naturalPerson | 34.2:33.9',
    ]);
  });

  test.each<[string, Cells, readonly string[]]>([
    ['本年度未收取信息处理费。', { 'otherHandling.feeUnpaid@total': '1' }, []],
    [
      '无其他需要报告的事项。',
      { 'otherHandling.feeUnpaid@total': '1' },
      ['N11 | explain | otherHandling.feeUnpaid@total | -:1'],
    ],
    ['无其他需要报告的事项。', {}, []],
    ['收取信息处理费400元。', { 'activeDisclosure.fees.amount': '12.5' }, []],
    ['收取信息处理费400元。', {}, ['N11 | explain | activeDisclosure.fees.amount | 0.04:0']],
    [
      '收取信息处理费400万元。',
      { 'activeDisclosure.fees.amount': '12.5' },
      ['N11 | explain | activeDisclosure.fees.amount | 400:12.5'],
    ],
  ])('%s', (six, cells, expected) => {
    expect(found('总体平稳。', cells, { sections: { 6: [six] } })).toEqual(expected);
  });
});
