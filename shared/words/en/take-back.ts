/** Taking back: what the publisher opens again, has corrected, or lifts no more; and how the agency reads it. */
import type { Texts } from '../texts.js';

export const takeBack: Texts['takeBack'] = {
  because: (reason) => `Reason: ${reason}`,
  reopen: {
    title: 'Open again…',
    hint: 'Where something must still be corrected after the approval and before publication. The agency gets a mail, uploads and files again, and the review begins anew; reviewer and approver get a mail too. They are told the reason.',
    reason: 'Why it is opened again',
    button: 'Open again for the agency to correct',
    note: (by, at) => `${by} opened this report again on ${at}`,
  },
  correct: {
    title: 'Ask for a correction…',
    hint: 'The agency gets a mail and uploads a corrected file, which is checked, reviewed, approved and published as the first was. Until then the public version stays; afterwards the public page says why, and keeps the former version.',
    reason: 'Why it must be corrected (will be public)',
    button: 'Ask the agency for a correction',
    note: (by, at) => `${by} asked for a correction of the published report on ${at}`,
  },
  unwaive: {
    title: 'Take the waiver back…',
    hint: 'The finding must then be corrected before the agency can file. The agency gets a mail.',
    reason: 'Why the waiver is taken back',
    button: 'Take this waiver back',
  },
};
