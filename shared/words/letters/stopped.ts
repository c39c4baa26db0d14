/** To the agency's contact: the report is held, and what that means for them. */
import { footerFor, type LetterIn } from './letter.js';

export const stopped: LetterIn<'stopped'> = {
  zh: ({ agencyName, year, area, deadline }, t) => ({
    subject: `【年报】已停止办理：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}已停止办理：一项审核决定正在核实是否本人作出。`,
    facts: [['截止日期', t.dates.day(deadline)]],
    button: t.letter.toStatus,
    paragraphs: [
      '您报送的内容没有变化，也不是您的报告有问题。核实后重新办理，届时再发邮件告诉您；如果需要修改，您也可以重新上传。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, deadline }, t) => ({
    subject: `[Annual reports] Stopped: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)} is stopped: it is being verified whether a decision was made by the right person.`,
    facts: [['Deadline', t.dates.day(deadline)]],
    button: t.letter.toStatus,
    paragraphs: [
      'What you filed has not changed, and nothing is wrong with your report. After the verification it goes on, and a mail tells you; if it needs correcting, you can upload again.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
