/** To the agency's contact: approved, nothing left to do. */
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function approved({ agencyName, year, area }: MessageOf<'approved'>): Letter {
  return {
    subject: `【年报】审定通过：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}已审定通过，您无需再做什么。`,
    button: '查看报送情况',
    paragraphs: ['接下来：等待统一发布。发布后会发邮件告诉您公开的地址。'],
    footer: footerFor(area, names.roles.agency),
  };
}
