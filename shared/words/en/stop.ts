/** The page by which a decider stops what was decided in their name. */
import type { Texts } from '../texts.js';

export const stop: Texts['stop'] = {
  titles: {
    open: 'Was this decision not yours?',
    held: 'The report is stopped',
    'too-late': 'This report can no longer be stopped',
    told: 'The publisher has been told',
    annulled: 'This decision does not count any more',
    'annulled-untold': 'This decision does not count any more',
  },
  stateNow: 'State of the report now: ',
  what: {
    open: (publisher) =>
      `If it was not yours, please stop this report: it is not published for now, and this decision and those after it do not count any more. The publisher, ${publisher}, verifies it with you; then the roster’s deciders decide anew, or the agency uploads anew.`,
    held: (publisher) =>
      `This report will not be published. The publisher, ${publisher}, and the agency have been told by mail.`,
    'too-late': (publisher) => `Please tell the publisher, ${publisher}, who will verify it with you.`,
    told: (publisher) =>
      `The publisher, ${publisher}, has been told by mail and will verify it with you. If it is urgent, please get in touch directly.`,
    annulled: (publisher) =>
      `The publisher, ${publisher}, has verified this and started the report again; this decision is not built upon any more.`,
    'annulled-untold': (publisher) =>
      `The report was started again, and this decision is not built upon any more. If it was not yours, please tell the publisher, ${publisher}, all the same: every browser that was proven in your name must then prove itself again, and nobody can decide in your place.`,
  },
  because: {
    public:
      'The report is public and can no longer be stopped; the publisher verifies what is public and corrects it or takes it down where needed.',
    'taken-down': 'The publisher has taken the report down; there is nothing left to stop.',
    reopened: 'The publisher has reopened the report; this decision is not built upon any more.',
    withdrawn: 'The agency has withdrawn this report; this decision is not built upon any more.',
    replaced: 'The agency has uploaded anew; this decision is not built upon any more.',
  },
  sure: 'I confirm: this decision was not mine',
  button: 'Stop this report',
  tell: 'Tell the publisher',
  next: {
    open: 'If it was yours, just close this page; nothing changes.',
    held: 'Please change the password of your mailbox and look whether it forwards mail by itself; after the verification this stage is asked of the roster’s decider again.',
    'too-late': 'Please change the password of your mailbox and look whether it forwards mail by itself.',
    told: 'Please change the password of your mailbox and look whether it forwards mail by itself.',
    annulled: 'You need do nothing more.',
    'annulled-untold': 'If it was yours, just close this page; nothing changes.',
  },
};
