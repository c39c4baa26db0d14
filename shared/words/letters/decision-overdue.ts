/** To the publisher: a decision is overdue. */
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function decisionOverdue({ agencyName, year, area, stage, waitingFor }: MessageOf<'decision-overdue'>): Letter {
  return {
    subject: `【年报】${names.stages[stage]}已逾期：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}仍在等待${names.stages[stage]}，请联系${waitingFor}。`,
    facts: [
      ['环节', names.stages[stage]],
      ['等待', waitingFor],
    ],
    button: '打开年报季总览',
    paragraphs: ['提醒邮件已经发过。如该人员不能办理，请在名册中改为另一位审核人。'],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}
