/** To the contact of an agency that had not filed when the season was closed. */
import { footerFor, type LetterIn } from './letter.js';

export const seasonClosed: LetterIn<'season-closed'> = {
  zh: ({ agencyName, year, area, draft }, t) => ({
    subject: `【年报】年报季已结束，未收到报送：${t.names.filingTitle(agencyName, year)}`,
    lead: `${area} ${year} 年度年报季已结束，没有收到${agencyName}的报送。`,
    button: t.letter.toStatus,
    paragraphs: [
      draft ? '您上传的草稿没有报送，现已失效；文件仍保存着。' : '现在不能再上传或报送。',
      '如仍需报送，请尽快联系下面的部门，由发布人决定是否重新开放。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, draft }, t) => ({
    subject: `[Annual reports] The season is closed, nothing was filed: ${t.names.filingTitle(agencyName, year)}`,
    lead: `The ${year} season of ${area} is closed, and no report of ${agencyName} was filed.`,
    button: t.letter.toStatus,
    paragraphs: [
      draft
        ? 'The draft that you uploaded was not filed and is void now; the file is kept.'
        : 'Nothing can be uploaded or filed any more.',
      'If the report is still to be filed, please ask the office below soon; the publisher decides whether to open the season again.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
