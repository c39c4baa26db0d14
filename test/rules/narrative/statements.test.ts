import { describe, expect, test } from '@jest/globals';
import { exampleRecord } from '#shared/rules/index.js';
import { sectionText } from '#shared/rules/prose.js';
import { numberStatements, type NarrativeStatement } from '#shared/rules/narrative/statements.js';

const NEW = 'requests.newlyReceived@total';
const DONE = 'outcomes.total@total';

function read(text: string, agencyName = '云溪县示例局'): NarrativeStatement[] {
  const record = exampleRecord({ agencyName, sections: { 1: [text], 5: ['无。'], 6: ['无。'] } });
  return numberStatements(record);
}
/** `rule subject = number`, and what keeps it from being this report's own sure number. */
function told(text: string, agencyName?: string): string[] {
  return read(text, agencyName).map(({ rule, subject, said, vague, attribution }) =>
    [
      rule,
      subject.id,
      '=',
      said,
      ...(subject.loose ? ['loose'] : []),
      ...(vague ? ['vague'] : []),
      attribution.agency,
      attribution.year,
    ]
      .filter((word) => word !== null)
      .join(' '),
  );
}

describe('applications received', () => {
  test.each([
    '全年共收到政府信息公开申请17件。',
    '2025年，我局共受理政府信息公开申请17条，均已按期答复。',
    '本年度收到依申请公开件十七件。',
    '收到17份政府信息公开申请。',
    '（二）依申请公开。严格规范办理流程，共收到17件。',
    '（二）依申请公开情况：收到申请 １７ 宗。',
    '收到申请公开政府信息17条。',
    '受理公民、法人和其他组织提交的政府信息公开申请17件。',
    '线上线下共受理政府信息公开申请17件。',
    '政府信息公开申请数量：17件。',
    '截至2025年12月31日，我局收到政府信息公开申请17件。',
  ])('%s', (text) => {
    expect(told(text)).toEqual([`N01 ${NEW} = 17`]);
  });

  test.each([
    '通过网络收到政府信息公开申请17件。',
    '收到自然人提出的政府信息公开申请17件。'.replace('自然人提出的', '企业提出的'),
    '收到征地类政府信息公开申请17件。',
    '收到重复的政府信息公开申请17件。',
    '同比增加政府信息公开申请17件。',
    '上半年收到政府信息公开申请17件。',
    '近三年共收到政府信息公开申请17件。',
    '2026年计划受理政府信息公开申请17件。',
    '办结12345热线工单17件，收到网民留言17条，举办培训17次。',
    '收到人大代表建议17件。',
    '（二）依申请公开。收到政府信息公开咨询17次。',
    '依申请公开政府信息17件，主动公开信息17条。',
    '政府信息公开申请答复书17份。',
  ])('no statement: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('with what was carried in, only when the sentence says so', () => {
    const readings = (text: string): number => read(text)[0]!.subject.readings.length;
    expect(readings('共收到政府信息公开申请17件（含上年结转2件）。')).toBe(2);
    expect(readings('共收到政府信息公开申请17件，其中新收15件、上年结转2件。')).toBe(2);
    expect(readings('共收到政府信息公开申请17件，另有上年结转2件。')).toBe(1);
    expect(readings('新收政府信息公开申请17件（不含上年结转2件）。')).toBe(1);
  });
});

describe('carried in, closed, carried forward', () => {
  test.each([
    [
      '新收政府信息公开申请15件，上年结转2件，办结16件，结转下年度1件。',
      [
        `N01 ${NEW} = 15`,
        'N02 requests.carriedIn@total = 2',
        `N03 ${DONE} = 16`,
        'N04 requests.carriedForward@total = 1',
      ],
    ],
    [
      '收到政府信息公开申请15件，2024年结转2件，结转至2026年1件。',
      [`N01 ${NEW} = 15`, 'N02 requests.carriedIn@total = 2', 'N04 requests.carriedForward@total = 1'],
    ],
    [
      '（二）依申请公开。剩余2件结转下年度继续办理，1件转结2026年办理。',
      ['N04 requests.carriedForward@total = 2', 'N04 requests.carriedForward@total = 1'],
    ],
    ['共答复政府信息公开申请16件。', [`N03 ${DONE} = 16`]],
    ['在法定期限内答复政府信息公开申请16件。', [`N03 ${DONE} = 16 loose`]],
    ['（二）依申请公开。其中10件已答复，结转5件。', []],
    ['（一）主动公开。办结16件，上年结转资金2万元。', []],
    [
      '（二）依申请公开。无上年结转，无结转下年度件。',
      ['N02 requests.carriedIn@total = 0', 'N04 requests.carriedForward@total = 0'],
    ],
  ])('%s', (text, statements) => {
    expect(told(text)).toEqual(statements);
  });
});

describe('outcomes and applicants', () => {
  test.each([
    [
      '办结政府信息公开申请16件，其中予以公开8件、部分公开3件，不予公开2件，无法提供1件，不予处理1件，其他处理1件。',
      [
        `N03 ${DONE} = 16`,
        'N05 outcomes.granted@total = 8',
        'N05 outcomes.partiallyGranted@total = 3',
        'N05 denied = 2',
        'N05 unavailable = 1',
        'N05 notProcessed = 1',
        'N05 otherHandling = 1',
      ],
    ],
    ['（二）依申请公开。予以公开及部分公开共258件。', ['N05 outcomes.granted+outcomes.partiallyGranted = 258']],
    [
      '（二）依申请公开。本机关不掌握相关政府信息31件，重复申请2件。',
      ['N05 unavailable.notHeld@total = 31', 'N05 notProcessed.duplicate@total = 2'],
    ],
    ['（二）依申请公开。因涉及个人隐私不予公开3件。', []],
    ['（二）依申请公开。予以公开、部分公开分别为5件、3件。', []],
    ['（二）依申请公开。自然人申请30件，其中予以公开20件。', ['N06 requests.newlyReceived@naturalPerson = 30']],
    [
      '收到政府信息公开申请42件，其中自然人41件，法律服务机构1件。',
      [
        `N01 ${NEW} = 42`,
        'N06 requests.newlyReceived@naturalPerson = 41',
        'N06 requests.newlyReceived@legalServiceOrganization = 1',
      ],
    ],
    [
      '办结政府信息公开申请42件，其中自然人40件、法人或其他组织2件。',
      [`N03 ${DONE} = 42`, 'N06 outcomes.total@naturalPerson = 40', 'N06 outcomes.total@organisations = 2'],
    ],
    ['（一）主动公开。予以公开信息8件。', []],
  ])('%s', (text, statements) => {
    expect(told(text)).toEqual(statements);
  });
});

describe('reviews and lawsuits', () => {
  const both = (said: string): string[] => [`N07 review.total = ${said}`, `N07 litigation.total = ${said}`];
  test.each([
    ['因政府信息公开引发行政复议2起、行政诉讼2起。', both('2')],
    ['（二）依申请公开。涉及复议2件，诉讼2件。', both('2')],
    ['全年未发生政府信息公开行政复议、行政诉讼。', both('0')],
    ['无因政府信息公开工作被申请行政复议、提起行政诉讼的情况。', both('0')],
    ['未发生行政复议案件，也未发生行政诉讼案件。', both('0')],
    ['因信息公开发生3件行政复议、1件行政诉讼。', ['N07 review.total = 3', 'N07 litigation.total = 1']],
    ['政府信息公开类行政复议和行政诉讼案件共5件。', ['N07 disputes.total = 5']],
    [
      '被申请政府信息公开行政复议3件，其中结果维持1件、结果纠正1件、尚未审结1件。',
      ['N07 review.total = 3', 'N07 review.upheld = 1', 'N07 review.corrected = 1', 'N07 review.pending = 1'],
    ],
    [
      '政府信息公开行政诉讼3件，其中未经复议直接起诉1件、复议后起诉2件。',
      ['N07 litigation.total = 3', 'N07 litigationDirect.total = 1', 'N07 litigationAfterReview.total = 2'],
    ],
    ['因政府信息公开引发行政复议2件，均获维持。', ['N07 review.total = 2', 'N07 review.corrected = 0']],
    ['政府信息公开案件零败诉。', ['N07 litigation.corrected = 0']],
    ['全年受理行政复议案件123件，办结110件，其中维持80件。', []],
    ['公开行政复议决定书12份，政府信息公开行政复议案件审结2件。', []],
    ['未发生政府信息公开行政复议败诉、被纠错情形。', []],
    ['着力减少政府信息公开行政复议、行政诉讼案件数量。', []],
  ])('%s', (text, statements) => {
    expect(told(text)).toEqual(statements);
  });
});

describe('table 2 and fees', () => {
  test.each([
    [
      '制发行政规范性文件5件，废止3件，现行有效行政规范性文件20件。',
      [
        'N08 activeDisclosure.normativeDocuments.issued = 5',
        'N08 activeDisclosure.normativeDocuments.repealed = 3',
        'N08 activeDisclosure.normativeDocuments.inForce = 20',
      ],
    ],
    [
      '制定出台5份规范性文件，集中公开现行有效规范性文件20件。',
      [
        'N08 activeDisclosure.normativeDocuments.issued = 5',
        'N08 activeDisclosure.normativeDocuments.inForce = 20 loose',
      ],
    ],
    ['制定政府规章2部。', ['N08 activeDisclosure.rules.issued = 2']],
    [
      '办理行政许可1,234件，作出行政处罚决定56件，实施行政强制3次。',
      [
        'N08 activeDisclosure.licensing.decisions = 1234',
        'N08 activeDisclosure.penalties.decisions = 56',
        'N08 activeDisclosure.compulsion.decisions = 3',
      ],
    ],
    [
      '收取行政事业性收费47.10万元，即行政事业性收费471000元。',
      ['N08 activeDisclosure.fees.amount = 47.1', 'N08 activeDisclosure.fees.amount = 47.1'],
    ],
    ['全年收取信息处理费400元。', ['N11 handlingFee = 0.04']],
    ['未收取政府信息公开信息处理费。', ['N11 handlingFee = 0']],
    ['公示行政许可1234件、行政处罚56件。', []],
    ['发布规范性文件3件，解读规范性文件2件，共制发文件56件，其中规范性文件3件。', []],
    ['清理规范性文件20件，废止5件，宣布失效3件。', []],
    ['行政许可事项128项，行政处罚罚款120万元，按件收费标准为每件100元。', []],
  ])('%s', (text, statements) => {
    expect(told(text)).toEqual(statements);
  });
});

describe('attribution number it is', () => {
  test.each([
    ['云溪县示例局', '全县共收到政府信息公开申请5件。', '全县'],
    ['云溪县人民政府', '全县共收到政府信息公开申请5件。', null],
    ['云溪县人民政府', '县政府办代表县政府受理政府信息公开申请5件。', '县政府办'],
    ['云溪县人民政府办公室', '县政府办公室受理政府信息公开申请5件。', null],
    ['云溪县人民政府办公室', '各乡镇、各部门共收到政府信息公开申请5件。', '各部门'],
    ['云溪县人民政府', '各乡镇、各部门共收到政府信息公开申请5件。', null],
    ['云溪县人民政府', '县示例局收到政府信息公开申请5件。', '县示例局'],
    ['云溪县青石镇人民政府', '青石镇全年共收到政府信息公开申请5件。', null],
    ['云溪县青石镇人民政府', '全县共收到政府信息公开申请5件。', '全县'],
    ['云溪县示例局', '按照县政府办公室要求，全年共收到政府信息公开申请5件。', null],
    ['云溪县示例局', '在县政府门户网站公开，我局共收到政府信息公开申请5件。', null],
  ])('%s: %s', (agency, text, body) => {
    expect(read(text, agency).map(({ attribution }) => attribution.agency)).toEqual([body]);
  });

  test.each([
    ['2024年收到政府信息公开申请5件。', '2024年'],
    ['上年度收到政府信息公开申请5件。', '上年度'],
    ['2025年收到政府信息公开申请5件。', null],
    ['落实《2024年政务公开工作要点》，收到政府信息公开申请5件。', null],
    ['针对2024年的不足，今年收到政府信息公开申请5件。', null],
  ])('%s', (text, year) => {
    expect(read(text).map(({ attribution }) => attribution.year)).toEqual([year]);
  });

  test('a later year is a plan', () => {
    expect(read('2026年收到政府信息公开申请5件。')).toEqual([]);
  });
});

describe('what every statement carries', () => {
  const text =
    '（二）依申请公开。2025年，全年共 收到“政府信息公开”申请 约30余 件（其中：自然人十二件），未发生行政复议。';

  test('the place of its words in the section', () => {
    const record = exampleRecord({ sections: { 1: ['导语。', text] } });
    const [section] = record.sections;
    const statements = numberStatements(record).filter((one) => one.section === 1);
    expect(statements.map((one) => one.rule)).toEqual(['N01', 'N06', 'N07']);
    for (const { start, end, words, sentence } of statements) {
      expect(sectionText(section!).slice(start, end)).toBe(words);
      expect(sentence).toContain(words);
    }
  });

  test('whether it agrees, and why it could not be compared', () => {
    const cells = {
      [NEW]: '31',
      'requests.newlyReceived@naturalPerson': { unread: 'x' },
      'review.total': '2',
    } as const;
    const record = exampleRecord({ cells, sections: { 1: [text] } });
    expect(numberStatements(record).map(({ rule, verdict, table }) => [rule, verdict, table])).toEqual([
      ['N01', 'agrees', '31'],
      ['N06', 'not-applicable', null],
      ['N07', 'differs', '2'],
      ['N11', 'agrees', '0'],
    ]);
  });

  test('nothing from a record without text', () => {
    expect(numberStatements({ ...exampleRecord({}), sections: [] })).toEqual([]);
  });
});
