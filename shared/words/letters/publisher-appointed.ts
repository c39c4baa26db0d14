/** To the new publisher, in place of another. */
import { publisherFooter, type LetterIn } from './letter.js';

export const publisherAppointed: LetterIn<'publisher-appointed'> = {
  zh: ({ year, area, former, reason }, t) => ({
    subject: `【年报】您现在是${area} ${year} 年度的年报发布人`,
    lead: `从现在起，由您接替${former}，办理${area} ${year} 年度年报季的邀请、提醒和发布。`,
    facts: [['原因', reason]],
    button: '打开年报季总览',
    paragraphs: [`${former}的链接已经失效。总览上列出每家单位的进展，以及现在等谁办理。`],
    footer: publisherFooter(t, area),
  }),
  en: ({ year, area, former, reason }, t) => ({
    subject: `[Annual reports] You are now the publisher of ${area}, ${year}`,
    lead: `From now on you take the place of ${former}: invitations, reminders and publication of the ${year} season of ${area}.`,
    facts: [['Reason', reason]],
    button: 'Open the overview of the season',
    paragraphs: [
      `The links of ${former} have ended. The overview lists how far each agency is, and who is waited for.`,
    ],
    footer: publisherFooter(t, area),
  }),
};
