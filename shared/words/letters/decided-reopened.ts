/** To those who passed a report: the publisher opened it again. */
import type { LetterIn } from './letter.js';

export const decidedReopened: LetterIn<'decided-reopened'> = {
  zh: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `【年报】已重新打开：${t.names.filingTitle(agencyName, year)}`,
    lead: `您审核通过的${t.names.filingTitle(agencyName, year)}已由年报发布人${by}重新打开，您现在无需做什么。`,
    facts: [['原因', reason]],
    button: t.letter.toStatus,
    paragraphs: ['接下来：单位改好后重新报送，那时会再请您审核。您此前的决定留存备查。'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
  en: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `[Annual reports] Opened again: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}, which you passed, was opened again by ${by}, who publishes. You need do nothing now.`,
    facts: [['Reason', reason]],
    button: t.letter.toStatus,
    paragraphs: ['What follows: the agency files again, and you are asked anew then. Your decision is kept.'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
};
