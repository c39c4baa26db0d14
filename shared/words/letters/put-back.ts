/** To the agency's contact: the report that was taken down stands for publication again. */
import { footerFor, type LetterIn } from './letter.js';

export const putBack: LetterIn<'put-back'> = {
  zh: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `【年报】恢复待发布：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}已把撤下的${t.names.filingTitle(agencyName, year)}恢复为待发布，您现在无需做什么。`,
    facts: [['原因', reason]],
    button: t.letter.toFiling,
    paragraphs: ['接下来：发布人再次发布后，报告重新公开，那时会给您发邮件。'],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `[Annual reports] To be published again: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, undid the taking down of ${t.names.filingTitle(agencyName, year)}: it stands for publication again. You need do nothing now.`,
    facts: [['Reason', reason]],
    button: t.letter.toFiling,
    paragraphs: ['What follows: once it is published again, it is public again, and you get a mail then.'],
    footer: footerFor(t, area, 'agency'),
  }),
};
