/** To the publisher: whom the roster names had a hand in the report, and another person must be named. */
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function deciderConflict({
  agencyName,
  year,
  area,
  stage,
  person,
  touch,
}: MessageOf<'decider-conflict'>): Letter {
  const role = stage === 'review' ? names.roles.reviewer : names.roles.approver;
  return {
    subject: `【年报】请另指定${role}：${names.filingTitle(agencyName, year)}`,
    lead: `请为${agencyName}另指定一位${role}。`,
    facts: [
      ['环节', names.stages[stage]],
      [`名册中的${role}`, person],
      ['不能办理的原因', `此人在这份报告上${names.touches[touch]}`],
    ],
    button: '打开年报季总览',
    paragraphs: [
      `怎么办：打开年报季总览，在“导入名册”中粘贴这家单位的一行，把${role}改为没有经手过这份报告的人。`,
      '接下来：新的人会立即收到邮件。指定之前，这份报告一直等待，不会丢失。',
    ],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}
