/** To the decider, of their own decision: nothing to do, unless it was not theirs. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

const OUTCOMES = { approved: '通过', returned: '退回修改' } as const;

export function decisionMade({
  agencyName,
  year,
  area,
  stage,
  outcome,
  comment,
  at,
}: MessageOf<'decision-made'>): Letter {
  const title = names.filingTitle(agencyName, year);
  const decision = `${names.stages[stage]}${OUTCOMES[outcome]}`;
  return {
    subject: `【年报】您刚刚作出了决定：${decision}，${title}`,
    lead: `您刚刚对${title}作出了${names.stages[stage]}决定：${OUTCOMES[outcome]}。`,
    facts: [['时间', dates.instant(at)], ...(comment === '' ? [] : [['意见', comment] as const])],
    button: '这不是我本人操作',
    paragraphs: [
      '如果是您本人作出的，无需再做什么。',
      '如果不是您本人作出的，请立即打开上面的链接，按提示停止这份报告：发布之前停止，它就不会公开。',
    ],
    footer: footerFor(area, names.roles[stage === 'review' ? 'reviewer' : 'approver']),
  };
}
