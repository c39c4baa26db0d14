/** To the publisher: how far everybody is at a deadline, and whose decisions are late. */
import { count, dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

type Progress = MessageOf<'season-progress'>;

export function seasonProgress(message: Progress): Letter {
  const { area, day, deadlines, overdue } = message;
  return {
    subject: `【年报】${subjectOf(message)}`,
    lead: [
      ...deadlines.map((each) => sentence(each, day)),
      ...(overdue.length === 0 ? [] : [`${count(overdue.length)} 份年报的审核或审定已逾期，请联系办理人。`]),
    ].join(''),
    facts: [
      ...deadlines.flatMap(({ deadline, missing, uninvited }): (readonly [string, string])[] => [
        ...(missing.length === 0 ? [] : [[`未报送（截止${dates.shortDay(deadline)}）`, missing.join('、')] as const]),
        ...(uninvited.length === 0 ? [] : [['还没有邀请', uninvited.join('、')] as const]),
      ]),
      ...overdue.map(({ agencyName, stage, until, waitingFor }): readonly [string, string] => [
        agencyName,
        `${names.stages[stage]}应在${dates.day(until)}前完成，${dates.daysLeft(day, until)}；等待${waitingFor}办理`,
      ]),
    ],
    button: '打开年报季总览',
    paragraphs: [
      ...(deadlines.some(({ missing }) => missing.length > 0)
        ? ['系统按日程提醒未报送的单位；您也可以在总览中选择单位，当天再提醒一次，或者打电话。']
        : []),
      ...(deadlines.some(({ uninvited }) => uninvited.length > 0)
        ? ['还没有邀请的单位收不到任何提醒，请在总览中邀请。']
        : []),
      ...(overdue.length === 0 ? [] : ['办理人外出的，请在名册中改为另一位，或由其本人委托他人。']),
    ],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}

function subjectOf({ area, year, day, deadlines, overdue }: Progress): string {
  const season = `${area} ${year} 年度年报`;
  const [first] = deadlines;
  if (first === undefined) return `${season}：${count(overdue.length)} 份的审核或审定已逾期`;
  const left = deadlines.reduce((sum, { total, filed }) => sum + total - filed, 0);
  const when = first.deadline < day ? '截止日期已过' : '今天截止';
  return left === 0 ? `${season}${when}：全部已报送` : `${season}${when}：还有 ${count(left)} 家未报送`;
}

function sentence({ deadline, total, filed }: Progress['deadlines'][number], day: string): string {
  const when = deadline < day ? `${dates.day(deadline)}已截止` : `${dates.day(deadline)}（今天）截止`;
  return filed === total
    ? `${when}：${count(total)} 家单位全部已报送。`
    : `${when}：${count(total)} 家单位中 ${count(filed)} 家已报送，${count(total - filed)} 家未报送。`;
}
