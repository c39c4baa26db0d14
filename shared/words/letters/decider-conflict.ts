/**
 * To the publisher: whoever is to decide had a hand in the report, and another person must be named. Whom the roster names is
 * changed in the roster; for whoever stands in, another is to stand in.
 */
import { publisherFooter, type LetterIn, type MessageOf } from './letter.js';

const roleOf = ({ stage }: MessageOf<'decider-conflict'>) => (stage === 'review' ? 'reviewer' : 'approver');

export const deciderConflict: LetterIn<'decider-conflict'> = {
  zh: (message, t) => {
    const { agencyName, year, area, stage, person, touch, insteadOf } = message;
    const named = t.names.roles[roleOf(message)];
    const role = insteadOf === undefined ? named : `${named}的代办人`;
    const toRoster = `打开年报季总览中这家单位的报告详情，按“${t.agency.link}”，把${named}改为没有经手过这份报告的人`;
    return {
      subject: `【年报】请另指定${role}：${t.names.filingTitle(agencyName, year)}`,
      lead: `请为${agencyName}另指定一位${role}。`,
      facts: [
        ['环节', t.names.stages[stage]],
        ...(insteadOf === undefined
          ? ([[`名册中的${named}`, person]] as const)
          : ([
              ['代办人', person],
              ['委托人', insteadOf],
            ] as const)),
        ['不能办理的原因', `此人经手过这份报告：${t.names.touches[touch]}`],
      ],
      button: t.letter.toBoard,
      paragraphs: [
        insteadOf === undefined
          ? `怎么办：${toRoster}。`
          : `怎么办：在年报季总览打开“${t.delegation.ofDeciders}”，结束这项委托，改为委托没有经手过这份报告的人；也可以${toRoster}。`,
        '接下来：新的人会立即收到邮件。指定之前，这份报告一直等待，不会丢失。',
      ],
      footer: publisherFooter(t, area),
    };
  },
  en: (message, t) => {
    const { agencyName, year, area, stage, person, touch, insteadOf } = message;
    const named = t.names.roles[roleOf(message)];
    const role = insteadOf === undefined ? named : `stand-in for the ${named}`;
    const toRoster = `open this agency’s report in the overview of the season, press “${t.agency.link}”, and name as ${named} somebody who had no hand in the report`;
    return {
      subject: `[Annual reports] Please name another ${role}: ${t.names.filingTitle(agencyName, year)}`,
      lead: `Please name another ${role} for ${agencyName}.`,
      facts: [
        ['Stage', t.names.stages[stage]],
        ...(insteadOf === undefined
          ? ([[`The roster’s ${named}`, person]] as const)
          : ([
              ['Who stands in', person],
              ['In whose place', insteadOf],
            ] as const)),
        ['Why they cannot decide', `${person} had a hand in this report: ${t.names.touches[touch]}`],
      ],
      button: t.letter.toBoard,
      paragraphs: [
        insteadOf === undefined
          ? `What to do: ${toRoster}.`
          : `What to do: in the overview of the season open “${t.delegation.ofDeciders}”, end this one and hand over to somebody who had no hand in the report; or ${toRoster}.`,
        'What follows: the new person gets a mail at once. Until then the report waits; it is not lost.',
      ],
      footer: publisherFooter(t, area),
    };
  },
};
