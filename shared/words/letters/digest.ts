/** To a decider for whom several reports wait: one mail a day instead of one for each. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function digest({ area, today, reports, more }: MessageOf<'digest'>): Letter {
  const count = reports.length + more;
  return {
    subject: `【年报】有 ${count} 份年度报告等您审核（${dates.shortDay(today)}）`,
    lead: `有 ${count} 份年度报告等您审核。`,
    button: '打开我的全部事项',
    paragraphs: [
      [
        ...reports.map(
          ({ agencyName, year, stage, until }) =>
            `${names.filingTitle(agencyName, year)}：${names.stages[stage]}，${dates.shortDay(until)}前，${dates.daysLeft(today, until)}`,
        ),
        ...(more === 0 ? [] : [`另有 ${more} 份，打开页面可以看到。`]),
      ].join('\n'),
      '等您审核的报告多于三份时，每天早上合并为一封邮件；离办理期限不到两天的和需要重新审核的，仍单独发给您。在页面上可以改为每份都发。',
    ],
    footer: [
      '您收到这封邮件，是因为名册中登记您为初审人或审定人，或有人委托您代办。',
      `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
    ],
  };
}
