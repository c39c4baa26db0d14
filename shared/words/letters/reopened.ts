/** To the agency's contact: the approved report was opened again, and why. */
import { dueOf, footerFor, type LetterIn } from './letter.js';

export const reopened: LetterIn<'reopened'> = {
  zh: ({ agencyName, year, area, reason, by, deadline }, t, context) => ({
    subject: `【年报】请重新上传：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}审定通过后，年报发布人${by}重新打开了它，请改好后重新上传并报送。`,
    facts: [
      ['原因', reason],
      ['截止日期', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      '此前的审核不再有效：重新报送后，从初审开始再走一遍。您写过的说明会带到新上传的文件上，请核对。',
      ...dueOf(t, deadline, context).late,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, reason, by, deadline }, t, context) => ({
    subject: `[Annual reports] Please upload again: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)} was approved, and ${by}, who publishes, opened it again. Please correct it, upload it and file it again.`,
    facts: [
      ['Reason', reason],
      ['Deadline', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      'The decisions so far do not count any more: filed again, the report begins with the review. What you explained is carried over to the new file; please check it.',
      ...dueOf(t, deadline, context).late,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
