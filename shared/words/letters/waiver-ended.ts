/** To the agency's contact: a finding that had been lifted blocks again. */
import { dueOf, footerFor, type LetterIn } from './letter.js';

export const waiverEnded: LetterIn<'waiver-ended'> = {
  zh: ({ agencyName, year, area, finding, reason, by, deadline }, t, context) => ({
    subject: `【年报】豁免已取消：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}取消了一条豁免，这条发现需要改好后才能报送。`,
    facts: [
      ['发现', finding],
      ['原因', reason],
      ['截止日期', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: ['请改好文件后重新上传；有疑问的，请直接联系年报发布人。', ...dueOf(t, deadline, context).late],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, finding, reason, by, deadline }, t, context) => ({
    subject: `[Annual reports] A waiver was taken back: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, took back a waiver; the finding must be corrected before you can file.`,
    facts: [
      ['Finding', finding],
      ['Reason', reason],
      ['Deadline', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      'Please correct the file and upload it again; if you have a question, please ask the publisher.',
      ...dueOf(t, deadline, context).late,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
