/** To the contact before: somebody else has the matter now; nothing is to be done, and no link comes with it. */
import type { LetterIn } from './letter.js';

export const contactReplaced: LetterIn<'contact-replaced'> = {
  zh: ({ agencyName, year, area }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    return {
      subject: `【年报】已改由他人办理：${title}`,
      lead: `${title}现在由其他人办理，您无需再做什么。`,
      button: '',
      paragraphs: [
        '名册中的联系人已经更换。此前发给您的链接已失效；您已填写、报送的内容都保留着，由新的联系人接着办理。',
        `如果不应当更换，请联系${area}政府信息公开工作主管部门。`,
      ],
      footer: [`您收到这封邮件，是因为名册中曾登记您为${agencyName}的联系人。`, t.letter.noReply],
    };
  },
  en: ({ agencyName, year, area }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    return {
      subject: `[Annual reports] Somebody else has this now: ${title}`,
      lead: `${title}: somebody else has this now, and you need do nothing more.`,
      button: '',
      paragraphs: [
        'The roster names another contact. The links sent to you are void; what you filled in and filed is kept, and the new contact goes on with it.',
        `If this should not be, please ask the department of ${area} in charge of government information disclosure.`,
      ],
      footer: [`You get this mail because the roster named you as contact of ${agencyName}.`, t.letter.noReply],
    };
  },
};
