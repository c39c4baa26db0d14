/** To the agency's contact: the file was not taken, why, and how to mend it. */
import type { Texts } from '../texts.js';
import { leftFacts } from './draft-ready.js';
import { dueOf, footerFor, type LetterIn, type MessageOf } from './letter.js';

type Refused = MessageOf<'upload-refused'>;

/** What the refusal and the draft that goes on say, whatever the language. */
function told(t: Texts, { refusal, draft }: Refused) {
  const reason = t.refusalReason(refusal);
  const fact = t.refusalFact(refusal);
  return {
    reason,
    facts: fact === null ? [] : [fact],
    steps: reason.todo.map((step, index) => `${index + 1}. ${step}`),
    left: draft === undefined ? [] : leftFacts(t, draft),
  };
}

export const uploadRefused: LetterIn<'upload-refused'> = {
  zh: (message, t, context) => {
    const { agencyName, year, area, deadline, fileName, sender, draft } = message;
    const { reason, facts, steps, left } = told(t, message);
    const due = dueOf(t, deadline, context);
    const identical = message.refusal.code === 'identical';
    const file =
      sender === undefined
        ? fileName === ''
          ? t.names.unnamedFile.own
          : `您上传的“${fileName}”`
        : fileName === ''
          ? `${sender}上传的文件`
          : `${sender}上传的“${fileName}”`;
    return {
      subject: `【年报】${identical ? '文件没有改动，请继续办理草稿' : '文件未能受理'}：${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: identical
        ? `${file}与正在办理的草稿完全相同，没有另行受理；草稿不受影响，请继续办理。`
        : `${file}未能受理：${reason.title}。`,
      facts: [
        ...facts,
        ...(draft === undefined
          ? []
          : ([['草稿', `${t.names.submissionNumber(draft.n)}，仍然有效，填写的内容都在`]] as const)),
        ...left,
      ],
      button: t.letter.toFiling,
      paragraphs: [
        `${reason.what}${reason.why}`,
        ...(draft === undefined
          ? []
          : [
              left.length === 0 ? '草稿没有待办的事项，核对后即可报送。' : '草稿中还要办理的事项见上，办完后即可报送。',
            ]),
        ['怎么办：', ...steps].join('\n'),
        `上传的文件已保存备查。${due.late[0] ?? `截止日期是${t.dates.day(deadline)}。`}`,
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
  en: (message, t, context) => {
    const { agencyName, year, area, deadline, fileName, sender, draft } = message;
    const { reason, facts, steps, left } = told(t, message);
    const due = dueOf(t, deadline, context);
    const identical = message.refusal.code === 'identical';
    const file = fileName === '' ? 'The file' : `The file “${fileName}”`;
    const by = sender === undefined ? 'that you uploaded' : `that ${sender} uploaded`;
    return {
      subject: `[Annual reports] ${identical ? 'File unchanged, please go on with the draft' : 'File not accepted'}: ${t.names.filingTitle(agencyName, year)}${due.inSubject}`,
      lead: identical
        ? `${file} ${by} is the same as the draft at work and was not taken again; the draft stands, please go on with it.`
        : `${file} ${by} was not accepted: ${reason.title}.`,
      facts: [
        ...facts,
        ...(draft === undefined
          ? []
          : ([['Draft', `${t.names.submissionNumber(draft.n)}, still good, with all that was filled in`]] as const)),
        ...left,
      ],
      button: t.letter.toFiling,
      paragraphs: [
        [reason.what, reason.why].filter((part) => part !== '').join(' '),
        ...(draft === undefined
          ? []
          : [
              left.length === 0
                ? 'Nothing is left to do in the draft; look it through and file.'
                : 'What is left to do in the draft stands above; then you can file.',
            ]),
        ['What to do:', ...steps].join('\n'),
        `The uploaded file is kept on record. ${due.late[0] ?? `The deadline is ${t.dates.day(deadline)}.`}`,
      ],
      footer: footerFor(t, area, 'agency'),
    };
  },
};
