/** To anybody who asked for a new link. */
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

const DEEDS = { file: '报送', decide: '审核', stop: '核实决定', publish: '年报季总览' } as const;

export function newLink({ year, area, purpose, agencyName }: MessageOf<'new-link'>): Letter {
  const subject = agencyName === null ? `${area} ${year} 年度年报季` : names.filingTitle(agencyName, year);
  return {
    subject: `【年报】新链接：${subject}`,
    lead: `这是用于打开${DEEDS[purpose]}页面的新链接：${subject}。`,
    button: `打开${DEEDS[purpose]}页面`,
    paragraphs: [
      '此前邮件中的链接不再使用，您已办理的内容没有变化。',
      '如果您没有要求新链接，也没有作废旧的链接，请告诉年报发布人：可能有人打开过发给您的链接。',
    ],
    footer: [
      '您收到这封邮件，是因为有人在页面上要求新链接或作废了旧的链接；链接只发到名册登记的邮箱。',
      `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
    ],
  };
}
