/** To the agency's contact: please upload and file the report, or go on with what the contact before began. */
import type { SubmissionState } from '#shared/filing/states.js';
import type { Texts } from '../texts.js';
import type { MailContext } from './rendered.js';
import { dueOf, footerFor, type Letter, type LetterIn, type MessageOf } from './letter.js';

export const invitation: LetterIn<'invitation'> = {
  zh: (message, t, context) => {
    const { agencyName, year, area, deadline, takesOver } = message;
    if (takesOver !== undefined) return takingOver.zh(message, takesOver.state, t, context);
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
    if (takesOver !== undefined) return takingOver.en(message, takesOver.state, t, context);
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

/** Whether it is the agency that goes on. */
const TO_FILE: readonly (SubmissionState | null)[] = [
  null,
  'received',
  'refused',
  'draft',
  'returned',
  'withdrawn',
  'reopened',
];
const isToFile = (state: SubmissionState | null) => TO_FILE.includes(state);

type TakingOver = (
  message: MessageOf<'invitation'>,
  state: SubmissionState | null,
  t: Texts,
  context: MailContext,
) => Letter;

/** In every state: whoever is the contact now must know where the report stands, and holds the only link. */
const takingOver: Readonly<Record<'zh' | 'en', TakingOver>> = {
  zh: ({ agencyName, year, area, deadline }, state, t, context) => ({
    subject: `【年报】请接手办理：${t.names.filingTitle(agencyName, year)}${dueOf(t, deadline, context).inSubject}`,
    lead: `您现在是${agencyName}的年报联系人，${t.names.filingTitle(agencyName, year)}请由您接手办理。`,
    facts: [
      ['现在的状态', state === null ? '还没有收到文件' : t.names.states[state]],
      ['截止日期', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      state === null
        ? `请准备好报告文件（${t.names.formatsRead}），在页面上选择上传。没有现成文件的，可以在页面上直接在线填写。`
        : `接下来：${t.filing.whatNext[state]}`,
      '原联系人已填写的内容都保留着。原联系人的链接已经失效，请用上面您自己的链接。',
      ...(isToFile(state) ? dueOf(t, deadline, context).late : []),
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, deadline }, state, t, context) => ({
    subject: `[Annual reports] Please take over: ${t.names.filingTitle(agencyName, year)}${dueOf(t, deadline, context).inSubject}`,
    lead: `You are now the contact of ${agencyName}; please take over: ${t.names.filingTitle(agencyName, year)}.`,
    facts: [
      ['State now', state === null ? 'no file has arrived yet' : t.names.states[state]],
      ['Deadline', t.dates.day(deadline)],
    ],
    button: t.letter.toFiling,
    paragraphs: [
      state === null
        ? `Please have the document ready (${t.names.formatsRead}) and upload it on the page. Without a finished file you can fill in the report online, right on the page.`
        : `What follows: ${t.filing.whatNext[state]}`,
      'What the former contact filled in is kept. Their link is void; please use your own link above.',
      ...(isToFile(state) ? dueOf(t, deadline, context).late : []),
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
