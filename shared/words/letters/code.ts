/** To whoever is about to do what takes more than a link: the six digits that prove it is them. */
import { CODE_MINUTES, CODE_TRIES } from '#shared/access/codes.js';
import type { LetterIn, MessageOf } from './letter.js';

/** The publisher has nobody to tell: the department in charge is their own. */
const isPublishers = ({ deed }: MessageOf<'code'>): boolean => deed !== 'review' && deed !== 'approval';

export const code: LetterIn<'code'> = {
  zh: (message, t, context) => {
    const subject = t.code.subject(message);
    const confirms = t.code.confirmedBy(message.deed, message.outcome);
    const known = isPublishers(message)
      ? `请在您的页面底部按“${t.layout.endOthers}”，并修改邮箱密码。`
      : `请告诉${message.area}政府信息公开工作主管部门。`;
    return {
      subject: `【年报】验证码（${CODE_MINUTES} 分钟内有效）：${confirms}，${subject}`,
      lead: `验证码：${context.code ?? ''}`,
      facts: [[t.code.confirms, t.code.confirmed(confirms, subject)]],
      button: '',
      paragraphs: [
        `请把这六位数字输入刚才的页面，输入后上面的事项就会生效。验证码 ${CODE_MINUTES} 分钟内有效，最多可以试 ${CODE_TRIES} 次，只能在要求发送它的那个浏览器里使用。`,
        '验证一次之后，您在这个浏览器里办理本年报季的其他事项不再要求验证码；您名下有决定被停止时，要重新验证。',
        `如果不是您本人正在办理，或上面的事项不是您选择的，请不要输入验证码，也不要告诉任何人：有人打开了发给您的链接。没有验证码，对方办不成这件事。${known}`,
      ],
      footer: [`您收到这封邮件，是因为有人凭发给您的链接正要办理上面的事项。${t.letter.noReply}`],
    };
  },
  en: (message, t, context) => {
    const subject = t.code.subject(message);
    const confirms = t.code.confirmedBy(message.deed, message.outcome);
    const known = isPublishers(message)
      ? `Please press “${t.layout.endOthers}” at the foot of your page, and change the password of your mailbox.`
      : `Please tell the department of ${message.area} in charge of government information disclosure.`;
    return {
      subject: `[Annual reports] Code, good for ${CODE_MINUTES} minutes: ${confirms}, ${subject}`,
      lead: `Code: ${context.code ?? ''}`,
      facts: [[t.code.confirms, t.code.confirmed(confirms, subject)]],
      button: '',
      paragraphs: [
        `Please type these six digits into the page; what stands above then takes effect. The code is good for ${CODE_MINUTES} minutes and ${CODE_TRIES} tries, in the browser that asked for it only.`,
        'Once proven, this browser is not asked again in this season, unless a decision in your name is stopped.',
        `If it is not you who is doing this, or you did not choose what stands above, do not type the code and do not tell it to anybody: somebody has opened a link that was sent to you. Without the code they cannot do it. ${known}`,
      ],
      footer: [
        `You get this mail because somebody is about to do what stands above by a link sent to you. ${t.letter.noReply}`,
      ],
    };
  },
};
