/** To the publisher's substitute: how to take the publisher's place when they are away. */
import { footerFor, type LetterIn } from './letter.js';

export const substituteNamed: LetterIn<'substitute-named'> = {
  zh: ({ year, area, publisher }, t) => ({
    subject: `【年报】您是${area} ${year} 年度年报发布人的代替人`,
    lead: `${publisher}不在时，您可以接任${area} ${year} 年度年报季的发布人。现在不需要做什么。`,
    button: '打开接任页面',
    paragraphs: ['请保留这封邮件。需要接任时打开链接，写明原因并确认；链接过期时，在打开的页面上可以要一个新的。'],
    footer: footerFor(t, area, 'substitute'),
  }),
  en: ({ year, area, publisher }, t) => ({
    subject: `[Annual reports] You are the publisher’s substitute in ${area}, ${year}`,
    lead: `While ${publisher} is away you can take over the ${year} season of ${area}. Nothing is to be done now.`,
    button: 'Open the page for taking over',
    paragraphs: [
      'Please keep this mail. To take over, open the link, give a reason and confirm; where the link has expired, the page offers a new one.',
    ],
    footer: footerFor(t, area, 'substitute'),
  }),
};
