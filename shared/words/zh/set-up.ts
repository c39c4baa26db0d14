/** The pages on which an installation begins: one question each, then all answers once more, then it starts. */
import type { Question } from '#shared/season/set-up.js';

const questions: Readonly<Record<Question, { title: string; short: string; lead: string }>> = {
  area: {
    title: '为哪个地区收集年报？',
    short: '地区名称',
    lead: '一个地区，就是一级政府和它的部门、乡镇。',
  },
  people: {
    title: '您是谁？谁能代替您？',
    short: '发布人和代替人',
    lead: '发布人导入名册、发出邀请、发布年报。代替人可以先空着，以后在设置里补。',
  },
  office: {
    title: '单位有疑问时，找哪个部门？',
    short: '收集部门',
    lead: '名称、电话和办公时间显示在每个页面和每封邮件的下方。',
  },
  calendar: {
    title: '收集哪一年的年报，什么时候截止？',
    short: '年度和截止日期',
    lead: '已按条例填好：部门 1 月 31 日，政府 3 月 31 日。可以改。',
  },
  deciders: {
    title: '谁初审，谁审定？',
    short: '初审人和审定人',
    lead: '发布人、代替人、初审人、审定人必须是不同的人，这样每份年报都有几双眼睛看过。',
  },
};

export const setUp = {
  title: '开通年报系统',
  /** Whoever holds the link: nobody is known by name yet. */
  holder: '开通人',
  questions,
  step: (at: number, of: number): string => `第 ${at} 个问题，共 ${of} 个`,
  next: '保存，继续',
  saveBack: '保存，回到核对',
  kept: '每答一题就保存一次。中途离开，再打开这个链接就接着填。',
  backTo: (short: string): string => `上一题：${short}`,
  backToCheck: '返回核对，不改了',
  publisherLegend: '发布人（您）',
  substituteLegend: '代替人（可不填）',
  reviewerLegend: '初审人',
  approverLegend: '审定人',
  check: {
    title: '请核对，然后开始',
    lead: '按下“开始收集”以后，地区名称和年度就不能再改了，请核对；其他内容以后可以在“年报季设置”里修改。',
    change: '修改',
    changeHidden: (short: string): string => `${short}`,
    nobody: '还没有指定',
    person: (name: string, address: string): string => `${name}（${address}）`,
    year: (year: number): string => `${year} 年度`,
    begin: (year: number): string => `开始收集 ${year} 年度年报`,
    after:
      '进入您的总览，第一件事是上传名册。您的链接同时发到您的邮箱；代替人会收到自己的链接。现在不会给任何单位发邮件。',
  },
  used: {
    title: '这个链接已经用过',
    what: (area: string, year: number): string => `${area} ${year} 年度年报季已经开始，开通链接不再使用。`,
    todo: '请从发布人邮箱里的链接进入。链接丢失的，请在入口页填写名册中的邮箱，链接会发给您。邮箱也不能用，或要更换发布人时，请运维人员再发一个开通链接。',
  },
  appoint: {
    title: '指定新的发布人',
    lead: (area: string, year: number, name: string): string => `${area} ${year} 年度年报季现在的发布人是${name}。`,
    effect: '指定以后：原发布人的链接立即失效，新的发布人进入总览；两人都会收到邮件。各单位和审核人不受影响。',
    keep: '代替人不变；新发布人就是现在的代替人时，代替人空缺，请随后在“年报季设置”里补。',
    button: '指定为发布人',
    sure: '我确认由这个人发布年报',
  },
  standIn: {
    title: '接任发布人',
    lead: (name: string, area: string, year: number): string =>
      `${name}是${area} ${year} 年度年报季的发布人，您是代替人。`,
    effect: (name: string): string =>
      `接任以后：${name}的链接立即失效，由您邀请、提醒和发布；${name}成为您的代替人，可以用同样的办法接回。两人都会收到邮件。原发布人已离任的，请随后在“年报季设置”里换掉代替人。`,
    button: '接任发布人',
    sure: '我确认由我接任年报发布人',
    done: '您已不是代替人，这个页面没有可以办理的事。',
  },
};
