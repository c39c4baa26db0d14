/** To the publisher: what a release made public, and what it left. */
import { count } from '../zh/dates.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function releaseEnded(
  { year, area, published, left, failed }: MessageOf<'release-ended'>,
  siteBaseUrl: string,
): Letter {
  const done = `${count(published)} 份年报已公开`;
  return {
    subject: failed
      ? `【年报】发布未全部完成：${area} ${year} 年度（${done}）`
      : `【年报】发布完成：${area} ${year} 年度（${done}）`,
    lead: failed ? `发布没有全部完成：${done}，其余未公开。` : `发布完成：${done}。`,
    facts: [
      ...(left.length === 0 ? [] : ([['未发布', left.join('、')]] as const)),
      ...(published === 0 ? [] : ([['公开网站', `${siteBaseUrl}/`]] as const)),
    ],
    button: '打开年报季总览',
    paragraphs: [
      failed
        ? '已公开的内容完整可用，没有只发布一半的报告。请在总览中对未发布的再次发布。'
        : '各单位会收到公开地址。公开页面、数据和目录已同时更新。',
    ],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}
