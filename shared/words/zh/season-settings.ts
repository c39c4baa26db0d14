/** The publisher's page about the season itself: what can be changed, how it ends, and the year after. */
import { count } from '../count.js';

export const seasonSettings = {
  title: '年报季设置',
  link: '年报季设置：截止日期、收集部门、代替人、结束与归档',
  state: '现在',
  saved: {
    office: '收集部门已保存，从现在起显示在每个页面和每封邮件的下方。',
    deciders: '已保存。此后导入的单位，名册没有另外指定的，由这两人初审和审定；已在名册上的单位不变。',
    substitute: '已保存。新的代替人会收到自己的链接。',
    deadlines: '截止日期已改；还没有报送的单位会收到邮件。',
    missing: '已保存。公开网页在下一次发布时按此更新。',
    close: '年报季已结束。草稿正在失效，已邀请而没有完成报送的单位会收到邮件。',
    archive: '年报季已归档，从现在起只能查看。',
    reopen:
      '年报季已重新开放，单位可以继续上传和报送。单位不会自动收到邮件：请在总览中选择要补报的单位，用“提醒…”告诉他们。',
  } as Readonly<Record<string, string>>,
  deadlines: {
    title: '截止日期',
    lead: '改动以后，同类单位的日期跟着改；单独定过日期的单位不变。已邀请而还没有报送的单位会收到邮件，写明原因。',
    button: '改截止日期，通知单位',
  },
  missing: {
    title: '公开网页是否点名',
    lead: '截止日期以前，公开网页从不点名，只写“已公布几家、共几家”。过了本单位的截止日期仍没有公布的，是否写出单位名称，由您决定。改动在下一次发布时生效。',
    choices: { count: '只写数量，不点名（默认）', name: '过了截止日期的，写出单位名称' },
    button: '保存',
  },
  office: { title: '收集部门', lead: '单位有疑问时找谁。', button: '保存收集部门' },
  substitute: {
    title: '代替人',
    lead: '发布人不在时，代替人凭自己的链接接任。两格都清空，就是没有代替人。',
    button: '保存代替人',
  },
  publisher: {
    title: '更换发布人',
    lead: (name: string): string => `现在的发布人是${name}。更换以后，您的链接立即失效。`,
    button: '更换发布人',
  },
  deciders: {
    title: '默认的初审人、审定人',
    lead: '名册没有为单位另外指定时使用。已在名册上的单位，请在名册里改。',
    button: '保存默认审核人',
  },
  close: {
    title: '结束年报季',
    lead: '结束以后不再接收报送；已报送的继续审核和发布。逾期的单位在结束之前仍可报送，会标明逾期。',
    button: '结束年报季…',
    previewTitle: '结束年报季：先看看会发生什么',
    drafts: (n: number): string => `${count(n)} 家有草稿没有报送：草稿失效，单位收到邮件。`,
    missing: (n: number): string =>
      `${count(n)} 家没有完成报送（含退回、撤回、重新打开和还没有邀请的）：不能再上传；已邀请的单位收到邮件。`,
    deciding: (n: number): string => `${count(n)} 份正在审核或等待发布：照常办完。`,
    released: (n: number): string => `${count(n)} 份已经发布：不受影响。`,
    confirm: '确认结束',
    back: '返回，不结束',
  },
  archive: {
    title: '归档',
    lead: '归档以后，单位不能再上传和报送。确需改动的，可以重新开放。归档前，所有已报送的要先办完。',
    button: '归档年报季',
    sure: '我确认归档',
  },
  reopen: {
    title: '重新开放',
    lead: '重新开放以后，单位可以再上传和报送；已经失效的草稿要重新上传。单位不会自动收到邮件，请随后在总览中用“提醒…”告诉要补报的单位。',
    button: '重新开放',
  },
  next: {
    title: (year: number): string => `开始 ${year} 年度`,
    lead: '名册（已移出的除外）、发布人、代替人、审核人和收集部门都照旧，只需要定截止日期。现在不会给任何单位发邮件。',
    button: (year: number): string => `开始 ${year} 年度年报季`,
  },
  backToBoard: '返回总览',
};
