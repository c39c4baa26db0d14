/** To whoever is about to do what takes more than a link: the six digits that prove it is them. */
import { CODE_MINUTES, CODE_TRIES } from '#shared/access/codes.js';
import { code as words, codeSubject, confirmedBy } from '../zh/code.js';
import { layout } from '../zh/layout.js';
import type { Letter, MessageOf } from './letter.js';

export function code(message: MessageOf<'code'>, digits: string): Letter {
  const { area, deed, outcome } = message;
  const subject = codeSubject(message);
  const confirms = confirmedBy(deed, outcome);
  // The publisher has nobody to tell: the department in charge is their own.
  const isPublishers = deed !== 'review' && deed !== 'approval';
  const known = isPublishers
    ? `请在您的页面底部按“${layout.endOthers}”，并修改邮箱密码。`
    : `请告诉${area}政府信息公开工作主管部门。`;
  return {
    subject: `【年报】验证码（${CODE_MINUTES} 分钟内有效）：${confirms}，${subject}`,
    lead: `验证码：${digits}`,
    facts: [[words.confirms, words.confirmed(confirms, subject)]],
    button: '',
    paragraphs: [
      `请把这六位数字输入刚才的页面，输入后上面的事项就会生效。验证码 ${CODE_MINUTES} 分钟内有效，最多可以试 ${CODE_TRIES} 次，只能在要求发送它的那个浏览器里使用。`,
      '验证一次之后，您在这个浏览器里办理本年报季的其他事项不再要求验证码；您名下有决定被停止时，要重新验证。',
      `如果不是您本人正在办理，或上面的事项不是您选择的，请不要输入验证码，也不要告诉任何人：有人打开了发给您的链接。没有验证码，对方办不成这件事。${known}`,
    ],
    footer: ['您收到这封邮件，是因为有人凭发给您的链接正要办理上面的事项。本邮箱不接收回信。'],
  };
}
