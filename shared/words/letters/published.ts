/** To the agency's contact: the report is public, at this address. */
import { footerFor, type LetterIn } from './letter.js';

export const published: LetterIn<'published'> = {
  zh: ({ agencyName, year, area, url }, t) => ({
    subject: `【年报】已发布：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}已向社会发布。`,
    button: t.filing.publishedLink,
    publicUrl: url,
    paragraphs: ['公开页面可长期访问，任何人都能打开。如发现错误，请联系发布人办理更正。'],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, url }, t) => ({
    subject: `[Annual reports] Published: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)} is public.`,
    button: t.filing.publishedLink,
    publicUrl: url,
    paragraphs: [
      'The public page stays, and everybody can open it. If you find a mistake, please ask the publisher for a correction.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
