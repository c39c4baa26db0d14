/** To the publisher: what a release made public, and what it left. */
import { count } from '../count.js';
import { publisherFooter, type LetterIn } from './letter.js';

export const releaseEnded: LetterIn<'release-ended'> = {
  zh: ({ year, area, published, left, failed, history, site }, t, { siteBaseUrl }) => {
    const done = `${count(published)} 份${history === true ? t.siteHistory.mark : '年报'}已公开`;
    return {
      subject: failed
        ? `【年报】发布未全部完成：${area} ${year} 年度（${done}）`
        : `【年报】发布完成：${area} ${year} 年度（${done}）`,
      lead: !failed
        ? `发布完成：${done}。`
        : published === 0
          ? '发布没有完成，没有年报公开。'
          : left.length > 0
            ? `发布没有全部完成：${done}，其余未公开。`
            : `发布没有全部完成：${done}，但网站的目录、合计和数据还没有更新。`,
      facts: [
        ...(left.length === 0 ? [] : ([['未发布', left.join('、')]] as const)),
        ...(published === 0 ? [] : ([['公开网站', site ?? `${siteBaseUrl}/`]] as const)),
      ],
      button: t.letter.toBoard,
      paragraphs: [
        failed && published > 0
          ? `已公开的年报各自是完整的，但公开网站的目录、合计和数据还没有更新${history === true ? '' : '，各单位也还没有收到公开地址'}。系统每小时自动再试，直到全部完成，届时再发邮件告诉您；您无需再次发布。`
          : failed
            ? `公开网站没有任何变化。请稍后在${history === true ? '“历史年报”页面再次公开' : '总览中再次发布'}；如果还是这样，请把这封邮件转给系统管理员。`
            : `${history === true ? '' : '各单位会收到公开地址。'}公开页面、数据和目录已同时更新。`,
      ],
      footer: publisherFooter(t, area),
    };
  },
  en: ({ year, area, published, left, failed, history, site }, t, { siteBaseUrl }) => {
    const done = `${count(published)} ${history === true ? 'earlier ' : ''}${published === 1 ? 'report is' : 'reports are'} public`;
    return {
      subject: failed
        ? `[Annual reports] Publication not complete: ${area} ${year} (${done})`
        : `[Annual reports] Publication complete: ${area} ${year} (${done})`,
      lead: !failed
        ? `Publication is complete: ${done}.`
        : published === 0
          ? 'Publication was not completed; no report is public by it.'
          : left.length > 0
            ? `Publication is not complete: ${done}, the others are not.`
            : `Publication is not complete: ${done}, but lists, totals and data of the site are not updated yet.`,
      facts: [
        ...(left.length === 0 ? [] : ([['Not published', left.join(', ')]] as const)),
        ...(published === 0 ? [] : ([['Public site', site ?? `${siteBaseUrl}/`]] as const)),
      ],
      button: t.letter.toBoard,
      paragraphs: [
        failed && published > 0
          ? `Each report that is public is whole, but lists, totals and data of the public site are not updated yet${history === true ? '' : ', and the agencies have not been mailed their addresses'}. The system tries again every hour until all is done, and then mails you; you need not publish again.`
          : failed
            ? `Nothing has changed on the public site. Please publish again from the ${history === true ? 'page of earlier reports' : 'overview'} in a while; if it fails again, forward this mail to whoever runs the system.`
            : `${history === true ? '' : 'The agencies are mailed their public addresses. '}Pages, data and lists were updated together.`,
      ],
      footer: publisherFooter(t, area),
    };
  },
};
