/** The reviewer's and the approver's page. */
import { SECTION_ORDINALS } from '#shared/report/labels.js';
import type { Stage } from '#shared/filing/model.js';

const after: Readonly<Record<Stage, { approved: string; returned: string }>> = {
  review: {
    approved: '通过后转给审定人，并发邮件通知审定人。',
    returned: '退回后发邮件把您的意见告诉单位，单位修改后重新报送。',
  },
  approval: {
    approved: '通过后等待发布人统一发布，并发邮件通知单位。',
    returned: '退回后发邮件把您的意见告诉单位，单位修改后重新报送，再从初审开始。',
  },
};

export const decision = {
  title: (stage: string): string => `${stage}年度报告`,
  until: (day: string, left: string): string => `请在 ${day} 前办理，${left}`,
  youDecideAs: (name: string, role: string): string => `您以“${name}（${role}）”的身份作出决定`,
  /** Of somebody who stands in: for whom. */
  youDecideFor: (absent: string, role: string): string => `您代${absent}（${role}）作出决定`,
  form: {
    title: '审核决定',
    outcome: '您的决定',
    comment: '总体意见',
    commentHint: '退回修改时，这里和上面的逐处意见至少写一处：哪张表、哪一行、什么问题、怎么改。通过时可以不填。',
    pass: { review: '通过初审', approval: '审定通过' } as Readonly<Record<Stage, string>>,
    return: '退回修改',
    next: '继续，核对后确认',
    toDecision: '去作决定',
    digest: '内容摘要（SHA-256）',
  },
  after,
  outcomes: {
    review: { approved: '通过初审', returned: '退回修改' },
    approval: { approved: '审定通过', returned: '退回修改' },
  } as Readonly<Record<Stage, Readonly<Record<'approved' | 'returned', string>>>>,
  confirm: {
    title: '确认您的决定',
    lead: (name: string, role: string, outcome: string): string =>
      `您将以“${name}（${role}）”的身份作出决定：${outcome}。`,
    /** By somebody who stands in. */
    leadFor: (absent: string, role: string, outcome: string): string =>
      `您将代${absent}（${role}）作出决定：${outcome}。`,
    noComment: '（没有总体意见）',
    mailed: '我们会把这项决定发到您的邮箱；如果不是您本人作出的，可以从那封邮件里停止。',
    button: {
      review: { approved: '确认通过初审', returned: '确认退回修改' },
      approval: { approved: '确认审定通过', returned: '确认退回修改' },
    } as Readonly<Record<Stage, Readonly<Record<'approved' | 'returned', string>>>>,
    change: '返回上一步，重新选择',
  },
  summary: '概要',
  keyFigures: '关键数字',
  figures: {
    newlyReceived: '新收申请',
    carriedIn: '上年结转',
    granted: '予以公开',
    denied: '不予公开',
    unavailable: '无法提供',
    outcomes: '办理结果总计',
    carriedForward: '结转下年',
    review: '行政复议',
    litigation: '行政诉讼',
  },
  agency: '单位',
  document: '文件',
  statement: '报送声明',
  statementBy: (officer: string, title: string, at: string): string =>
    `${officer}（${title}）声明数据与正式文本一致，${at}`,
  changes: {
    title: '与上次报送相比',
    first: '这是第一次报送，没有可比较的内容。',
    nothing: '与上次报送相比，三张表和正文都没有变化。',
    noTables: '三张表的数字没有变化。',
    shortRow: '表三“（六）其他处理”一行有变化。',
    cell: '项目',
    from: '上次',
    to: '这次',
    noText: '正文没有改动。',
    opening: '标题和引言',
    section: (number: number): string => `第${SECTION_ORDINALS[number - 1] ?? ''}部分`,
    sections: (list: string): string => `正文有改动：${list}。`,
  },
  attested: {
    title: '经人填写或确认的数字',
    keyed: (n: number): string => `人工填写 ${n} 格：`,
    /** What the reading itself had come to. */
    unread: '识别时：未识别',
    seen: (values: string): string => `识别时：读到 ${values}`,
    cell: (value: string, before: string): string => `${value}（${before}）`,
    confirmed: (n: number): string => `单位对照原文件确认了 ${n} 格，表格中标有“已确认”。`,
  },
  lastYear: '与上年相比',
  earlier: '前一环节的决定',
  done: {
    approved: { review: '初审已通过', approval: '审定已通过' } as Readonly<Record<Stage, string>>,
    returned: '已退回修改',
    by: (name: string, at: string): string => `由${name}于${at} 作出决定。`,
    byYou: (at: string): string => `您已于${at} 作出决定。`,
    told: {
      review: {
        approved: '已通知审定人，由其审定；您无需再做什么。',
        returned: '已把意见发给单位，由其修改后重新报送；您无需再做什么。',
      },
      approval: {
        approved: '已通知单位，由发布人统一发布；您无需再做什么。',
        returned: '已把意见发给单位，由其修改后重新报送；您无需再做什么。',
      },
    } as Readonly<Record<Stage, Readonly<Record<'approved' | 'returned', string>>>>,
  },
  /** To whoever is asked a second time, after the report was stopped. */
  anew: (stage: string): string =>
    `这份报告停止过：有人说明，以其名义作出的审核决定不是本人作出。此前的${stage}决定已不算数，年报发布人核实后，请您重新${stage}。`,
  stopped: (name: string, stage: string, at: string): string =>
    `${name}说明，${at}的${stage}决定不是本人作出，这份报告已停止。下面的决定不算数。`,
  stoppedNext: (publisher: string): string =>
    `年报发布人${publisher}与本人核实后重新办理，届时再发邮件请名册中的办理人作出决定。您现在无需做什么。`,
  withdrawn: (at: string): string => `单位已于${at} 撤回这次报送，审核停止。您无需做什么。`,
  withdrawnTitle: '单位已撤回',
  notNow: '这份报告现在不在等待您的决定。',
  notNowTitle: '现在无需决定',
};
