/** To the agency's contact: the public report was taken down, why, and what they can do. */
import { footerFor, type LetterIn } from './letter.js';

export const takenDown: LetterIn<'taken-down'> = {
  zh: ({ agencyName, year, area, reason, by, cause, at, correcting }, t) => ({
    subject: `【年报】已撤下：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}已撤下${t.names.filingTitle(agencyName, year)}。${correcting === true ? '您的更正版照常办理，打开页面可看进展。' : '下面的原因说内容要改的，请改好后重新上传、报送；拿不准的，请先问发布人。'}`,
    facts: [
      ['撤下的原因', t.takeDown.causes[cause]],
      ['说明', reason],
      ['撤下时间', t.dates.instant(at)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      '公开网站上原来的地址将在几分钟内改为显示“已撤下”和撤下日期，不显示原因；汇总和开放数据中不再计入这份报告。',
      ...(correcting === true
        ? ['更正版审定后作为新的版本发布。']
        : ['重新报送的报告从初审开始，审定后作为新的版本发布。不需要更正的，您无需做什么；有疑问请联系年报发布人。']),
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, reason, by, cause, at, correcting }, t) => ({
    subject: `[Annual reports] Taken down: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, took ${t.names.filingTitle(agencyName, year)} down. ${correcting === true ? 'Your correction goes on; the page shows how it stands.' : 'If the reason below asks for changes, please correct, upload and file it again; if in doubt, ask the publisher first.'}`,
    facts: [
      ['Why it was taken down', t.takeDown.causes[cause]],
      ['In their words', reason],
      ['Taken down at', t.dates.instant(at)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      'Within minutes its addresses on the public site say that it was taken down and when, but not why; totals and open data do not count it any more.',
      ...(correcting === true
        ? ['Once approved, the correction is published as a new version.']
        : [
            'A report that is filed again begins with the review and is published as a new version. If nothing must be corrected, you need do nothing; please ask the publisher where something is unclear.',
          ]),
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
