/** To the agency's contact: the file was read, or a finding was lifted; here is what is left to do. */
import type { Texts } from '../texts.js';
import { dueOf, footerFor, type LetterIn, type MessageOf } from './letter.js';

type Left = Pick<MessageOf<'draft-ready'>, 'blocks' | 'explains' | 'unread' | 'confirms'>;

/** What is left to do in a draft, as facts; none where nothing is. */
export function leftFacts(t: Texts, { blocks, explains, unread, confirms }: Left): (readonly [string, string])[] {
  const [places, cells] = t.language === 'zh' ? (['处', '格'] as const) : (['place(s)', 'cell(s)'] as const);
  const facts: readonly (readonly [string, number, string])[] = [
    [t.names.severities.block, blocks, places],
    [t.names.severities.explain, explains, places],
    [t.report.unreadHint, unread, cells],
    [t.filing.counts.confirm, confirms, cells],
  ];
  return facts.filter(([, count]) => count > 0).map(([name, count, unit]) => [name, `${count} ${unit}`] as const);
}

export const draftReady: LetterIn<'draft-ready'> = {
  zh: (message, t, context) => {
    const { agencyName, year, area, deadline, n, blocks, waived } = message;
    const left = leftFacts(t, message);
    const due = dueOf(t, deadline, context);
    const next =
      blocks > 0
        ? `还有 ${blocks} 处需修改，请改正原文件，${due.by}重新上传并报送。`
        : left.length > 0
          ? `请办完下列事项后${due.by}报送。`
          : `没有待办的事项，请核对后${due.by}报送。`;
    const [did, said] =
      waived === undefined
        ? (['已识别', '文件已识别'] as const)
        : (['已豁免一条校核发现', `${t.names.roles.publisher}豁免了一条校核发现`] as const);
    return {
      subject: `【年报】${did}，${blocks > 0 ? '请先修改' : '请核对并报送'}：${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: `${said}；${next}`,
      facts: [
        ['文件', t.names.submissionNumber(n)],
        ...(waived === undefined
          ? []
          : ([
              ['豁免的发现', waived.message],
              ['豁免理由', waived.reason],
            ] as const)),
        ...left,
      ],
      button: waived === undefined ? t.filing.look : t.letter.toFiling,
      paragraphs: [
        `现在还没有报送。每一处是什么问题、在哪一格、怎么改，页面上都有说明；需修改的，请改原文件后重新上传；${t.letter.typed(t.onlineForm.entry.title)}`,
        ...due.late,
        ...(waived === undefined ? [] : ['豁免的发现不用修改；豁免理由随年报公开。']),
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
  en: (message, t, context) => {
    const { agencyName, year, area, deadline, n, blocks, waived } = message;
    const left = leftFacts(t, message);
    const due = dueOf(t, deadline, context);
    const next =
      blocks > 0
        ? `${blocks === 1 ? '1 place' : `${blocks} places`} must be corrected: please correct the document, upload it again and file ${due.by}.`
        : left.length > 0
          ? `please do what is listed below and file ${due.by}.`
          : `nothing is left to do; please look it through and file ${due.by}.`;
    const [did, said] =
      waived === undefined
        ? (['File read', 'The file was read'] as const)
        : (['A finding was waived', 'The publisher has waived a finding'] as const);
    return {
      subject: `[Annual reports] ${did}, ${blocks > 0 ? 'please correct first' : 'please check and file'}: ${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: `${said}; ${next}`,
      facts: [
        ['File', t.names.submissionNumber(n)],
        ...(waived === undefined
          ? []
          : ([
              ['Finding', waived.message],
              ['Reason of the waiver', waived.reason],
            ] as const)),
        ...left,
      ],
      button: waived === undefined ? t.filing.look : t.letter.toFiling,
      paragraphs: [
        `The report is not filed yet. The page says of each place what is wrong, in which cell, and how to mend it; what must be corrected is corrected in the document and uploaded again. ${t.letter.typed(t.onlineForm.entry.title)}`,
        ...due.late,
        ...(waived === undefined
          ? []
          : ['What was waived need not be corrected; the reason is published with the report.']),
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
};
