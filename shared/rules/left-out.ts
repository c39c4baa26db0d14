/**
 * What the catalogue of checks names and this rule set does not hold, each with its reason: so that nobody looks for a
 * rule in vain, or adds one that was left out on purpose. The page of the rules prints it.
 */
import type { Bilingual } from '#shared/report/labels.js';

export interface LeftOut {
  readonly ids: readonly [string, ...string[]];
  readonly title: Bilingual;
  readonly why: Bilingual;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    ids: ['V09'],
    title: { zh: '每个数保留原文和位置', en: 'Every value keeps its raw text and place' },
    why: {
      zh: '这是数据的存法，不是对年报的要求：每条结构化数据都带有原文、位置和识别方式。',
      en: 'This is how values are stored, not something asked of a report: every record carries raw text, place and reader.',
    },
  },
  {
    ids: ['A06'],
    title: { zh: '多处不平合并为一个原因', en: 'Several failing sums put down to one cause' },
    why: {
      zh: '这是对A01至A04结果的归并，不是另一条规则：校核结果中的“可能原因”（causes）就是它。',
      en: 'This sorts the findings of A01 to A04 and finds nothing of its own: it is the `causes` of a result.',
    },
  },
  {
    ids: ['X04'],
    title: { zh: '上年网站版与备案版一致', en: 'Last year’s published and filed versions agree' },
    why: {
      zh: '需要同时有上年的网站版和备案版，而这里只有一份上年年报：由本系统发布的，两版就是同一份；由发布人导入的，没有另一版可比。系统不会去访问文件里写的网址。',
      en: 'It takes both versions of last year’s report, and there is one: what was released here is both at once, and what a publisher imported has no second. Addresses named in a document are never fetched.',
    },
  },
  {
    ids: ['X05'],
    title: { zh: '跨年差异的原因代码', en: 'Reason codes for differences across years' },
    why: {
      zh: '这是须说明的规则附带的备选答复，不是单独的规则，见下面“备选说明”。',
      en: 'These are ready answers to the rules that ask, not a rule of their own; see “Ready reasons” below.',
    },
  },
  {
    ids: ['N12'],
    title: { zh: '列出正文中的全部数字表述', en: 'Every number statement is listed' },
    why: {
      zh: '这是各条N规则的做法：每处表述都连同原句列出，可以用一句话说明后排除，从不因正文阻止报送。',
      en: 'This is how the N rules work: every match is listed with its sentence and can be dismissed with a word; text never blocks.',
    },
  },
  {
    ids: ['P04'],
    title: { zh: '办公电话、地址和邮箱', en: 'Office telephone numbers and addresses' },
    why: {
      zh: '公开机构的办公电话、地址本来就应写在年报里，不作为隐私信息提示。',
      en: 'A report is expected to print them; they are not private.',
    },
  },
  {
    ids: ['P07'],
    title: { zh: '第三部分表格的小数目', en: 'Small numbers in section 3' },
    why: {
      zh: '1至3件也是法定统计数据，应如实公布，不作遮盖。',
      en: 'Counts of 1 to 3 are official statistics too: published as they are, never suppressed.',
    },
  },
  {
    ids: ['O08'],
    title: { zh: '纠错率等指标的高低', en: 'Rates, such as decisions corrected' },
    why: {
      zh: '比率高低属于工作分析，不说明数据是否填对。',
      en: 'A rate is analysis of the work; it does not say whether a number is right.',
    },
  },
  {
    ids: ['T05', 'T06'],
    title: {
      zh: '长期保留、更正',
      en: 'Permanence and corrections',
    },
    why: {
      zh: '说的是公布之后的事，由发布环节保证，不在报送前校核。',
      en: 'They concern what happens on and after publication, and are kept by publishing itself.',
    },
  },
];
