/** To the publisher: a decision is overdue. */
import { publisherFooter, type LetterIn } from './letter.js';

export const decisionOverdue: LetterIn<'decision-overdue'> = {
  zh: ({ agencyName, year, area, stage, waitingFor }, t) => ({
    subject: `【年报】${t.names.stages[stage]}已逾期：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}仍在等待${t.names.stages[stage]}，请联系${waitingFor}。`,
    facts: [
      ['环节', t.names.stages[stage]],
      ['等待', waitingFor],
    ],
    button: t.letter.toBoard,
    paragraphs: ['提醒邮件已经发过。如该人员不能办理，请在名册中改为另一位审核人。'],
    footer: publisherFooter(t, area),
  }),
  en: ({ agencyName, year, area, stage, waitingFor }, t) => ({
    subject: `[Annual reports] Overdue in ${t.names.stages[stage]}: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)} still waits for ${t.names.stages[stage]}; please ask ${waitingFor}.`,
    facts: [
      ['Stage', t.names.stages[stage]],
      ['Waiting for', waitingFor],
    ],
    button: t.letter.toBoard,
    paragraphs: ['A reminder was sent. If the person cannot decide, please name another on the roster.'],
    footer: publisherFooter(t, area),
  }),
};
