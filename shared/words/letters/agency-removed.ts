/** To the contact of an agency that was taken off the roster: nothing is to be done, and no link comes with it. */
import type { LetterIn } from './letter.js';

export const agencyRemoved: LetterIn<'agency-removed'> = {
  zh: ({ agencyName, year, area, reason }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    return {
      subject: `【年报】不需再报送：${title}`,
      lead: `${agencyName}已移出${year}年度的名册，您无需再做什么。`,
      facts: [['原因', reason]],
      button: '',
      paragraphs: [
        '此前发给您的链接已失效；已填写、报送的内容都保留着，但不再计入本年度的汇总。',
        `如果不应当移出，请联系${area}政府信息公开工作主管部门。`,
      ],
      footer: [`您收到这封邮件，是因为名册中登记您为${agencyName}的联系人。`, t.letter.noReply],
    };
  },
  en: ({ agencyName, year, area, reason }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    return {
      subject: `[Annual reports] No longer to be filed: ${title}`,
      lead: `${agencyName} was taken off the roster of ${year}, and you need do nothing more.`,
      facts: [['Reason', reason]],
      button: '',
      paragraphs: [
        'The links sent to you are void. What you filled in and filed is kept, but no longer counts in the totals of the year.',
        `If this should not be, please ask the department of ${area} in charge of government information disclosure.`,
      ],
      footer: [`You get this mail because the roster names you as contact of ${agencyName}.`, t.letter.noReply],
    };
  },
};
