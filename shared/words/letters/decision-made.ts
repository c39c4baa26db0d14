/** To the decider, of their own decision: nothing to do, unless it was not theirs. */
import { footerFor, type LetterIn } from './letter.js';

const OUTCOMES = {
  zh: { approved: '通过', returned: '退回修改' },
  en: { approved: 'passed', returned: 'returned for correction' },
} as const;

export const decisionMade: LetterIn<'decision-made'> = {
  zh: ({ agencyName, year, area, stage, outcome, comment, at }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    const decided = OUTCOMES.zh[outcome];
    return {
      subject: `【年报】您刚刚作出了决定：${t.names.stages[stage]}${decided}，${title}`,
      lead: `您刚刚对${title}作出了${t.names.stages[stage]}决定：${decided}。`,
      facts: [['时间', t.dates.instant(at)], ...(comment === '' ? [] : [['意见', comment] as const])],
      button: '这不是我本人操作',
      paragraphs: [
        '如果是您本人作出的，无需再做什么。',
        '如果不是您本人作出的，请立即打开上面的链接，按提示停止这份报告：发布之前停止，它就不会公开。',
      ],
      footer: footerFor(t, area, stage === 'review' ? 'reviewer' : 'approver'),
    };
  },
  en: ({ agencyName, year, area, stage, outcome, comment, at }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    const decided = OUTCOMES.en[outcome];
    return {
      subject: `[Annual reports] You have just decided: ${t.names.stages[stage]} ${decided}, ${title}`,
      lead: `You have just made the ${t.names.stages[stage]} decision on ${title}: ${decided}.`,
      facts: [['Time', t.dates.instant(at)], ...(comment === '' ? [] : [['Comment', comment] as const])],
      button: 'This was not me',
      paragraphs: [
        'If it was you, you need do nothing more.',
        'If it was not, please open the link above at once and stop the report as the page says: stopped before publication, it does not become public.',
      ],
      footer: footerFor(t, area, stage === 'review' ? 'reviewer' : 'approver'),
    };
  },
};
