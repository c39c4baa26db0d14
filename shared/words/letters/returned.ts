/** To the agency's contact: the report was sent back, with the words of the one who did. */
import { footerFor, type LetterIn } from './letter.js';

export const returned: LetterIn<'returned'> = {
  zh: ({ agencyName, year, area, stage, comment, deadline }, t) => ({
    subject: `【年报】请修改后重新报送：${t.names.filingTitle(agencyName, year)}${t.letter.before(t.dates.shortDay(deadline))}`,
    lead: `${t.names.filingTitle(agencyName, year)}在${t.names.stages[stage]}时被退回，请修改后重新上传、报送。`,
    button: t.letter.toFiling,
    paragraphs: [
      `退回意见：\n${comment}`,
      `请按意见修改原文件，在${t.dates.day(deadline)}前重新上传并报送。审核人会看到您改了哪些数字。`,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, stage, comment, deadline }, t) => ({
    subject: `[Annual reports] Please correct and file again: ${t.names.filingTitle(agencyName, year)}${t.letter.before(t.dates.shortDay(deadline))}`,
    lead: `${t.names.filingTitle(agencyName, year)} was returned in ${t.names.stages[stage]}; please correct, upload and file it again.`,
    button: t.letter.toFiling,
    paragraphs: [
      `Comment:\n${comment}`,
      `Please correct the document as the comment says, upload it again and file by ${t.dates.day(deadline)}. The reviewer sees which numbers you changed.`,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
