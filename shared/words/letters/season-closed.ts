/** To the contact of an agency whose report was not filed, or was to be filed again, when the season was closed. */
import { footerFor, type LetterIn } from './letter.js';

export const seasonClosed: LetterIn<'season-closed'> = {
  zh: ({ agencyName, year, area, draft }, t) => ({
    subject: `【年报】年报季已结束，报送没有完成：${t.names.filingTitle(agencyName, year)}`,
    lead: `${area} ${year} 年度年报季已结束，${agencyName}的报告没有完成报送。`,
    button: t.letter.toStatus,
    paragraphs: [
      draft ? '已上传的草稿没有报送，现已失效；文件仍保存着。' : '现在不能再上传或报送。',
      '如仍需报送，请尽快联系下面的部门，由发布人决定是否重新开放。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, draft }, t) => ({
    subject: `[Annual reports] The season is closed, filing was not completed: ${t.names.filingTitle(agencyName, year)}`,
    lead: `The ${year} season of ${area} is closed, and the filing of the report of ${agencyName} was not completed.`,
    button: t.letter.toStatus,
    paragraphs: [
      draft
        ? 'The draft that was uploaded was not filed and is void now; the file is kept.'
        : 'Nothing can be uploaded or filed any more.',
      'If the report is still to be filed, please ask the office below soon; the publisher decides whether to open the season again.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
