/** To the publisher: somebody says that a decision was not theirs; what stands still and what to do. */
import { dates } from '../zh/dates.js';
import { preview } from '../zh/publisher.js';
import { names } from '../zh/names.js';
import type { Letter, MessageOf } from './letter.js';

export function decisionDisowned({
  agencyName,
  year,
  area,
  stage,
  by,
  decidedAt,
  held,
}: MessageOf<'decision-disowned'>): Letter {
  const title = names.filingTitle(agencyName, year);
  return {
    subject: `【年报】${held ? '已停止' : '请核实'}：${by}称${names.stages[stage]}决定不是本人作出，${title}`,
    lead: held
      ? `${title}已停止：${by}称${dates.instant(decidedAt)}的${names.stages[stage]}决定不是本人作出。`
      : `${by}称${dates.instant(decidedAt)}对${title}的${names.stages[stage]}决定不是本人作出，而报告已经不能停止。`,
    facts: [
      ['环节', names.stages[stage]],
      ['以其名义', by],
      ['决定时间', dates.instant(decidedAt)],
    ],
    button: '打开年报季总览',
    paragraphs: held
      ? [
          `请先与${by}核实。邮箱可能被他人使用的，请先在名册中改由另一人办理。`,
          `核实后，在这份报告的页面上点“${preview.resume.button(names.stages[stage])}”，由名册中的办理人重新作出决定；单位也可以重新上传。`,
        ]
      : [`请先与${by}核实；报告已经公开的，请核对公开的内容，必要时更正或撤下。`],
    footer: [`您收到这封邮件，是因为您是${area}的${names.roles.publisher}。`],
  };
}
