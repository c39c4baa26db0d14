/** To the agency's contact: the report that was stopped goes on, and from where. */
import { footerFor, type LetterIn, type MessageOf } from './letter.js';

const stateOf = ({ stage }: MessageOf<'resumed'>) => (stage === 'review' ? 'in-review' : 'in-approval');

export const resumed: LetterIn<'resumed'> = {
  zh: (message, t) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    return {
      subject: `【年报】重新办理：${title}`,
      lead: `${title}已重新办理，从${t.names.stages[message.stage]}开始。您现在无需做什么。`,
      button: t.letter.toStatus,
      paragraphs: [
        '此前有一项审核决定需要核实是否本人作出，现在已经核实。您报送的内容没有变化。',
        `接下来：${t.filing.whatNext[stateOf(message)]}`,
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
  en: (message, t) => {
    const title = t.names.filingTitle(message.agencyName, message.year);
    return {
      subject: `[Annual reports] Goes on: ${title}`,
      lead: `${title} goes on, beginning with ${t.names.stages[message.stage]}. You need do nothing now.`,
      button: t.letter.toStatus,
      paragraphs: [
        'It had to be verified whether a decision was made by the right person, and now it is. What you filed has not changed.',
        `What follows: ${t.filing.whatNext[stateOf(message)]}`,
      ],
      footer: footerFor(t, message.area, 'agency'),
    };
  },
};
