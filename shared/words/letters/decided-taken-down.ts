/** To those who passed a report: it was public, and the publisher took it down. */
import type { LetterIn } from './letter.js';

export const decidedTakenDown: LetterIn<'decided-taken-down'> = {
  zh: ({ agencyName, year, area, reason, by, cause }, t) => ({
    subject: `【年报】已撤下：${t.names.filingTitle(agencyName, year)}`,
    lead: `您审核通过、已经发布的${t.names.filingTitle(agencyName, year)}已由年报发布人${by}撤下，您现在无需做什么。`,
    facts: [
      ['撤下的原因', t.takeDown.causes[cause]],
      ['说明', reason],
    ],
    button: t.letter.toStatus,
    paragraphs: ['接下来：单位如果改好后重新报送，那时会再请您审核。您此前的决定留存备查。'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
  en: ({ agencyName, year, area, reason, by, cause }, t) => ({
    subject: `[Annual reports] Taken down: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}, which you passed and which was public, was taken down by ${by}, who publishes. You need do nothing now.`,
    facts: [
      ['Why it was taken down', t.takeDown.causes[cause]],
      ['In their words', reason],
    ],
    button: t.letter.toStatus,
    paragraphs: ['What follows: if the agency files again, you are asked anew then. Your decision is kept.'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
};
