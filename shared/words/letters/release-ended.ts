/** To the publisher: what a release made public, and what it left. */
import { count } from '../count.js';
import { publisherFooter, type LetterIn } from './letter.js';

export const releaseEnded: LetterIn<'release-ended'> = {
  zh: ({ year, area, published, left, failed }, t, { siteBaseUrl }) => {
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
      button: t.letter.toBoard,
      paragraphs: [
        failed
          ? '已公开的内容完整可用，没有只发布一半的报告。请在总览中对未发布的再次发布。'
          : '各单位会收到公开地址。公开页面、数据和目录已同时更新。',
      ],
      footer: publisherFooter(t, area),
    };
  },
  en: ({ year, area, published, left, failed }, t, { siteBaseUrl }) => {
    const done = `${count(published)} ${published === 1 ? 'report is' : 'reports are'} public`;
    return {
      subject: failed
        ? `[Annual reports] Publication not complete: ${area} ${year} (${done})`
        : `[Annual reports] Publication complete: ${area} ${year} (${done})`,
      lead: failed ? `Publication is not complete: ${done}, the others are not.` : `Publication is complete: ${done}.`,
      facts: [
        ...(left.length === 0 ? [] : ([['Not published', left.join(', ')]] as const)),
        ...(published === 0 ? [] : ([['Public site', `${siteBaseUrl}/`]] as const)),
      ],
      button: t.letter.toBoard,
      paragraphs: [
        failed
          ? 'What is public is whole; no report is public by half. Please publish the others again from the overview.'
          : 'The agencies are mailed their public addresses. Pages, data and lists were updated together.',
      ],
      footer: publisherFooter(t, area),
    };
  },
};
