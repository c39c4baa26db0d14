/** To the agency's contact: the report was sent back, with the words of the one who did. */
import type { Comment } from '#shared/filing/comments.js';
import type { Texts } from '../texts.js';
import { dueOf, footerFor, type LetterIn } from './letter.js';

export const returned: LetterIn<'returned'> = {
  zh: ({ agencyName, year, area, stage, comment, comments = [], deadline }, t, context) => ({
    subject: `【年报】请修改后重新报送：${t.names.filingTitle(agencyName, year)}${dueOf(t, deadline, context).inSubject}`,
    lead: `${t.names.filingTitle(agencyName, year)}在${t.names.stages[stage]}时被退回，请修改后重新上传、报送。`,
    button: t.letter.toFiling,
    paragraphs: [
      ...(comment === '' ? [] : [`退回意见：\n${comment}`]),
      ...(comments.length === 0 ? [] : [`逐处意见：\n${listed(comments, t)}`]),
      '请在报送页面逐条答复（已改，或者说明原因），全部答复后才能再次报送。',
      `请按意见修改原文件，${dueOf(t, deadline, context).by}重新上传并报送；${t.letter.typed(t.onlineForm.entry.title)}审核人会看到您改了哪些数字。`,
      ...dueOf(t, deadline, context).late,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, stage, comment, comments = [], deadline }, t, context) => ({
    subject: `[Annual reports] Please correct and file again: ${t.names.filingTitle(agencyName, year)}${dueOf(t, deadline, context).inSubject}`,
    lead: `${t.names.filingTitle(agencyName, year)} was returned in ${t.names.stages[stage]}; please correct, upload and file it again.`,
    button: t.letter.toFiling,
    paragraphs: [
      ...(comment === '' ? [] : [`Comment:\n${comment}`]),
      ...(comments.length === 0 ? [] : [`Comments on places of the report:\n${listed(comments, t)}`]),
      'Please answer each of them on the filing page (mended, or why not); the report can be filed again once all are answered.',
      `Please correct the document as the comment says, upload it again and file ${dueOf(t, deadline, context).by}. ${t.letter.typed(t.onlineForm.entry.title)} The reviewer sees which numbers you changed.`,
      ...dueOf(t, deadline, context).late,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};

function listed(comments: readonly Comment[], t: Texts): string {
  return comments
    .map(({ about, text }, index) => `${index + 1}. ${t.review.place(about)}${t.punctuation.colon}${text}`)
    .join('\n');
}
