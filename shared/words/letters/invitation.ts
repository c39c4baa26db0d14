/** To the agency's contact: please upload and file the report, or go on with what the contact before began. */
import type { SubmissionState } from '#shared/filing/states.js';
import type { Texts } from '../texts.js';
import type { MailContext } from './rendered.js';
import { dueOf, footerFor, type Letter, type LetterIn, type MessageOf } from './letter.js';

export const invitation: LetterIn<'invitation'> = {
  zh: (message, t, context) => {
    const { agencyName, year, area, deadline, takesOver } = message;
    if (takesOver !== undefined) return takingOver.zh(message, takesOver, t, context);
    const due = dueOf(t, deadline, context);
    return {
      subject: `【年报】请报送：${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: `请${due.by}报送${agencyName} ${year} 年度政府信息公开工作年度报告。`,
      button: t.letter.toFiling,
      paragraphs: [
        `请准备好报告文件（${t.names.formatsRead}），在页面上选择上传。没有现成文件的，可以在页面上直接在线填写。`,
        '接下来：系统几秒钟内识别三张表，列出需要核对的地方；您确认后报送。报送之前可以反复上传。',
        ...due.late,
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
  en: (message, t, context) => {
    const { agencyName, year, area, deadline, takesOver } = message;
    if (takesOver !== undefined) return takingOver.en(message, takesOver, t, context);
    const due = dueOf(t, deadline, context);
    return {
      subject: `[Annual reports] Please file: ${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: `Please file the annual report of ${agencyName} on government information disclosure for ${year} ${due.by}.`,
      button: t.letter.toFiling,
      paragraphs: [
        `Please have the document ready (${t.names.formatsRead}) and upload it on the page. Without a finished file you can fill in the report online, right on the page.`,
        'What follows: within seconds the three tables are read and what needs a look is listed; you confirm and file. Before that you can upload as often as you like.',
        ...due.late,
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
};

type TakesOver = NonNullable<MessageOf<'invitation'>['takesOver']>;

/** What the agency does first in a state in which it goes on; in the others nothing is asked of it. */
const FIRST: Readonly<Record<'zh' | 'en', Partial<Record<SubmissionState, string>>>> = {
  zh: {
    received: '文件已收到，正在识别。识别完请打开页面核对，办完列出的事项后报送。',
    refused: '上次上传的文件未能受理。请打开页面看原因和办法，改好后重新上传。',
    draft: '文件已识别成草稿，还没有报送。请打开页面核对列出的事项，办完后报送。',
    returned:
      '报告被退回。请先打开页面看退回意见，按意见修改后重新上传（在线填写的，在页面上修改），逐条答复，再重新报送。',
    withdrawn: '报送已撤回。请修改后重新上传（在线填写的，在页面上修改），再报送。',
    reopened: '报告已重新打开。请打开页面看原因，修改后重新上传，再报送。',
  },
  en: {
    received: 'A file has arrived and is being read. Then please open the page, see to what is listed there, and file.',
    refused:
      'The last file could not be taken. Please open the page for the reason and the remedy, and upload it again.',
    draft:
      'The file was read and is a draft, not filed yet. Please open the page, see to what is listed there, and file.',
    returned:
      'The report was returned. Please read the comments on the page first, correct the report and upload it again (what was filled in online is changed on the page), answer each comment, and file again.',
    withdrawn: 'The report was withdrawn. Please correct it and upload it again (online: on the page), then file.',
    reopened: 'The report was opened again. Please see why on the page, correct it, upload it again and file.',
  },
};
const isToFile = (state: SubmissionState | null) => state === null || FIRST.zh[state] !== undefined;

type TakingOver = (message: MessageOf<'invitation'>, takesOver: TakesOver, t: Texts, context: MailContext) => Letter;

/** In every state: whoever is the contact now must know where the report stands, and holds the only link. */
const takingOver: Readonly<Record<'zh' | 'en', TakingOver>> = {
  zh: ({ agencyName, year, area, deadline }, { state, moved }, t, context) => {
    const title = t.names.filingTitle(agencyName, year);
    const due = dueOf(t, deadline, context);
    return {
      subject:
        moved === true
          ? `【年报】您的邮箱已更正，请用新链接办理：${title}${due.inSubject}`
          : `【年报】请接手办理：${title}${due.inSubject}`,
      lead:
        moved === true
          ? `名册中您的邮箱已改为这个地址，请从现在起用这封邮件里的链接办理${title}。`
          : `您现在是${agencyName}的年报联系人，${title}请由您接手办理。`,
      facts: [
        ['现在的状态', state === null ? '还没有收到文件' : t.names.states[state]],
        ['截止日期', t.dates.day(deadline)],
      ],
      button: t.letter.toFiling,
      paragraphs: [
        ...(state === null
          ? [`请准备好报告文件（${t.names.formatsRead}），在页面上选择上传。没有现成文件的，可以在页面上直接在线填写。`]
          : [...stepsIn('zh', state), `接下来：${t.filing.whatNext[state]}`]),
        moved === true
          ? '已填写的内容都保留着。发到原邮箱的链接已经失效。'
          : '原联系人已填写的内容都保留着。原联系人的链接已经失效，请用上面您自己的链接。',
        ...(isToFile(state) ? due.late : []),
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
  en: ({ agencyName, year, area, deadline }, { state, moved }, t, context) => {
    const title = t.names.filingTitle(agencyName, year);
    const due = dueOf(t, deadline, context);
    return {
      subject:
        moved === true
          ? `[Annual reports] Your address was corrected, please use the new link: ${title}${due.inSubject}`
          : `[Annual reports] Please take over: ${title}${due.inSubject}`,
      lead:
        moved === true
          ? `The roster has this as your address now; please use the link in this mail from now on: ${title}.`
          : `You are now the contact of ${agencyName}; please take over: ${title}.`,
      facts: [
        ['State now', state === null ? 'no file has arrived yet' : t.names.states[state]],
        ['Deadline', t.dates.day(deadline)],
      ],
      button: t.letter.toFiling,
      paragraphs: [
        ...(state === null
          ? [
              `Please have the document ready (${t.names.formatsRead}) and upload it on the page. Without a finished file you can fill in the report online, right on the page.`,
            ]
          : [...stepsIn('en', state), `What follows: ${t.filing.whatNext[state]}`]),
        moved === true
          ? 'What was filled in is kept. Links that went to the former address are void.'
          : 'What the former contact filled in is kept. Their link is void; please use your own link above.',
        ...(isToFile(state) ? due.late : []),
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
};

function stepsIn(language: 'zh' | 'en', state: SubmissionState): string[] {
  const first = FIRST[language][state];
  return first === undefined ? [] : [first];
}
