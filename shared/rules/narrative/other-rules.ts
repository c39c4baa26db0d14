/** N07, N08, N10 and N11: disputes, table 2, shares, and the fee for handling information. */
import { table3Cell } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { exact } from '#shared/ids/decimal.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';
import { narrativeOf } from './contradictions.js';
import { NO_TEXT, statementRule, TEXT_AGREES } from './narrative-rule.js';
import { wrongShares } from './shares.js';

export const N07 = statementRule({
  id: 'N07',
  title: { zh: '正文的行政复议、行政诉讼数＝表格总计', en: 'Reviews and lawsuits: the text agrees with the table' },
  examples: {
    passes: {
      sections: { 1: ['因政府信息公开工作引发行政复议2件、行政诉讼3件，均获维持。'] },
      cells: {
        'review.upheld': '2',
        'review.total': '2',
        'litigationDirect.upheld': '1',
        'litigationDirect.total': '1',
        'litigationAfterReview.upheld': '2',
        'litigationAfterReview.total': '2',
      },
    },
    fails: {
      sections: { 1: ['全年未发生政府信息公开行政复议、行政诉讼。'] },
      cells: { 'review.upheld': '1', 'review.total': '1' },
    },
  },
});

export const N08 = statementRule({
  id: 'N08',
  title: {
    zh: '正文的规范性文件、许可、处罚和收费数＝第二部分表格',
    en: 'Documents, licences, penalties and charges: the text agrees with table 2',
  },
  examples: {
    passes: {
      sections: { 1: ['全年制发行政规范性文件5件，收取行政事业性收费47.10万元。'] },
      cells: {
        'activeDisclosure.normativeDocuments.issued': '5',
        'activeDisclosure.normativeDocuments.inForce': '5',
        'activeDisclosure.fees.amount': '47.1',
      },
    },
    fails: {
      sections: { 1: ['全年作出行政许可决定128件，收取行政事业性收费47.10万元。'] },
      cells: { 'activeDisclosure.licensing.decisions': '128', 'activeDisclosure.fees.amount': '41.7' },
    },
  },
});

export const N10: Rule = {
  id: 'N10',
  severity: 'note',
  scope: 'record',
  title: { zh: '正文的占比按件数重算相符（±0.1个百分点）', en: 'Shares told in the text work out (within 0.1 points)' },
  basis: TEXT_AGREES,
  remedy: {
    zh: '请用正文或表格中的件数重新计算占比，改正有误的数。',
    en: 'Work the share out again from the numbers of the text or the table and correct what is wrong.',
  },
  examples: {
    passes: {
      sections: { 1: ['收到政府信息公开申请38件，其中自然人申请13件，占34.2%。'] },
      cells: { 'requests.newlyReceived@total': '38', 'requests.newlyReceived@naturalPerson': '13' },
    },
    fails: {
      sections: { 1: ['收到政府信息公开申请38件，其中自然人申请13件，占33.9%。'] },
      cells: { 'requests.newlyReceived@total': '38', 'requests.newlyReceived@naturalPerson': '13' },
    },
  },
  check: (record, context) => {
    const narrative = narrativeOf(record, context);
    return narrative === undefined ? [NO_TEXT] : wrongShares(record, narrative.sentences);
  },
};

const UNPAID = table3Cell('otherHandling.feeUnpaid', 'total');
const MENTIONS_FEE = /处理费|收费|缴费|收取费用|交纳费用|缴纳费用/;

/** An application given up over an unpaid fee means that a fee was asked for: section six has to say so. */
function unmentionedFee(record: ReportRecord): RuleJudgement[] {
  const operands = weigh(record, [UNPAID]);
  if ('why' in operands) return [{ kind: 'not-applicable', cells: [UNPAID], why: operands.why }];
  const [unpaid] = operands.values;
  if (unpaid === undefined || unpaid === exact('0')) return [];
  const six = record.sections.find((section) => section.number === 6);
  if (six === undefined || !six.located) {
    return [{ kind: 'not-applicable', cells: [UNPAID], why: '没有找到第六部分，无法核对是否说明了信息处理费。' }];
  }
  const told = record.sections.some(
    ({ number, paragraphs }) => [1, 5, 6].includes(number) && paragraphs.some((one) => MENTIONS_FEE.test(one)),
  );
  if (told) return [];
  const count = record.cells[UNPAID].value ?? '';
  return [
    {
      kind: 'found',
      cells: [UNPAID],
      message: {
        zh: `第三部分表格“逾期未缴费”为${count}件，说明发出过收费通知，但第六部分没有说明信息处理费情况。`,
        en: `The table of section 3 has ${count} applications given up over an unpaid fee, so fees were asked for, but section 6 does not mention the handling fee.`,
      },
      remedy: {
        zh: '请在第六部分写明本年度发出收费通知的件数和实际收取的信息处理费金额（单位：元），没有收到的写0元；如果表格填错了行，请改表格。',
        en: 'State in section 6 how many fee notices were sent and what was collected (in yuan, 0 if nothing); if the table has the wrong row, correct the table.',
      },
      actual: count,
    },
  ];
}

export const N11 = statementRule(
  {
    id: 'N11',
    title: {
      zh: '信息处理费：有逾期未缴费的应有说明，收取的金额不大于行政事业性收费',
      en: 'Handling fee: told where one went unpaid, and no larger than all charges of table 2',
    },
    basis: {
      kind: 'consequence',
      text: {
        zh: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：信息处理费属于行政事业性收费，收取情况纳入年度报告。正文以元计，表格以万元计。',
        en: '国办函〔2020〕109号: the handling fee is an administrative charge and is reported yearly. The text tells it in yuan, the table in 10,000 yuan.',
      },
    },
    remedy: {
      zh: '请核对第六部分的信息处理费（元）与第二部分行政事业性收费（万元），改正有误的一处。',
      en: 'Compare the handling fee of section 6 (yuan) with the charges of section 2 (10,000 yuan) and correct the wrong one.',
    },
    examples: {
      passes: {
        sections: { 6: ['本年度共收取信息处理费400元。'] },
        cells: { 'activeDisclosure.fees.amount': '0.04', 'otherHandling.feeUnpaid@total': '1' },
      },
      fails: {
        sections: { 6: ['没有其他需要报告的事项。'] },
        cells: { 'otherHandling.feeUnpaid@total': '1' },
      },
    },
  },
  unmentionedFee,
);
