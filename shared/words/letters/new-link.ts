/** To anybody who asked for a new link, or who ended all that were sent before. */
import { layout } from '../zh/layout.js';
import { messages } from '../zh/messages.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

const DEEDS = { file: '报送', decide: '审核', stop: '核实决定', publish: '年报季总览', desk: '我的全部事项' } as const;

export function newLink({ year, area, purpose, agencyName, ended }: MessageOf<'new-link'>): Letter {
  const subject = agencyName === null ? `${area} ${year} 年度年报季` : names.filingTitle(agencyName, year);
  const button = `打开${DEEDS[purpose]}页面`;
  const ask = `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`;
  if (ended === true) {
    return {
      subject: `【年报】旧链接已作废，这是新链接：${subject}`,
      lead: `此前发给您的链接都已作废，其他浏览器也已退出。这是新链接，用于打开${DEEDS[purpose]}页面：${subject}。`,
      button,
      paragraphs: [
        '您已办理的内容没有变化；您按下按钮的那个浏览器可以继续办理。',
        `如果不是您本人按的：有人打开过您的页面。请用上面的新链接进入，再按一次“${layout.endOthers}”，对方就会退出；然后修改邮箱密码，检查邮箱有没有自动转发，并告诉${area}政府信息公开工作主管部门。`,
      ],
      footer: [`您收到这封邮件，是因为有人在您的页面上按了“${layout.endOthers}”；链接只发到名册登记的邮箱。`, ask],
    };
  }
  return {
    subject: `【年报】新链接：${subject}`,
    lead: `这是您要求的新链接，用于打开${DEEDS[purpose]}页面：${subject}。`,
    button,
    paragraphs: ['您已办理的内容没有变化；此前邮件中的链接不再使用。如果不是您要求的，请改用这封邮件中的链接。'],
    footer: [`您收到这封邮件，是因为有人在页面上按了“${messages.sendNewLink}”；链接只发到名册登记的邮箱。`, ask],
  };
}
