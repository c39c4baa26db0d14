/** To the agency's contact: what came on paper was recorded and filed in its name; until when, and whom, to tell that it is not so. */
import { footerFor, type LetterIn } from './letter.js';
import { paperFacts } from './paper-facts.js';
import { proofFacts } from './proof-facts.js';

export const paperReceipt: LetterIn<'paper-receipt'> = {
  zh: (message, t, { deskBaseUrl, office, link }) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    const whom = office == null ? `年报发布人${message.publisher}` : t.recording.callOffice(office.name, office.phone);
    return {
      subject: `【年报】纸质报告已代录报送，请核对：${title}`,
      lead: `贵单位交来的纸质报告已由${message.recorder}代为录入并报送。请核对是不是贵单位的报告。`,
      facts: [...paperFacts(t, message, 'recorder'), ...proofFacts(t, message, deskBaseUrl)],
      button: t.letter.toStatus,
      paragraphs: [
        `如果这不是贵单位交来的报告，或者录入的内容与纸质报告不一致，请在${t.dates.day(message.until)}前告诉${whom}${link === null ? '，由其处理。' : '；作出决定之前，您也可以用自己的链接打开报送页面撤回，再自行报送。'}`,
        '接下来：由初审人、审定人依次审核，结果会发邮件告诉您。',
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
  en: (message, t, { deskBaseUrl, office, link }) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    const whom =
      office == null ? `${message.publisher}, who publishes` : t.recording.callOffice(office.name, office.phone);
    return {
      subject: `[Annual reports] Your paper report was recorded and filed, please check: ${title}`,
      lead: `The report that your agency handed in on paper was recorded and filed by ${message.recorder}. Please check that it is yours.`,
      facts: [...paperFacts(t, message, 'recorder'), ...proofFacts(t, message, deskBaseUrl)],
      button: t.letter.toStatus,
      paragraphs: [
        `If this is not what your agency handed in, or differs from the paper, please tell ${whom}, by ${t.dates.day(message.until)}.${link === null ? '' : ' Until a decision is made you can also open the filing page with your own link, withdraw the report and file it yourself.'}`,
        'What follows: reviewer and approver decide in turn, and mails tell you the results.',
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
};
