/** To the agency's contact: their report went with a release that was taken back as a whole; which version is public now. */
import { footerFor, type LetterIn } from './letter.js';

export const rolledBack: LetterIn<'rolled-back'> = {
  zh: ({ agencyName, year, area, reason, by, at, standing, disowned }, t) => ({
    subject: `【年报】发布已撤回：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}撤回了包含${t.names.filingTitle(agencyName, year)}的那一次发布。${standing === null ? '这份报告暂不公开' : `公开网站恢复为第 ${standing} 版`}${disowned === true ? '。因为有人声明其中的审核决定不是本人作出的，请您重新上传、报送。' : '，您现在无需做什么。'}`,
    facts: [
      ['撤回的原因', reason],
      ['撤回时间', t.dates.instant(at)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      ...(disowned === true
        ? []
        : ['撤回的是整次发布，不是因为您单位的报告有误（如有，上面的原因会写明）。审核、审定仍然有效，不必重新报送。']),
      '公开网站上这一版的地址将在几分钟内改为显示“已撤下”和日期。发布人再次发布后，报告公开为新的版本，那时会给您发邮件。已经把公开地址转给别人或登在别处的，请告诉他们。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, reason, by, at, standing, disowned }, t) => ({
    subject: `[Annual reports] Release taken back: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, took back the release that had made ${t.names.filingTitle(agencyName, year)} public. ${standing === null ? 'For now it is not public' : `The public site shows version ${standing} again`}${disowned === true ? '. Somebody said that a decision on it was not theirs: please upload and file it again.' : '; you need do nothing now.'}`,
    facts: [
      ['Why it was taken back', reason],
      ['Taken back at', t.dates.instant(at)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      ...(disowned === true
        ? []
        : [
            'The whole release was taken back, not because your report is at fault (if it were, the reason above would say so). Review and approval stand; nothing has to be filed again.',
          ]),
      'Within minutes the address of this version on the public site says that it was taken down and when. Once it is released again it is public as a new version, and you get a mail then. Please tell those whom you gave the public address.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
