/** To the publisher before: somebody else has the matter now. */
import { footerFor, type Letter, type MessageOf } from './letter.js';
import { names } from '../zh/names.js';

export function publisherReplaced({ year, area, publisher, reason }: MessageOf<'publisher-replaced'>): Letter {
  return {
    subject: `【年报】${area} ${year} 年度的年报发布人已改为${publisher}`,
    lead: `从现在起，${area} ${year} 年度年报季由${publisher}办理，您的发布人链接已经失效。`,
    facts: [['原因', reason]],
    button: '打开接任页面',
    paragraphs: ['如果您不知道这次更换，请立即告诉本地区的年报收集部门。'],
    footer: footerFor(area, names.roles.publisher),
  };
}
