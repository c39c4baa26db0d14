/** To whoever was to decide or had filed: the agency took the report back. */
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function withdrawn({ agencyName, year, area }: MessageOf<'withdrawn'>): Letter {
  return {
    subject: `【年报】已撤回：${names.filingTitle(agencyName, year)}`,
    lead: `${agencyName}已撤回 ${year} 年度报告的报送，审核停止。`,
    button: '查看情况',
    paragraphs: ['接下来：单位修改后会重新上传、报送，届时重新审核。之前的审核链接不再用于决定。'],
    footer: ['您收到这封邮件，是因为您参与了这份报告的报送或审核。', ...footerFor(area, '经办人').slice(1)],
  };
}
