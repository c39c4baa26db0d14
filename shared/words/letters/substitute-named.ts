/** To the publisher's substitute: how to take the publisher's place when they are away. */
import { footerFor, type Letter, type MessageOf } from './letter.js';
import { names } from '../zh/names.js';

export function substituteNamed({ year, area, publisher }: MessageOf<'substitute-named'>): Letter {
  return {
    subject: `【年报】您是${area} ${year} 年度年报发布人的代替人`,
    lead: `${publisher}不在时，您可以接任${area} ${year} 年度年报季的发布人。现在不需要做什么。`,
    button: '打开接任页面',
    paragraphs: ['请保留这封邮件。需要接任时打开链接，写明原因并确认；链接过期时，在打开的页面上可以要一个新的。'],
    footer: footerFor(area, names.roles.substitute),
  };
}
