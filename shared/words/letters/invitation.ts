/** To the agency's contact: please upload and file the report. */
import { dates } from '../zh/dates.js';
import { FORMATS_READ, names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function invitation({ agencyName, year, area, deadline }: MessageOf<'invitation'>): Letter {
  return {
    subject: `【年报】请报送：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: `请在${dates.day(deadline)}前报送${agencyName} ${year} 年度政府信息公开工作年度报告。`,
    button: '打开报送页面',
    paragraphs: [
      `请准备好报告文件（${FORMATS_READ}），在页面上选择上传。`,
      '接下来：系统几秒钟内识别三张表，列出需要核对的地方；您确认后报送。报送之前可以反复上传。',
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
