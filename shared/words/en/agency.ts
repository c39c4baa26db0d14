/** The publisher's page of one agency: what the roster says of it, its past, and that it leaves the roster. */
import type { Texts } from '../texts.js';

export const agency: Texts['agency'] = {
  title: (name) => `Roster: ${name}`,
  link: 'Change this agency on the roster',
  removedNote: (at, reason) => `This agency was taken off the roster on ${at}. Reason: ${reason}`,
  done: {
    changed:
      'Saved. Where an invited agency has another contact, the new one gets a link at once; the former one’s link ends, and a mail says so. Where somebody else decides, a stage that waits goes to them at once.',
    removed: 'Taken off the roster.',
    restored: 'Back on the roster. Please invite it again in the overview.',
    merged: 'Merged. The others are off the roster and are named as what this agency comes from.',
  },
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
  mergeTitle: 'Merge with others',
  mergeHint:
    'Others become part of this agency: they are taken off the roster and named as what it comes from. Agencies that were split off are added by importing a roster; what they come from is written on their own pages.',
  mergeNames: 'Agencies that become part of it (names or codes, with commas between them)',
  merge: 'Merge',
  faults: {
    'reason-missing': 'Please give a reason.',
    'nothing-named': 'Please name the agencies.',
    'unknown-name': 'The roster has no such agency; please check the name.',
    busy: 'The system is busy and nothing was saved. Please try again in a few seconds.',
    'link-ended': 'Your link has ended and nothing was saved. Please come in by the newest mail.',
  },
  toFiling: 'See the report of this agency',
};
