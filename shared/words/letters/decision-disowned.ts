/** To the publisher: somebody says that a decision was not theirs; what stands still and what to do. */
import { publisherFooter, type LetterIn } from './letter.js';

export const decisionDisowned: LetterIn<'decision-disowned'> = {
  zh: ({ agencyName, year, area, stage, by, decidedAt, held }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    const at = t.dates.instant(decidedAt);
    return {
      subject: `【年报】${held ? '已停止' : '请核实'}：${by}称${t.names.stages[stage]}决定不是本人作出，${title}`,
      lead: held
        ? `${title}已停止：${by}称${at}的${t.names.stages[stage]}决定不是本人作出。`
        : `${by}称${at}对${title}的${t.names.stages[stage]}决定不是本人作出，而报告已经不能停止。`,
      facts: [
        ['环节', t.names.stages[stage]],
        ['以其名义', by],
        ['决定时间', at],
      ],
      button: t.letter.toBoard,
      paragraphs: held
        ? [
            `请先与${by}核实。邮箱可能被他人使用的，请先在名册中改由另一人办理。`,
            `核实后，在这份报告的页面上点“${t.preview.resume.button(t.names.stages[stage])}”，由名册中的办理人重新作出决定；单位也可以重新上传。`,
          ]
        : [`请先与${by}核实；报告已经公开的，请核对公开的内容，必要时更正或撤下。`],
      footer: publisherFooter(t, area),
    };
  },
  en: ({ agencyName, year, area, stage, by, decidedAt, held }, t) => {
    const title = t.names.filingTitle(agencyName, year);
    const at = t.dates.instant(decidedAt);
    const says = `${by} says that the ${t.names.stages[stage]} decision of ${at} was not theirs`;
    return {
      subject: `[Annual reports] ${held ? 'Stopped' : 'Please verify'}: ${by} disowns a ${t.names.stages[stage]} decision, ${title}`,
      lead: held ? `${title} is stopped: ${says}.` : `${title}: ${says}, and the report can no longer be stopped.`,
      facts: [
        ['Stage', t.names.stages[stage]],
        ['In the name of', by],
        ['Decided on', at],
      ],
      button: t.letter.toBoard,
      paragraphs: held
        ? [
            `Please verify this with ${by} first. If somebody else may be using their mailbox, name another person on the roster before.`,
            `Then press “${t.preview.resume.button(t.names.stages[stage])}” on the page of this report, and the roster’s decider decides anew; the agency can also upload again.`,
          ]
        : [
            `Please verify this with ${by} first; if the report is public, check what is public and correct it or take it down where needed.`,
          ],
      footer: publisherFooter(t, area),
    };
  },
};
