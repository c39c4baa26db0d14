/** To those who passed a report that was taken down: it stands for publication again. */
import type { LetterIn } from './letter.js';

export const decidedPutBack: LetterIn<'decided-put-back'> = {
  zh: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `【年报】恢复待发布：${t.names.filingTitle(agencyName, year)}`,
    lead: `您审核通过、后来撤下的${t.names.filingTitle(agencyName, year)}已由年报发布人${by}恢复为待发布，您现在无需做什么。`,
    facts: [['原因', reason]],
    button: t.letter.toStatus,
    paragraphs: ['如果您认为不应再次发布，请尽快联系年报发布人。'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
  en: ({ agencyName, year, area, reason, by }, t) => ({
    subject: `[Annual reports] To be published again: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, undid the taking down of ${t.names.filingTitle(agencyName, year)}, which you passed: it stands for publication again. You need do nothing now.`,
    facts: [['Reason', reason]],
    button: t.letter.toStatus,
    paragraphs: ['If you think that it should not be published again, please tell the publisher soon.'],
    footer: [t.letter.becauseDecided, t.letter.ask(area)],
  }),
};
