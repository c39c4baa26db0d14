/** To the agency's contact: approved, nothing left to do. */
import { footerFor, type LetterIn } from './letter.js';

export const approved: LetterIn<'approved'> = {
  zh: ({ agencyName, year, area }, t) => ({
    subject: `【年报】审定通过：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}已审定通过，您无需再做什么。`,
    button: t.letter.toStatus,
    paragraphs: ['接下来：等待统一发布。发布后会发邮件告诉您公开的地址。'],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area }, t) => ({
    subject: `[Annual reports] Approved: ${t.names.filingTitle(agencyName, year)}`,
    lead: `Approved: ${t.names.filingTitle(agencyName, year)}. You need do nothing more.`,
    button: t.letter.toStatus,
    paragraphs: ['What follows: the report will be published, and a mail tells you the public address.'],
    footer: footerFor(t, area, 'agency'),
  }),
};
