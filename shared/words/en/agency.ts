/** The publisher's page of one agency: what the roster says of it, its past, and that it leaves the roster. */
import type { Texts } from '../texts.js';

export const agency: Texts['agency'] = {
  title: (name) => `Roster: ${name}`,
  link: 'Change this agency on the roster',
  removedNote: (at, reason) => `This agency was taken off the roster on ${at}. Reason: ${reason}`,
  done: {
    changed:
      'Saved. Where an invited agency has another contact, the new one gets a link at once; the former one’s link ends, and a mail says so. Where only the address of the same person changed, the link goes to the new address and ends at the former. Where somebody else decides, a stage that waits goes to them at once.',
    removed: 'Taken off the roster.',
    restored: 'Back on the roster. Please invite it again in the overview.',
    deadline: 'The deadline was changed; an invited contact who has not filed is told by mail.',
    merged: 'Merged. The others are off the roster and are named as what this agency comes from.',
  },
  readdressed: (address) =>
    `Saved. A new link is on its way to ${address}; the one sent to the former address is void.`,
  editTitle: 'On the roster',
  editHint:
    'After a change of name the former one is kept, and a document titled by it is still the agency’s own. Where reviewer and approver are empty, those of the season are used.',
  code: 'Code (cannot be changed)',
  predecessors: 'Comes from (agencies it was merged from or split off, with commas between them)',
  formerNames: 'Former names',
  formerName: (name, until) => `${name} (until ${until})`,
  invited: (at) => `Invited ${at}`,
  notInvited: 'Not invited yet',
  save: 'Save the changes',
  removeTitle: 'Take off the roster',
  removeHint:
    'The agency need not file any more, is not counted and not reminded. Its report and all records are kept; an invited contact’s link ends and a mail says so. It can be taken back at any time.',
  reason: 'Reason (the mail to the contact says it)',
  remove: 'Take off the roster',
  restoreTitle: 'Take back onto the roster',
  restoreHint: 'It must then be invited again; former links stay ended.',
  restore: 'Take back onto the roster',
  deadline: {
    title: 'Deadline of this agency',
    now: (day) => `Now ${day}`,
    asKind: (kind) => `, as for its kind (${kind}).`,
    apart: (kind, day) => `, set for it alone; the day of its kind (${kind}) is ${day}.`,
    hint: 'Changes this agency alone. With a day of its own it does not follow when the day of its kind is moved; given the day of its kind, it follows again. An invited contact who has not filed gets a mail with the reason.',
    label: 'Deadline (24:00 of that day, Beijing time)',
    button: 'Change this deadline and tell the contact',
  },
  mergeTitle: 'Merge with others',
  mergeHint:
    'Others become part of this agency: they are taken off the roster and named as what it comes from. Agencies that were split off are added by importing a roster; what they come from is written on their own pages.',
  mergeNames: 'Agencies that become part of it (names or codes, with commas between them)',
  merge: 'Merge',
  faults: {
    'reason-missing': 'Please give a reason.',
    'nothing-named': 'Please name the agencies.',
    'unknown-name': 'The roster has no such agency; please check the name.',
    'bad-day': 'Please give a day, such as 2026-02-15; reports are filed in the year after, so the day must be in it.',
    'season-closed':
      'The season is closed and no deadline can be changed. For a late report, open the season again in its settings first.',
    busy: 'The system is busy and nothing was saved. Please try again in a few seconds.',
    'link-ended': 'Your link has ended and nothing was saved. Please come in by the newest mail.',
  },
  toFiling: 'See the report of this agency',
};
