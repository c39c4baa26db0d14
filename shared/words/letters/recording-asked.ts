/** To whoever is to record a report that came on paper: the link for it, and what to mind. */
import type { LetterIn } from './letter.js';
import { paperFacts } from './paper-facts.js';

export const recordingAsked: LetterIn<'recording-asked'> = {
  zh: (message, t) => ({
    subject: `【年报】请代录纸质报告：${t.names.filingTitle(message.agencyName, message.year)}`,
    lead: `${message.agencyName}交来了纸质的 ${message.year} 年度报告，年报发布人${message.by}请您代为录入并报送。`,
    facts: paperFacts(t, message, null),
    button: '打开录入页面',
    paragraphs: [
      '请上传纸质报告的扫描件（PDF）或电子稿，也可以在页面上在线填写；核对无误后报送，声明负责人填纸质报告上签字的人。请完全按照纸质报告录入。',
      '是否逾期，以收到纸质报告的日期为准。报送后，单位联系人也会收到回执。您经手了这份报告，此后不能再审核、发布它。',
    ],
    footer: [t.letter.becauseRecords, t.letter.ask(message.area)],
  }),
  en: (message, t) => ({
    subject: `[Annual reports] Please record a paper report: ${t.names.filingTitle(message.agencyName, message.year)}`,
    lead: `${message.agencyName} handed in its report for ${message.year} on paper, and ${message.by}, who publishes, asks you to record and file it.`,
    facts: paperFacts(t, message, null),
    button: 'Open the page for recording',
    paragraphs: [
      'Please upload a scan of the paper (PDF) or its electronic text, or fill it in online; check it, and file it with the name of the officer who signed the paper. Please record exactly what the paper says.',
      'Whether it is late is told by the day on which the paper came in. The agency’s contact gets a receipt as well. You have a hand in this report and cannot decide on it or publish it afterwards.',
    ],
    footer: [t.letter.becauseRecords, t.letter.ask(message.area)],
  }),
};
