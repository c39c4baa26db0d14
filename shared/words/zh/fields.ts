/** Fields that are asked for on more than one page, and what is wrong with them. */
import type { FieldProblem } from '#shared/season/answers.js';
import { names } from './names.js';

const labels: Readonly<Record<string, string>> = {
  areaName: '地区名称',
  publisherName: '发布人姓名',
  publisherAddress: '发布人邮箱',
  substituteName: '代替人姓名',
  substituteAddress: '代替人邮箱',
  officeName: '部门名称',
  officePhone: '电话',
  officeHours: '办公时间',
  year: '年度',
  'deadline-department': '部门的截止日期',
  'deadline-township': '乡镇（街道）的截止日期',
  'deadline-government': '政府的截止日期',
  'deadline-vertical': '垂直管理单位的截止日期',
  reviewerName: '初审人姓名',
  reviewerAddress: '初审人邮箱',
  approverName: '审定人姓名',
  approverAddress: '审定人邮箱',
  recorderName: '代录人姓名',
  recorderAddress: '代录人邮箱',
  handedInBy: '交来纸质报告的人',
  receivedOn: '收到纸质报告的日期',
  reason: '原因',
  naming: '公开网页是否点名',
  sure: '确认',
};

function label(field: string): string {
  return labels[field] ?? field;
}

/** What is wrong with a field, and how to mend it, in one sentence. */
function problem({ field, code, detail = '' }: FieldProblem): string {
  const name = label(field);
  switch (code) {
    case 'missing':
      return field === 'sure' ? '请先勾选确认。' : `请填写${name}。`;
    case 'half':
      return `请补上${name}：姓名和邮箱要一起填；没有这个人时，两格都空着。`;
    case 'too-long':
      return `${name}太长，请不要超过 ${detail} 个字。`;
    case 'bad-address':
      return `${name}“${detail}”不是完整的邮箱地址，应像 name@example.gov.cn。`;
    case 'bad-name':
      return `${name}里没有文字，请填写姓名。`;
    case 'bad-day':
      return `${name}“${detail}”不是日期，应像 2027-01-31 或 2027年1月31日。`;
    case 'bad-year':
      return '请选择年度。';
    case 'outside':
      if (field === 'receivedOn') return `${name}应在 ${detail.replace('/', ' 与今天（')}）之间。`;
      return `${name}应在 ${detail} 年内：年报在次年报送。`;
    case 'same-person':
      return `${names.pair(detail)}不能是同一人，也不能共用邮箱。请改为另一人。`;
  }
}

export const fields = {
  label,
  problem,
  fill: (name: string): string => `请填写${name}。`,
  choose: (name: string): string => `请选择：${name}。`,
  tick: (words: string): string => `请勾选“${words}”。`,
  problemTitle: '请先改正下面的内容',
  problemHint: '点击一条，跳到要改的地方。您填写的内容都还在。',
  hints: {
    areaName: '按平时的写法，例如：云溪县。它会出现在每个页面、每封邮件和公开网站上。',
    publisherAddress: '发布人的链接和验证码发到这个邮箱。',
    substituteName: '发布人不在时，由此人接任。和发布人一样，不能是任何单位的联系人或审核人。',
    officeName: '填报单位有疑问时找谁，例如：云溪县政务公开办公室。',
    officePhone: '例如：0359-7020000。',
    officeHours: '例如：工作日 9:00—12:00，14:30—18:00。',
    year: '收集哪一年的年报。',
    deadline: '当天 24:00（北京时间）截止。',
    reviewerName: '先看每份年报的人。名册可以为个别单位另外指定。',
    approverName: '初审通过后作最后决定的人，不能是初审人。',
    reason: '写进记录，相关的人会看到。',
  },
};
