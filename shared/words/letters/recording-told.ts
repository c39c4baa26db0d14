/** To the agency's contact: somebody records in its name what came on paper; if none was handed in, they are to say so. */
import { footerFor, type LetterIn } from './letter.js';
import { paperFacts } from './paper-facts.js';

export const recordingTold: LetterIn<'recording-told'> = {
  zh: (message, t, { link, office }) => ({
    subject: `【年报】已收到纸质报告，由他人代录：${t.names.filingTitle(message.agencyName, message.year)}`,
    lead: `已收到贵单位交来的 ${message.year} 年度纸质报告，年报发布人${message.by}请${message.recorder}代为录入、报送。您现在不需要做什么。`,
    facts: paperFacts(t, message, 'toRecord'),
    button: t.letter.toStatus,
    paragraphs: [
      `报送后您会收到回执。是否逾期，以收到纸质报告的日期为准。${link === null ? '需要自己在网上报送的，请打电话请发布人发给您链接。' : '您也可以随时用自己的链接上传报告，自行报送。'}`,
      `贵单位没有交过纸质报告的，请立即告诉${office == null ? `年报发布人${message.by}` : t.recording.callOffice(office.name, office.phone)}。`,
    ],
    footer: footerFor(t, message.area, 'agency'),
  }),
  en: (message, t, { link, office }) => ({
    subject: `[Annual reports] Your paper report came in and is being recorded: ${t.names.filingTitle(message.agencyName, message.year)}`,
    lead: `Your report for ${message.year} came in on paper, and ${message.by}, who publishes, asked ${message.recorder} to record and file it. Nothing is to be done by you now.`,
    facts: paperFacts(t, message, 'toRecord'),
    button: t.letter.toStatus,
    paragraphs: [
      `You get a receipt when it is filed. Whether it is late is told by the day on which the paper came in. ${link === null ? 'To file online yourself, please telephone the publisher for a link.' : 'You can also upload and file the report with your own link at any time.'}`,
      `If your agency handed in no paper report, please tell ${office == null ? `${message.by}, who publishes,` : t.recording.callOffice(office.name, office.phone)} at once.`,
    ],
    footer: footerFor(t, message.area, 'agency'),
  }),
};
