/** To the publisher: what they took down may still be seen, what happens of itself, and whom to call where it cannot wait. */
import { publisherFooter, type LetterIn } from './letter.js';

export const takeDownFailed: LetterIn<'take-down-failed'> = {
  zh: ({ agencyName, year, area, url }, t) => ({
    subject: `【年报】撤下尚未完成：${t.names.filingTitle(agencyName, year)}`,
    lead: `${t.names.filingTitle(agencyName, year)}的撤下没有完成：公开网站上可能还能看到这份报告，汇总和开放数据中也可能还计入。`,
    facts: [['公开地址', url]],
    button: t.letter.toBoard,
    paragraphs: [
      '系统每小时自动再试，您无需重新撤下；其间发布其他报告的，也会一并完成撤下。',
      '是否已经撤下，请打开上面的公开地址查看。不能等的，请马上联系系统管理员，按运行手册“Release failed”一节处理。',
    ],
    footer: publisherFooter(t, area),
  }),
  en: ({ agencyName, year, area, url }, t) => ({
    subject: `[Annual reports] Not yet taken down: ${t.names.filingTitle(agencyName, year)}`,
    lead: `Taking ${t.names.filingTitle(agencyName, year)} down was not completed: the public site may still show the report and count it in totals and open data.`,
    facts: [['Public address', url]],
    button: t.letter.toBoard,
    paragraphs: [
      'The system tries again every hour; you need not take it down again. Publishing other reports in the meantime completes it, too.',
      'Please open the public address above to see whether it is gone. If it cannot wait, please call the system administrator now, who finds what to do under "Release failed" in the runbook.',
    ],
    footer: publisherFooter(t, area),
  }),
};
