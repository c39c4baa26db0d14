/** To reviewer or approver: please decide. */
import { dates } from '../zh/dates.js';
import { decision } from '../zh/decision.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function decisionRequest({
  agencyName,
  year,
  area,
  stage,
  until,
  again,
  anew,
}: MessageOf<'decision-request'>): Letter {
  const [deed, role] = stage === 'review' ? (['审核', 'reviewer'] as const) : (['审定', 'approver'] as const);
  return {
    subject: `【年报】${again ? '提醒：' : ''}请${anew === true ? '重新' : ''}${deed}：${names.filingTitle(agencyName, year)}（${dates.shortDay(until)}前）`,
    lead: `请在${dates.day(until)}前${anew === true ? '重新' : ''}${deed}${names.filingTitle(agencyName, year)}。`,
    button: `打开${deed}页面`,
    paragraphs: [
      ...(anew === true ? [decision.anew(names.stages[stage])] : []),
      '页面上可以看到原文件、三张表、校核发现和单位的说明，以及与上次报送相比的变化；手机也可以办理。',
      '接下来：您在页面上选择通过或退回修改。只有按下按钮才作出决定。',
    ],
    footer: footerFor(area, names.roles[role]),
  };
}
