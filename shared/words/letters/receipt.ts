/** To the agency's contact: the proof of filing. */
import { dates } from '../zh/dates.js';
import { filing } from '../zh/filing.js';
import { names } from '../zh/names.js';
import { proof } from '../zh/proof.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function receipt(
  { agencyName, year, area, submission, digest, content, filedAt, officer }: MessageOf<'receipt'>,
  deskBaseUrl: string,
): Letter {
  return {
    subject: `【年报】报送回执：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}已报送，请保存这份回执。`,
    facts: [
      ['报送编号', submission],
      ['报送时间', dates.instant(filedAt)],
      ['声明人', officer],
      [filing.receipt.digest, digest],
      ...(content === undefined
        ? []
        : ([
            [filing.receipt.content, content],
            [proof.verify.title, `${deskBaseUrl}/verify`],
          ] as const)),
    ],
    button: '查看报送情况',
    paragraphs: [
      '接下来：由初审人、审定人依次审核，结果会发邮件告诉您。作出决定之前，您可以在页面上撤回。',
      ...(content === undefined ? [] : ['任何人都可以在核验网页上输入报送编号，核对查得的内容摘要与这里的是否一致。']),
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
