/** To the agency's contact: a corrected version of what is public is asked for. */
import { footerFor, type LetterIn } from './letter.js';

export const correctionAsked: LetterIn<'correction-asked'> = {
  zh: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `【年报】请更正已发布的报告：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}请您更正已发布的${t.names.filingTitle(agencyName, year)}：请上传更正后的文件并报送。`,
    facts: [['原因', reason]],
    button: t.letter.toFiling,
    paragraphs: [
      '更正后的报告同样经过校核、初审和审定。在它发布之前，现在公开的版本不变；发布之后，公开页面会注明更正的原因，并保留原来的版本。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `[Annual reports] Please correct what is published: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, asks you to correct ${t.names.filingTitle(agencyName, year)}, which is public: please upload and file the corrected report.`,
    facts: [['Reason', reason]],
    button: t.letter.toFiling,
    paragraphs: [
      'The corrected report is checked, reviewed and approved as the first was. Until it is published, the public version stays as it is; afterwards the public page says why it was corrected and keeps the former version.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
