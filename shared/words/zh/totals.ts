/** The publisher's page of totals: whose reports are added up, what they come to, who makes up a number, and the draft made of it. */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { count } from '../count.js';
import { names } from './names.js';

export interface ScopeWords {
  readonly kinds: readonly AgencyKind[];
  /** Named groups and exceptions. */
  readonly groups: readonly string[];
  readonly except: readonly string[];
  readonly subordinates: 'counted' | 'in-parent';
  readonly below: 'none' | 'agencies' | 'governments';
}

export const totals = {
  title: (year: number): string => `${year}年度数据汇总`,
  link: '数据汇总：合计、由谁构成、本级政府年报的草稿',
  lead: '只加审定通过（含已发布）的年报。空格、“/”和没有读出的数都不当作 0。',
  back: '返回汇总',
  scopeTitle: '汇总范围',
  scope: ({ kinds, groups, except, subordinates, below }: ScopeWords): string =>
    [
      `${groups.length === 0 ? '' : `${groups.join('、')}及其下属单位中的`}${kinds.map((kind) => names.kinds[kind]).join('、')}`,
      subordinates === 'counted' ? '下属单位单独计入' : '下属单位的数已含在上级单位的年报里，不另计',
      ...(below === 'none' ? [] : [below === 'agencies' ? '加上下级地区的各单位' : '加上直接下级地区的政府年报']),
      ...(except.length === 0 ? [] : [`不含${except.join('、')}`]),
    ].join('；') + '。',
  declared: (name: string, at: string): string => `${name}于${at}声明。`,
  undeclared: '还没有人声明，现按通常的范围汇总。声明以后，本级政府的年报报送时才与合计核对。',
  change: '改汇总范围',
  declare: '声明汇总范围',
  saved: '汇总范围已保存。下面的合计按新的范围计算。',
  coverage: (accepted: number, expected: number): string =>
    accepted === expected
      ? `应汇总 ${count(expected)} 家，全部审定通过。`
      : `应汇总 ${count(expected)} 家，已审定通过 ${count(accepted)} 家，还差 ${count(expected - accepted)} 家；合计还会变。`,
  missingTitle: (n: number): string => `还差的 ${count(n)} 家`,
  missingMore: (n: number): string => `其余 ${count(n)} 家请在总览中查看。`,
  nothing: '还没有上传',
  columns: {
    agency: '单位',
    state: '状态',
    value: '填写的数',
    share: '占比',
    cell: '项目',
    now: '今年',
    last: '上年',
    change: '增减',
  },
  findingsTitle: '核对',
  findingsOf: {
    report: (name: string): string => `按${name}已上传的年报核对。`,
    draft: '本级政府的年报还没有上传，按下面的草稿核对。',
  },
  findingsNone: '没有发现问题。',
  findingsWaiting: (n: number): string => `还差 ${count(n)} 家，本级政府年报与合计是否一致，等齐了再核对。`,
  draftTitle: '本级政府的年报',
  draftNobody: '还没有确定哪一份年报是本级政府的。请在汇总范围里选定，再起草。',
  draftWhat: (name: string): string =>
    `${name}的年报可以从合计起草：三张表已填好，正文只写了数据能说明的事实。工作考核、社会评议、责任追究的结果和改进情况没有数据可依，请补写。`,
  draftIncomplete: (n: number): string => `还差 ${count(n)} 家，现在起草的数以后会变。`,
  draftShort: (reports: number, total: string | null): string =>
    `有 ${count(reports)} 份年报用的是“（六）其他处理”只有一行的旧表${total === null ? '' : `，这一行合计 ${total} 件`}，没有分进 1 至 3 三行，请核对后分填。`,
  draftDocx: '草稿（Word）',
  draftXlsx: '草稿（Excel）',
  draftForm: '在线填报：该单位的联系人打开在线填报页，各表已按合计填好。',
  tablesTitle: '合计',
  tablesHint: '点一个数，看它由哪些单位的数加起来。',
  tablesNone: '还没有审定通过的年报，没有合计。',
  without: (n: number): string => `${count(n)} 份未填`,
  withoutHint: '数旁边写“3 份未填”的，有 3 份年报在这一格没有填数字；合计不含它们。',
  none: '没有数字',
  cellTitle: (name: string): string => `${name}：由谁构成`,
  cellSum: (sum: string, numbers: number, of: number): string =>
    `合计 ${sum}，由 ${count(numbers)} 份年报的数相加（共 ${count(of)} 份）。`,
  cellNone: (of: number): string => `${count(of)} 份年报都没有在这一格填数字。`,
  cellMissing: (n: number): string => `另有 ${count(n)} 家的年报还没有审定通过，没有计入。`,
  noNumber: '没有填数字',
  pages: (page: number, pages: number): string => `第 ${page} 页，共 ${pages} 页`,
  previous: '上一页',
  next: '下一页',
  lastTitle: '与上年比较',
  lastWhat: (year: number, accepted: number, expected: number): string =>
    `${year}年度：应汇总 ${count(expected)} 家，已审定通过 ${count(accepted)} 家。`,
  lastNone: (year: number): string => `这里没有${year}年度审定通过的年报，无法比较。`,
  lastSame: '两年都没有变化的项目不列出。',
  form: {
    title: '汇总范围',
    lead: '说明哪些单位的年报加在一起。这个范围、由谁在什么时候定的，会写在发布人的汇总页上；公开网站仍按部门、乡镇（街道）和垂直管理单位合计。保存以后，本级政府的年报与这个范围的合计核对。',
    kinds: '计入哪几类单位',
    groups: '只汇总这些单位和它们的下属单位',
    groupsHint: '一行一个单位名称；空着就是名册里的全部单位。',
    except: '不计入的单位',
    exceptHint: '一行一个单位名称，例如年报由别的单位合并编制的。',
    subordinates: '有上级单位的下属单位',
    subordinateChoices: {
      counted: '单独计入：它们自己报年报',
      'in-parent': '不另计：它们的数已经含在上级单位的年报里',
    },
    below: '下级地区',
    belowChoices: {
      none: '不计入',
      agencies: '计入下级地区的各单位（不含下级政府的年报，以免重复）',
      governments: '计入直接下级地区的政府年报',
    },
    government: '哪一份年报等于这个合计',
    governmentHint: '本级政府的年报就是汇总数，它自己不再计入。',
    noGovernment: '没有这样的年报',
    button: '保存汇总范围',
    cancel: '返回，不改',
    problems: {
      kinds: '请至少选一类单位。',
      unknown: (names: string): string => `名册里没有这些单位，请按名册上的名称填写：${names}。`,
      tooMany: (most: number): string => `最多写 ${count(most)} 个单位。`,
    },
  },
};
