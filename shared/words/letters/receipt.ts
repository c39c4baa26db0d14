/** To the agency's contact: the proof of filing. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function receipt({
  agencyName,
  year,
  area,
  submission,
  digest,
  filedAt,
  officer,
}: MessageOf<'receipt'>): Letter {
  return {
    subject: `【年报】报送回执：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}已报送，请保存这份回执。`,
    facts: [
      ['报送编号', submission],
      ['报送时间', dates.instant(filedAt)],
      ['声明人', officer],
      ['文件摘要（SHA-256）', digest],
    ],
    button: '查看报送情况',
    paragraphs: ['接下来：由初审人、审定人依次审核，结果会发邮件告诉您。作出决定之前，您可以在页面上撤回。'],
    footer: footerFor(area, names.roles.agency),
  };
}
