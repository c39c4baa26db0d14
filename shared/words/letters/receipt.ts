/** To whoever filed, the agency's contact or who recorded its paper: the proof of filing. */
import { footerFor, type LetterIn } from './letter.js';
import { paperOf } from './paper-facts.js';
import { proofFacts } from './proof-facts.js';

export const receipt: LetterIn<'receipt'> = {
  zh: (message, t, { deskBaseUrl }) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    return {
      subject: `【年报】报送回执：${title}`,
      lead: `${title}已报送，请保存这份回执。`,
      facts: [...paperOf(t, message), ...proofFacts(t, message, deskBaseUrl)],
      button: t.letter.toStatus,
      paragraphs: [
        '接下来：由初审人、审定人依次审核，结果会发邮件告诉您。作出决定之前，您可以在页面上撤回。',
        ...(message.content === undefined
          ? []
          : ['任何人都可以在核验网页上输入报送编号，核对查得的内容摘要与这里的是否一致。']),
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
  en: (message, t, { deskBaseUrl }) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    return {
      subject: `[Annual reports] Receipt: ${title}`,
      lead: `${title} is filed; please keep this receipt.`,
      facts: [...paperOf(t, message), ...proofFacts(t, message, deskBaseUrl)],
      button: t.letter.toStatus,
      paragraphs: [
        'What follows: reviewer and approver decide in turn, and mails tell you the results. Until a decision is made you can withdraw the report on the page.',
        ...(message.content === undefined
          ? []
          : [
              'Anybody can type the number into the page for verifying and compare the digest of the content with this one.',
            ]),
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
};
