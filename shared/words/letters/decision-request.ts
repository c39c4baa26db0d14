/** To reviewer or approver: please decide. */
import { footerFor, type LetterIn } from './letter.js';

export const decisionRequest: LetterIn<'decision-request'> = {
  zh: ({ agencyName, year, area, stage, until, again, anew }, t) => {
    const [deed, role] = stage === 'review' ? (['审核', 'reviewer'] as const) : (['审定', 'approver'] as const);
    const title = t.names.filingTitle(agencyName, year);
    return {
      subject: `【年报】${again ? '提醒：' : ''}请${anew === true ? '重新' : ''}${deed}：${title}${t.letter.before(t.dates.shortDay(until))}`,
      lead: `请在${t.dates.day(until)}前${anew === true ? '重新' : ''}${deed}${title}。`,
      button: `打开${deed}页面`,
      paragraphs: [
        ...(anew === true ? [t.decision.anew(t.names.stages[stage])] : []),
        '页面上可以看到原文件、三张表、校核发现和单位的说明，以及与上次报送相比的变化；手机也可以办理。',
        '接下来：您在页面上选择通过或退回修改。只有按下按钮才作出决定。',
      ],
      footer: footerFor(t, area, role),
    };
  },
  en: ({ agencyName, year, area, stage, until, again, anew }, t) => {
    const [deed, role] = stage === 'review' ? (['review', 'reviewer'] as const) : (['approve', 'approver'] as const);
    const title = t.names.filingTitle(agencyName, year);
    const asked = `${deed}${anew === true ? ' anew' : ''}`;
    return {
      subject: `[Annual reports] ${again ? 'Reminder: please' : 'Please'} ${asked}: ${title}${t.letter.before(t.dates.shortDay(until))}`,
      lead: `Please ${asked} by ${t.dates.day(until)}: ${title}.`,
      button: `Open the ${t.names.stages[stage]} page`,
      paragraphs: [
        ...(anew === true ? [t.decision.anew(t.names.stages[stage])] : []),
        'The page shows the document, the three tables, findings and the agency’s explanations, and what changed since the last submission; a phone will do.',
        'What follows: you choose on the page to pass or to return the report. Only pressing a button decides.',
      ],
      footer: footerFor(t, area, role),
    };
  },
};
