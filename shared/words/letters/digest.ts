/** To a decider for whom several reports wait: one mail a day instead of one for each. */
import type { Texts } from '../texts.js';
import type { LetterIn, MessageOf } from './letter.js';

function lines(t: Texts, { today, reports }: MessageOf<'digest'>): string[] {
  return reports.map(({ agencyName, year, stage, until }) =>
    [
      `${t.names.filingTitle(agencyName, year)}${t.punctuation.colon}${t.names.stages[stage]}`,
      t.dates.shortDay(until),
      t.dates.daysLeft(today, until),
    ].join(t.punctuation.comma),
  );
}

export const digest: LetterIn<'digest'> = {
  zh: (message, t) => {
    const { area, today, reports, more } = message;
    const count = reports.length + more;
    return {
      subject: `【年报】有 ${count} 份年度报告等您审核（${t.dates.shortDay(today)}）`,
      lead: `有 ${count} 份年度报告等您审核。`,
      button: '打开我的全部事项',
      paragraphs: [
        [...lines(t, message), ...(more === 0 ? [] : [`另有 ${more} 份，打开页面可以看到。`])].join('\n'),
        '等您审核的报告多于三份时，每天早上合并为一封邮件；快到期的和需要重新审核的，仍单独发给您。在页面上可以改为每份都发。',
      ],
      footer: ['您收到这封邮件，是因为名册中登记您为初审人或审定人，或有人委托您代办。', t.letter.ask(area)],
    };
  },
  en: (message, t) => {
    const { area, today, reports, more } = message;
    const count = reports.length + more;
    return {
      subject: `[Annual reports] ${count} annual reports wait for your decision (${t.dates.shortDay(today)})`,
      lead: `${count} annual reports wait for your decision.`,
      button: 'Open everything of mine',
      paragraphs: [
        [...lines(t, message), ...(more === 0 ? [] : [`${more} more are listed on the page.`])].join('\n'),
        'Where more than three reports wait for you, one mail in the morning tells of all; what is due soon or to be decided anew still comes by itself. You can choose a mail for each on the page.',
      ],
      footer: [
        'You get this mail because the roster names you as reviewer or approver, or you stand in for somebody.',
        t.letter.ask(area),
      ],
    };
  },
};
