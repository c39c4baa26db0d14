/** To the publisher: whom the roster names had a hand in the report, and another person must be named. */
import { publisherFooter, type LetterIn, type MessageOf } from './letter.js';

const roleOf = ({ stage }: MessageOf<'decider-conflict'>) => (stage === 'review' ? 'reviewer' : 'approver');

export const deciderConflict: LetterIn<'decider-conflict'> = {
  zh: (message, t) => {
    const { agencyName, year, area, stage, person, touch } = message;
    const role = t.names.roles[roleOf(message)];
    return {
      subject: `【年报】请另指定${role}：${t.names.filingTitle(agencyName, year)}`,
      lead: `请为${agencyName}另指定一位${role}。`,
      facts: [
        ['环节', t.names.stages[stage]],
        [`名册中的${role}`, person],
        ['不能办理的原因', `此人在这份报告上${t.names.touches[touch]}`],
      ],
      button: t.letter.toBoard,
      paragraphs: [
        `怎么办：打开年报季总览中这家单位的报告详情，按“${t.agency.link}”，把${role}改为没有经手过这份报告的人。`,
        '接下来：新的人会立即收到邮件。指定之前，这份报告一直等待，不会丢失。',
      ],
      footer: publisherFooter(t, area),
    };
  },
  en: (message, t) => {
    const { agencyName, year, area, stage, person, touch } = message;
    const role = t.names.roles[roleOf(message)];
    return {
      subject: `[Annual reports] Please name another ${role}: ${t.names.filingTitle(agencyName, year)}`,
      lead: `Please name another ${role} for ${agencyName}.`,
      facts: [
        ['Stage', t.names.stages[stage]],
        [`The roster’s ${role}`, person],
        ['Why they cannot decide', `${person} ${t.names.touches[touch]} in this report`],
      ],
      button: t.letter.toBoard,
      paragraphs: [
        `What to do: open this agency’s report in the overview of the season, press “${t.agency.link}”, and name as ${role} somebody who had no hand in the report.`,
        'What follows: the new person gets a mail at once. Until then the report waits; it is not lost.',
      ],
      footer: publisherFooter(t, area),
    };
  },
};
