/** Somebody stands in for a decider for some days, or no more: to who stands in, to who is away, to the publisher. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function delegation(message: MessageOf<'delegation'>): Letter {
  const { what, role, year, area, from, to, since, until, reason } = message;
  const stages = message.stages.map((stage) => names.stages[stage]).join('、') || '审核';
  const days = `${dates.day(since)}至${dates.day(until)}`;
  const season = `${area} ${year} 年度年报季`;
  const made = what === 'made';
  const leads = {
    'stand-in': made ? `${days}，请您代${from}办理${stages}。` : `您代${from}办理${stages}的委托已经结束。`,
    absent: made ? `${days}，您的${stages}由${to}代办。` : `您的${stages}不再由${to}代办，由您本人办理。`,
    publisher: made ? `${days}，${from}的${stages}由${to}代办。` : `${from}的${stages}不再由${to}代办，由本人办理。`,
  };
  const further = {
    'stand-in': made
      ? '正在等待的报告和这些日子里新报送的报告，会逐份发邮件请您办理；也可以从您的页面上一并看到。到期后自动转回。'
      : '发给您的审核链接已经失效；已经作出的决定仍然算数。',
    absent: made ? '到期后自动转回给您；也可以提前结束。' : '正在等待的报告已经转回给您，会发邮件请您办理。',
    publisher: made ? '到期后自动转回；您也可以在总览的“委托情况”中提前结束。' : '正在等待的报告已经转回。',
  };
  return {
    subject: `【年报】${made ? '审核委托' : '审核委托已结束'}：${from}—${to}（${season}）`,
    lead: leads[role],
    facts: [
      ['委托的人', from],
      ['代办人', to],
      ['日期', days],
      ['事由', reason],
    ],
    button: '打开我的全部事项',
    paragraphs: [further[role]],
    footer: [
      `您收到这封邮件，是因为${season}中有一项与您有关的审核委托。`,
      `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
    ],
  };
}
