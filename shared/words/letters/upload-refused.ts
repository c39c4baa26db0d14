/** To the agency's contact: the file was not taken, why, and how to mend it. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { refusalFact, refusalReason } from '../zh/refusals.js';
import { leftFacts } from './draft-ready.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function uploadRefused({
  agencyName,
  year,
  area,
  deadline,
  fileName,
  refusal,
  sender,
  draft,
}: MessageOf<'upload-refused'>): Letter {
  const reason = refusalReason(refusal);
  const fact = refusalFact(refusal);
  const identical = refusal.code === 'identical';
  const left = draft === undefined ? [] : leftFacts(draft);
  return {
    subject: `【年报】${identical ? '文件没有改动，请继续办理草稿' : '文件未能受理'}：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: identical
      ? `${fileOf(fileName, sender)}与正在办理的草稿完全相同，没有另行受理；草稿不受影响，请继续办理。`
      : `${fileOf(fileName, sender)}未能受理：${reason.title}。`,
    facts: [
      ...(fact === null ? [] : [fact]),
      ...(draft === undefined
        ? []
        : ([['草稿', `${names.submissionNumber(draft.n)}，仍然有效，填写的内容都在`]] as const)),
      ...left,
    ],
    button: '打开报送页面',
    paragraphs: [
      `${reason.what}${reason.why}`,
      ...(draft === undefined
        ? []
        : [left.length === 0 ? '草稿没有待办的事项，核对后即可报送。' : '草稿中还要办理的事项见上，办完后即可报送。']),
      ['怎么办：', ...reason.todo.map((step, index) => `${index + 1}. ${step}`)].join('\n'),
      `上传的文件已保存备查。截止日期是${dates.day(deadline)}。`,
    ],
    footer: footerFor(area, names.roles.agency),
  };
}

function fileOf(fileName: string, sender: string | undefined): string {
  if (sender !== undefined) return fileName === '' ? `${sender}上传的文件` : `${sender}上传的“${fileName}”`;
  return fileName === '' ? names.unnamedFile.own : `您上传的“${fileName}”`;
}
