/** To the publisher: the season is open, here is the desk. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function deskOpened({ year, area, deadline }: MessageOf<'desk-opened'>): Letter {
  return {
    subject: `【年报】${area} ${year} 年度年报季已开始（${dates.shortDay(deadline)}截止）`,
    lead: `${year} 年度年报季已开始，请打开总览，导入名册并发出邀请。`,
    facts: [['截止日期', dates.day(deadline)]],
    button: '打开年报季总览',
    paragraphs: ['接下来：导入名册后，在总览中选择单位，预览无误再发出邀请。邀请、审核和发布的进展都在同一页上。'],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}
