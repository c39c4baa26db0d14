/** To the publisher: the season is open, here is the desk. */
import { publisherFooter, type LetterIn } from './letter.js';

export const deskOpened: LetterIn<'desk-opened'> = {
  zh: ({ year, area, deadline }, t) => ({
    subject: `【年报】${area} ${year} 年度年报季已开始（${t.dates.shortDay(deadline)}截止）`,
    lead: `${year} 年度年报季已开始，请打开总览，导入名册并发出邀请。`,
    facts: [['截止日期', t.dates.day(deadline)]],
    button: t.letter.toBoard,
    paragraphs: ['接下来：导入名册后，在总览中选择单位，预览无误再发出邀请。邀请、审核和发布的进展都在同一页上。'],
    footer: publisherFooter(t, area),
  }),
  en: ({ year, area, deadline }, t) => ({
    subject: `[Annual reports] The season of ${year} is open: ${area} (deadline ${t.dates.shortDay(deadline)})`,
    lead: `The season of ${year} is open; please open the overview, import the roster and invite the agencies.`,
    facts: [['Deadline', t.dates.day(deadline)]],
    button: t.letter.toBoard,
    paragraphs: [
      'What follows: after importing the roster, select agencies in the overview, look at the preview and send the invitations. Invitation, review and publication are all followed on that page.',
    ],
    footer: publisherFooter(t, area),
  }),
};
