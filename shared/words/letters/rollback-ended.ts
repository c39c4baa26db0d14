/** To the publisher: a release was taken back, and what of it was left; or that it could not be finished. */
import { count } from '../count.js';
import { publisherFooter, type LetterIn } from './letter.js';

export const rollbackEnded: LetterIn<'rollback-ended'> = {
  zh: ({ year, area, count: n, left, disowned = [], failed, site }, t, { siteBaseUrl }) => ({
    subject: failed
      ? `【年报】撤回发布尚未完成：${area} ${year} 年度`
      : `【年报】发布已撤回：${area} ${year} 年度（${count(n)} 份年报）`,
    lead: failed
      ? '撤回发布没有全部完成，公开网站可能还显示其中的报告。'
      : `发布已撤回，涉及 ${count(n)} 份年报；公开网站已更新。`,
    facts: [
      ...(left.length === 0 ? [] : ([[failed ? '还没有撤回' : '没有撤回', left.join('、')]] as const)),
      ['公开网站', site ?? `${siteBaseUrl}/`],
    ],
    button: t.letter.toBoard,
    paragraphs: failed
      ? ['系统每小时自动再试，直到全部完成，届时再发邮件告诉您；您无需再次撤回。急需时请把这封邮件转给系统管理员。']
      : [
          ...(left.length === 0
            ? []
            : ['没有撤回的报告在这期间有了变化（如已要求更正），照原样公开；需要时请逐份撤下。']),
          ...(disowned.length === 0
            ? []
            : [
                `已撤回的报告中，${disowned.join('、')}的有人声明决定不是本人作出的：作撤下处理，不能直接再发布，已请单位重新上传、报送。`,
              ]),
          ...(disowned.length >= n
            ? []
            : [`${left.length + disowned.length === 0 ? '这些报告' : '其余的'}可以在总览中再次发布，公开为新的版本。`]),
        ],
    footer: publisherFooter(t, area),
  }),
  en: ({ year, area, count: n, left, disowned = [], failed, site }, t, { siteBaseUrl }) => ({
    subject: failed
      ? `[Annual reports] Taking a release back is not complete: ${area} ${year}`
      : `[Annual reports] Release taken back: ${area} ${year} (${n} ${n === 1 ? 'report' : 'reports'})`,
    lead: failed
      ? 'Taking the release back is not complete; the public site may still show reports of it.'
      : `The release of ${n} ${n === 1 ? 'report' : 'reports'} is taken back, and the public site is updated.`,
    facts: [
      ...(left.length === 0 ? [] : ([[failed ? 'Not yet taken back' : 'Not taken back', left.join(', ')]] as const)),
      ['Public site', site ?? `${siteBaseUrl}/`],
    ],
    button: t.letter.toBoard,
    paragraphs: failed
      ? [
          'The system tries again every hour until all is done, and then mails you; you need not do it again. If it is urgent, forward this mail to whoever runs the system.',
        ]
      : [
          ...(left.length === 0
            ? []
            : [
                'What was not taken back has changed meanwhile (a correction was asked for, say) and stays public; take it down on its own page where that is needed.',
              ]),
          ...(disowned.length === 0
            ? []
            : [
                `Of what was taken back, somebody said that a decision was not theirs on: ${disowned.join(', ')}. That counts as taken down and cannot be released again as it is; the agency was asked to upload and file anew.`,
              ]),
          ...(disowned.length >= n
            ? []
            : [
                `${left.length + disowned.length === 0 ? 'These reports' : 'The others'} can be released again from the overview, as new versions.`,
              ]),
        ],
    footer: publisherFooter(t, area),
  }),
};
