/** To anybody who asked for a new link. */
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

const DEEDS = { file: '报送', decide: '审核', stop: '核实决定', publish: '年报季总览' } as const;

export function newLink({ year, area, purpose, agencyName }: MessageOf<'new-link'>): Letter {
  const subject = agencyName === null ? `${area} ${year} 年度年报季` : names.filingTitle(agencyName, year);
  return {
    subject: `【年报】新链接：${subject}`,
    lead: `这是您要求的新链接，用于打开${DEEDS[purpose]}页面：${subject}。`,
    button: `打开${DEEDS[purpose]}页面`,
    paragraphs: ['您已办理的内容没有变化。如果不是您要求的，可以不理会这封邮件。'],
    footer: [
      '您收到这封邮件，是因为有人在页面上按了“给我发送新链接”；链接只发到名册登记的邮箱。',
      `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
    ],
  };
}
