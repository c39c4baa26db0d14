/** To the agency's contact: the report was sent back, with the words of the one who did. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { review } from '../zh/review.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function returned({
  agencyName,
  year,
  area,
  stage,
  comment,
  comments = [],
  deadline,
}: MessageOf<'returned'>): Letter {
  return {
    subject: `【年报】请修改后重新报送：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: `${names.filingTitle(agencyName, year)}在${names.stages[stage]}时被退回，请修改后重新上传、报送。`,
    button: '打开报送页面',
    paragraphs: [
      ...(comment === '' ? [] : [`退回意见：\n${comment}`]),
      ...(comments.length === 0 ? [] : [`逐处意见：\n${comments.map(line).join('\n')}`]),
      `请在报送页面逐条答复（已改，或者说明原因），全部答复后才能再次报送。`,
      `请按意见修改原文件，在${dates.day(deadline)}前重新上传并报送。审核人会看到您改了哪些数字。`,
    ],
    footer: footerFor(area, names.roles.agency),
  };
}

function line({ about, text }: NonNullable<MessageOf<'returned'>['comments']>[number], index: number): string {
  return `${index + 1}. ${review.place(about)}：${text}`;
}
