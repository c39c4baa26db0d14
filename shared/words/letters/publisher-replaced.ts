/** To the publisher before: somebody else has the matter now. No link comes with it. */
import type { LetterIn } from './letter.js';

export const publisherReplaced: LetterIn<'publisher-replaced'> = {
  zh: ({ year, area, publisher, reason }, t) => ({
    subject: `【年报】${area} ${year} 年度的年报发布人已改为${publisher}`,
    lead: `从现在起，${area} ${year} 年度年报季由${publisher}办理，此前发给您的发布人链接已失效。`,
    facts: [['原因', reason]],
    button: '',
    paragraphs: ['如果您不知道这次更换，请立即告诉本地区的年报收集部门。'],
    footer: [t.letter.becauseFormerPublisher(area)],
  }),
  en: ({ year, area, publisher, reason }, t) => ({
    subject: `[Annual reports] ${publisher} is now the publisher of ${area}, ${year}`,
    lead: `From now on ${publisher} has the ${year} season of ${area}; the publisher’s links sent to you are void.`,
    facts: [['Reason', reason]],
    button: '',
    paragraphs: ['If you did not know of this, please tell the office that collects the reports at once.'],
    footer: [t.letter.becauseFormerPublisher(area)],
  }),
};
