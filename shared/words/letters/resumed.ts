/** To the agency's contact: the report that was stopped goes on, and from where. */
import { filing } from '../zh/filing.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function resumed({ agencyName, year, area, stage }: MessageOf<'resumed'>): Letter {
  const title = names.filingTitle(agencyName, year);
  return {
    subject: `【年报】重新办理：${title}`,
    lead: `${title}已重新办理，从${names.stages[stage]}开始。您现在无需做什么。`,
    button: '查看报送情况',
    paragraphs: [
      '此前有一项审核决定需要核实是否本人作出，现在已经核实。您报送的内容没有变化。',
      `接下来：${filing.whatNext[stage === 'review' ? 'in-review' : 'in-approval']}`,
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
