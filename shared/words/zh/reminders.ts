/** The pages about reminders: who gets what when, what would be sent to a selection, and a pause. */
import type { Stage } from '#shared/filing/model.js';
import type { LeftOutReason } from '#shared/reminders/selection.js';
import { count, dates } from './dates.js';
import { names } from './names.js';

const leftOut: Readonly<Record<LeftOutReason, string>> = {
  removed: '已从名册中移除',
  'not-invited': '还没有邀请，请先邀请',
  'nobody-waited-for': '不需要对方办理（等您发布，或已经办完）',
  'season-over': '年报季已结束，不能再报送；要补报的，请先重新开放',
  'no-decider': '没有可以办理的审核人，请在名册中改为另一位',
  'reminded-today': '今天已经提醒过，每人每天最多一封',
};

export const reminders = {
  title: '提醒',
  what: '系统每天早上八点以后，把需要提醒的事合成一封邮件发给办理人，每人每天最多一封；办完就不再提醒。',
  rules: [
    '单位：截止前 14、7、3、1 天，逾期后 1、3、7 天，只要还没有报送（退回的也算）。',
    '初审人、审定人：时间过半时，以及期限前一天。',
    '您：每个截止日当天早上的进度；次日仍有单位未报送时再告诉您一次；有人逾期未审核、未审定的，逾期次日告诉您。',
  ],
  nextTitle: (days: number): string => `接下来 ${days} 天的提醒`,
  nextHint: '按现在的进展推算：中间办完的不会收到。',
  none: '这几天没有要发的提醒。',
  ended: '年报季已经结束，不再提醒报送；结束之后退回、重新打开或者请单位更正的，仍然提醒。',
  columns: { person: '发给谁', about: '什么事' },
  day: (day: string, people: number): string => `${dates.day(day)}：${count(people)} 人`,
  file: (agency: string, deadline: string, left: string): string =>
    `${agency}：报送（截止${dates.shortDay(deadline)}，${left}）`,
  correct: (agency: string): string => `${agency}：更正已发布的报告`,
  decide: (agency: string, stage: Stage, until: string): string =>
    `${agency}：${names.stages[stage]}（${dates.shortDay(until)}前）`,
  overdue: (agency: string, stage: Stage, waitingFor: string): string =>
    `${agency}：${names.stages[stage]}逾期，等待${waitingFor}`,
  progress: (deadline: string, total: number, filed: number): string =>
    `截止${dates.shortDay(deadline)}的进度：${count(total)} 家中 ${count(filed)} 家已报送`,
  more: (n: number): string => `另有 ${count(n)} 件`,
  pauseTitle: '暂停自动提醒',
  pauseHint: '例如：正在电话统一通知、放假。暂停期间不会自动发提醒，您仍然可以在总览中选择单位提醒。',
  pauseReason: '暂停的理由',
  pauseButton: '暂停自动提醒',
  paused: (name: string, at: string, reason: string): string => `自动提醒已由${name}于${at} 暂停：${reason}`,
  resumeButton: '恢复自动提醒',
  done: {
    paused: '自动提醒已暂停。',
    resumed: '自动提醒已恢复。中间错过的不会补发成堆，只按最近一次补一封。',
    reminded: '提醒已发出，邮件正在发送。',
  },
  sentTitle: '最近 14 天发出的提醒',
  sentNone: '还没有发出提醒。',
  sentColumns: { day: '日期', person: '发给谁', about: '什么事', how: '怎么发的' },
  byCalendar: '按日程',
  byPerson: (name: string): string => `${name}点的提醒`,
  about: {
    file: (agency: string): string => `${agency}：报送`,
    decide: (agency: string, stage: Stage): string => `${agency}：${names.stages[stage]}`,
    overdue: (agency: string, stage: Stage): string => `${agency}：${names.stages[stage]}逾期`,
    progress: (deadline: string): string => `截止${dates.shortDay(deadline)}的进度`,
  },
  previewTitle: '提醒前预览',
  previewWhat: (people: number, agencies: number): string =>
    `将向以下 ${count(people)} 人各发一封提醒邮件，涉及 ${count(agencies)} 家单位。`,
  previewNobody: '所选单位中没有可以提醒的人。',
  to: '收件人',
  button: (n: number): string => `发出 ${count(n)} 封提醒`,
  leftOutTitle: (n: number): string => `不提醒的 ${count(n)} 家`,
  leftOutColumns: { agency: '单位', why: '为什么' },
  leftOut,
  link: '提醒：接下来谁会收到什么',
};
