/** To the agency's contact: the report is held, and what that means for them. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function stopped({ agencyName, year, area, deadline }: MessageOf<'stopped'>): Letter {
  return {
    subject: `【年报】已停止办理：${names.filingTitle(agencyName, year)}`,
    lead: `${names.filingTitle(agencyName, year)}已停止办理：一项审核决定正在核实是否本人作出。`,
    facts: [['截止日期', dates.day(deadline)]],
    button: '查看报送情况',
    paragraphs: [
      '您报送的内容没有变化，也不是您的报告有问题。核实后重新办理，届时再发邮件告诉您；如果需要修改，您也可以重新上传。',
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
