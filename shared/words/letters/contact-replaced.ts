/** To the contact before: somebody else has the matter now; nothing is to be done, and no link comes with it. */
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function contactReplaced({ agencyName, year, area }: MessageOf<'contact-replaced'>): Letter {
  const title = names.filingTitle(agencyName, year);
  return {
    subject: `【年报】已改由他人办理：${title}`,
    lead: `${title}现在由其他人办理，您无需再做什么。`,
    button: '',
    paragraphs: [
      '名册中的联系人已经更换。此前发给您的链接已失效；您已填写、报送的内容都保留着，由新的联系人接着办理。',
      `如果不应当更换，请联系${area}政府信息公开工作主管部门。`,
    ],
    footer: [`您收到这封邮件，是因为名册中曾登记您为${agencyName}的联系人。`, '本邮箱不接收回信。'],
  };
}
