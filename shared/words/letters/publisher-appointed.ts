/** To the new publisher, in place of another. */
import { footerFor, type Letter, type MessageOf } from './letter.js';
import { names } from '../zh/names.js';

export function publisherAppointed({ year, area, former, reason }: MessageOf<'publisher-appointed'>): Letter {
  return {
    subject: `【年报】您现在是${area} ${year} 年度的年报发布人`,
    lead: `从现在起，由您接替${former}，办理${area} ${year} 年度年报季的邀请、提醒和发布。`,
    facts: [['原因', reason]],
    button: '打开年报季总览',
    paragraphs: [`${former}的链接已经失效。总览上列出每家单位的进展，以及现在等谁办理。`],
    footer: footerFor(area, names.roles.publisher),
  };
}
