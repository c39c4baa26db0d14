/** To the agency's contact who took the report back: it is so, and what they do next. */
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function withdrawn({ agencyName, year, area }: MessageOf<'withdrawn'>): Letter {
  return {
    subject: `【年报】您已撤回报送：${names.filingTitle(agencyName, year)}`,
    lead: `您已撤回${names.filingTitle(agencyName, year)}的报送，审核已停止。`,
    button: '打开报送页面',
    paragraphs: [
      '接下来：请修改原文件，在报送页面上重新上传、核对后再次报送；报送后从初审重新开始。',
      '撤回的那一次报送留存备查，不会公开。不是您本人撤回的，请立即联系年报发布人。',
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
