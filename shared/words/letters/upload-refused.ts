/** To the agency's contact: the file was not taken, why, and how to mend it. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { refusalFact, refusalReason } from '../zh/refusals.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function uploadRefused({
  agencyName,
  year,
  area,
  deadline,
  fileName,
  refusal,
  sender,
}: MessageOf<'upload-refused'>): Letter {
  const reason = refusalReason(refusal);
  const fact = refusalFact(refusal);
  return {
    subject: `【年报】文件未能受理：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: `${fileOf(fileName, sender)}未能受理：${reason.title}。`,
    facts: fact === null ? [] : [fact],
    button: '打开报送页面',
    paragraphs: [
      `${reason.what}${reason.why}`,
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
