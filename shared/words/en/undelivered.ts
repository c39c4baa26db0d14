/** Mails that did not arrive: why, and what to do. */
import type { MailName } from '#shared/outbox/message.js';
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

const mails: Readonly<Record<MailName, string>> = {
  'desk-opened': 'season opened',
  invitation: 'invitation to file',
  'contact-replaced': 'contact replaced',
  'draft-ready': 'what was read',
  'upload-refused': 'file not accepted',
  receipt: 'receipt',
  'paper-receipt': 'receipt of a recorded paper report',
  'recording-asked': 'request to record a paper report',
  'recording-told': 'paper report recorded by somebody else',
  returned: 'returned for changes',
  approved: 'approved',
  withdrawn: 'withdrawn',
  published: 'published',
  'decision-request': 'request to review or approve',
  'decision-overdue': 'decision overdue',
  'decider-conflict': 'another decider needed',
  'release-ended': 'outcome of a release',
  'release-scheduled': 'planned release',
  'take-down-failed': 'that a takedown is not complete',
  'new-link': 'new link',
  'decision-made': 'your decision',
  'decision-disowned': 'decision in doubt',
  stopped: 'stopped',
  resumed: 'resumed',
  reminder: 'reminder',
  'season-progress': 'how things stand',
  'deadline-changed': 'deadline changed',
  'season-closed': 'season closed',
  'set-up': 'set up the annual reports',
  'substitute-named': 'named as substitute',
  'publisher-appointed': 'named as publisher',
  'publisher-replaced': 'another publisher',
  'agency-removed': 'taken off the roster',
  reopened: 'opened again, please upload again',
  'taken-down': 'a published report was taken down',
  'put-back': 'a report that was taken down stands for publication again',
  'rolled-back': 'a report went with a release that was taken back',
  'rollback-ended': 'outcome of taking a release back',
  'decided-taken-down': 'a report that they decided on was taken down',
  'decided-put-back': 'a report that they decided on stands for publication again',
  'decided-reopened': 'a report that they decided on was opened again',
  'correction-asked': 'request to correct what is published',
  'waiver-ended': 'waiver taken back',
  'link-handed-out': 'link taken to be handed over',
  code: 'code',
  delegation: 'deciding in the place of another',
  digest: 'what waits, once a day',
};
const nameOf: ReadonlyMap<string, string> = new Map(Object.entries(mails));
const mailCalled = (name: string): string => nameOf.get(name) ?? 'another mail';

export const undelivered: Texts['undelivered'] = {
  title: 'Mails that did not arrive',
  link: 'Mails that did not arrive: to whom, and what to do',
  none: 'No mail is known to have come back or to have failed.',
  what: (n) =>
    `Mails to ${plural(n, 'person', 'people')} did not arrive, have not left yet, or were marked as junk. Please do what the last column says; they may not know that something is asked of them.`,
  columns: { person: 'Who', mail: 'Which mails', why: 'Why', todo: 'What to do' },
  mail: (name, agency) => (agency === null ? mailCalled(name) : `${mailCalled(name)} (${agency})`),
  kinds: { failed: 'Not sent', bounced: 'Came back', complained: 'Marked as junk' },
  problems: {
    'no-such-mailbox': {
      why: 'There is no such mailbox, or it is closed.',
      todo: 'Ask for the right address and correct it in the roster; the new address is then written to.',
    },
    'no-such-domain': {
      why: 'What stands behind the @ does not exist; it is probably mistyped.',
      todo: 'Check the address and correct it in the roster.',
    },
    'mailbox-full': { why: 'The mailbox is full.', todo: 'Ask for it to be emptied, then send again here.' },
    refused: {
      why: 'The other mail system refuses it, perhaps as junk.',
      todo: 'Ask its administrator to let our sender in, then send again; or use another address.',
    },
    temporary: {
      why: 'The other mail system has not taken it.',
      todo: 'Send again in a few hours; if that fails, use another address.',
    },
    complained: {
      why: 'The person, or their mail provider, marked our mail as junk.',
      todo: 'Call them: it is official mail about the annual report, to be marked as “not junk”.',
    },
    'not-sent': {
      why: 'The mail never left; the trouble is in our own mail system.',
      todo: 'Tell the administrator of this system; when it is mended, send again here.',
    },
    unknown: { why: 'It came back without a clear reason.', todo: 'Check the address, or send once more.' },
  },
  own: {
    'own:unreachable': {
      why: 'Our own mail server does not answer, or is too slow.',
      todo: 'Ask the administrator of this system to look at the mail server and the network.',
    },
    'own:unanswered': {
      why: 'Our own mail server took this mail twice and never answered: nobody knows whether it arrived.',
      todo: 'Ask the person; if it has not arrived, send it again. If this happens often, ask the administrator of this system to look at the mail server.',
    },
    'own:password': {
      why: 'The mail server refuses the name or password of this system.',
      todo: 'Ask the administrator to renew the password for sending.',
    },
    'own:tls': {
      why: 'No encrypted connection to the mail server could be made; this system does not send in the clear.',
      todo: 'Ask the administrator to look at the certificate and encryption of the mail server.',
    },
    'own:sender': {
      why: 'The mail server does not accept the sender of this system.',
      todo: 'Ask the administrator whether the sender is registered and verified.',
    },
    'own:not-verified': {
      why: 'The mail service is on trial (SES sandbox): it writes to verified addresses only, and this one, or the sender, is not.',
      todo: 'Ask the administrator to apply for production use; until then, to have this address verified.',
    },
    'own:quota': {
      why: 'Too many mails for the limits of the mail service, a second or a day.',
      todo: 'Ask the administrator whether the limit is high enough; if this happens often, a higher one is to be applied for.',
    },
    'own:paused': {
      why: 'The mail provider has stopped the sending of this system.',
      todo: 'Ask the administrator to read the provider’s notice and have sending resumed.',
    },
    'own:right': {
      why: 'This system has no right to write to this address.',
      todo: 'Ask the administrator to look at the rights to send; in the SES sandbox, recipients must be in the configuration.',
    },
    'own:restored': {
      why: 'When the system was put back from a copy, this mail had waited for more than a day, and did not leave by itself any more.',
      todo: 'If it is still needed, press “Send again”. Whoever has something to do was mailed a new link besides.',
    },
    'own:other': {
      why: 'Something went wrong on our side, and the mail did not leave.',
      todo: 'Ask the administrator to look at the log of send-mail.',
    },
  },
  waiting: {
    kind: 'Not sent yet',
    note: 'It is tried again, for three days at most; once it has left, this entry goes away by itself. If it is urgent, call the person.',
  },
  unsure: 'may have arrived',
  givenUp: 'It was tried for three days and is not tried any more. Once the trouble is mended, press “Send again”.',
  diagnostic: 'In the words of the other mail system',
  parts: {
    agency: 'contact of an agency',
    reviewer: 'reviewer',
    approver: 'approver',
    publisher: 'publisher',
    substitute: 'substitute of the publisher',
    delegate: 'decides in the place of another',
    recorder: 'records a paper report',
  },
  mend: {
    agency: 'Correct the contact’s address on the agency’s page of the roster',
    reviewer:
      'From the overview open each agency that this person reviews and correct the address on its roster page; for agencies imported later, correct the default reviewer too',
    approver:
      'From the overview open each agency that this person approves and correct the address on its roster page; for agencies imported later, correct the default approver too',
    publisher: 'Correct it under “Another publisher”',
    substitute: 'Correct it under “Substitute”',
    delegate: 'End the delegation and make it again with the right address',
    recorder: 'Enter the paper report again with the right address',
  },
  resend: 'Send again',
  resendTo: (name) => `Send again to ${name}`,
  resent: (n) =>
    n === 0
      ? 'These mails cannot be sent again (reminders, for one, hold on their day only); if a link is needed, invite or remind from the overview.'
      : `Sent ${count(n)} again. If nothing comes back within two days, the entry goes away.`,
  resentAt: (at) => `Sent again on ${at}.`,
  bounce: {
    title: 'A mail came back to your mailbox? Hand it in here',
    hint: 'Bounces sometimes go to the mailbox of the office. Save the bounce as an .eml file and upload it, or paste all of it, headers included. Only mails that we sent are noted; an out-of-office answer is no bounce.',
    file: 'The bounce (.eml, 1 MB at most)',
    text: 'Or paste its source',
    button: 'Note this bounce',
  },
  done: {
    noted: 'Noted: this mail did not arrive, see the table.',
    unknown:
      'Not noted: it speaks of no mail of ours, or of another recipient. Please upload the bounce itself (.eml), not a forwarded copy.',
    'no-bounce': 'Not noted: this is no bounce, or cannot be read. Please upload the bounce itself (.eml).',
    'auto-reply': 'Not noted: this is an automatic answer (somebody is away); the mail has arrived.',
    nothing: 'Please choose the file of the bounce, or paste its source.',
  },
};
