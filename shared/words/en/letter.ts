/** What every mail says beside its own message: greeting, the care that its link needs, why it came. */
import type { Texts } from '../texts.js';

export const letter: Texts['letter'] = {
  greeting: (name) => `Dear ${name},`,
  personal: 'The link is for you alone; please do not forward it. Opening it changes nothing.',
  because: (role) => `You get this mail because the roster names you as ${role}.`,
  becauseRecords: 'You get this mail because the publisher asked you to record this paper report.',
  becauseRecordsMany: 'You get this mail because the publisher asked you to record paper reports.',
  becauseDecided: 'You get this mail because you reviewed or approved this report.',
  becausePublisher: (area) => `You get this mail because you are the publisher of the annual reports of ${area}.`,
  becauseFormerPublisher: (area) =>
    `You get this mail because you were the publisher of the annual reports of ${area} until now.`,
  ask: (area) =>
    `If you have questions, please ask the department of ${area} in charge of government information disclosure. This mailbox takes no replies.`,
  noReply: 'This mailbox takes no replies.',
  toBoard: 'Open the overview of the season',
  toFiling: 'Open the filing page',
  toStatus: 'See where the report stands',
  before: (shortDay) => ` (by ${shortDay})`,
  by: (day) => `by ${day}`,
  soon: 'as soon as you can',
  overdue: (day) =>
    `The deadline, ${day}, is past; until the season is closed the report can still be filed. Please do so soon.`,
  typed: (title) => `What was filled in online is changed under “${title}” on the filing page and sent again.`,
};
