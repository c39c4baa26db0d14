/** To the contact of an agency that has not filed: another deadline, and why. */
import { footerFor, type LetterIn } from './letter.js';

export const deadlineChanged: LetterIn<'deadline-changed'> = {
  zh: ({ agencyName, year, area, deadline, before, reason }, t) => ({
    subject: `【年报】截止日期改为${t.dates.shortDay(deadline)}：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}的截止日期改为${t.dates.day(deadline)}。`,
    facts: [
      ['原截止日期', t.dates.day(before)],
      ['原因', reason],
    ],
    button: t.letter.toFiling,
    paragraphs: ['当天 24:00（北京时间）截止。此前邮件中写的日期不再有效。'],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, deadline, before, reason }, t) => ({
    subject: `[Annual reports] The deadline is now ${t.dates.shortDay(deadline)}: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}: the deadline is now ${t.dates.day(deadline)}.`,
    facts: [
      ['Deadline before', t.dates.day(before)],
      ['Reason', reason],
    ],
    button: t.letter.toFiling,
    paragraphs: ['It ends at 24:00 of that day, Beijing time. The day in former mails does not count any more.'],
    footer: footerFor(t, area, 'agency'),
  }),
};
