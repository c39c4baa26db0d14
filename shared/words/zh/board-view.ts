/** Finding on the publisher's board: search, order, filters, selection, and why an act leaves an agency out. */
import { count } from '../count.js';
import { names } from './names.js';

export type LeftOutReason = 'removed' | 'begun' | 'not-invited' | 'not-approved' | 'scheduled';

export const boardView = {
  search: '查找单位',
  searchHint: '单位名称、简称、代码、联系人、审核人、邮箱或电话，可以只写一部分；几个词用空格隔开。',
  searchButton: '查找',
  clear: '清除条件',
  kind: '类别',
  anyKind: '全部类别',
  waits: '等谁',
  anybody: '不限',
  waitsFor: (name: string, role: string, n: number): string => `${name}（${role}）${count(n)}`,
  waitsRole: (role: keyof typeof names.roles, n: number): string => `${names.roles[role]} ${count(n)}`,
  late: '只看逾期',
  bounced: '只看邮件没有送达的',
  found: (n: number, of: number): string => `按条件找到 ${count(n)} 家（共 ${count(of)} 家）。`,
  /** Names the first of those that are late. */
  overdueNames: (n: number, named: readonly string[]): string =>
    `${count(n)} 家逾期：${named.join('、')}${n > named.length ? '等' : ''}。`,
  showOverdue: '只看这些',
  columns: { phone: '电话', seen: '最近打开' },
  seenNever: '没有打开过',
  sortBy: (column: string): string => `按“${column}”排序`,
  correcting: '更正中',
  paper: { toRecord: '纸质待录入', inTime: '纸质已收（未逾期）' },
  selectAll: (n: number): string => `选中符合条件的全部 ${count(n)} 家（不只这一页）`,
  selectedAll: (n: number): string => `已选中全部 ${count(n)} 家；不要的可以取消勾选。`,
  selectedElsewhere: (n: number): string => `其中 ${count(n)} 家在其他页上。`,
  selectNone: '全部取消',
  selectionHint:
    '先勾选单位，再选择要做的事。按下后先显示预览：对哪些单位、发什么、公开什么，哪些不办以及为什么；确认后才执行。',
  acts: {
    invite: '邀请…',
    remind: '提醒…',
    resend: '重发链接…',
    sheet: '打印二维码…',
    release: '发布…',
  },
  leftOutTitle: (n: number): string => `以下 ${count(n)} 家不在其内`,
  leftOut: {
    removed: '已移出名册',
    begun: '已经收到过邀请并开始办理；链接丢失的，请用“重发链接”',
    'not-invited': '还没有邀请；请先邀请',
    'not-approved': '还没有审定通过',
    scheduled: '已定时发布；要提前发布，请在“发布安排”中改时间或取消',
  } as Readonly<Record<LeftOutReason, string>>,
};
