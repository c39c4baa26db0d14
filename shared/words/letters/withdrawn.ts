/** To whoever took the report back, and to the contact and whoever recorded it where that is another: it is so, and what is next. */
import { footerFor, type LetterIn } from './letter.js';

export const withdrawn: LetterIn<'withdrawn'> = {
  zh: ({ agencyName, year, area, by }, t) => ({
    subject: `【年报】${by ?? '您'}已撤回报送：${t.names.filingTitle(agencyName, year)}`,
    lead: `${by ?? '您'}已撤回${t.names.filingTitle(agencyName, year)}的报送，审核已停止。`,
    button: t.letter.toFiling,
    paragraphs: [
      `接下来：请修改原文件，在报送页面上重新上传、核对后再次报送；${t.letter.typed(t.onlineForm.entry.title)}报送后从初审重新开始。`,
      by === undefined
        ? '撤回的那一次报送留存备查，不会公开。不是您本人撤回的，请立即联系年报发布人。'
        : '撤回的那一次报送留存备查，不会公开。您和撤回的人都可以重新报送，请先商定由谁办理。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, by }, t) => ({
    subject: `[Annual reports] ${by ?? 'You'} withdrew: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by ?? 'You'} withdrew the report, and its review has ended: ${t.names.filingTitle(agencyName, year)}.`,
    button: t.letter.toFiling,
    paragraphs: [
      `What follows: please correct the document, upload it on the filing page, look it through and file again. ${t.letter.typed(t.onlineForm.entry.title)} Review then begins anew.`,
      by === undefined
        ? 'What was withdrawn is kept on record and not published. If it was not you who withdrew it, please tell the publisher at once.'
        : 'What was withdrawn is kept on record and not published. Either of you can file it again; please agree who does.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
