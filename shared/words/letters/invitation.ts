/** To the agency's contact: please upload and file the report, or go on with what the contact before began. */
import type { SubmissionState } from '#shared/filing/states.js';
import { dates } from '../zh/dates.js';
import { filing } from '../zh/filing.js';
import { FORMATS_READ, names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function invitation(message: MessageOf<'invitation'>): Letter {
  const { agencyName, year, area, deadline, takesOver } = message;
  if (takesOver !== undefined) return takingOver(message, takesOver.state);
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

/** In every state: whoever is the contact now must know where the report stands, and holds the only link. */
function takingOver(
  { agencyName, year, area, deadline }: MessageOf<'invitation'>,
  state: SubmissionState | null,
): Letter {
  return {
    subject: `【年报】请接手办理：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: `您现在是${agencyName}的年报联系人，${names.filingTitle(agencyName, year)}请由您接手办理。`,
    facts: [
      ['现在的状态', state === null ? '还没有收到文件' : names.states[state]],
      ['截止日期', dates.day(deadline)],
    ],
    button: '打开报送页面',
    paragraphs: [
      state === null ? `请准备好报告文件（${FORMATS_READ}），在页面上选择上传。` : `接下来：${filing.whatNext[state]}`,
      '原联系人已填写的内容都保留着。原联系人的链接已经失效，请用上面您自己的链接。',
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
