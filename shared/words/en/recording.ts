/** A report that came on paper and is recorded in the agency's name; and the marks that a report bears beside its state. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../reason.js';
import type { Texts } from '../texts.js';
import { names } from './names.js';

const WHY_FOUR_EYES =
  'Whoever records has a hand in the report and cannot decide on it or publish it: preparing, review, approval and publication are done by different people, so that mistakes are seen.';

type Refusal = Extract<DeedRefusal, { code: 'recording' }>;

export function recordingRefusal({ problem, name }: Refusal): Reason {
  const what: Readonly<Record<Refusal['problem'], string>> = {
    publisher: `${name} is the publisher, who is to publish the report.`,
    contact: `${name} is this agency’s contact and can file with their own link; nothing needs to be recorded for them.`,
    decider: `${name} is this agency’s reviewer or approver, or stood in for one of them.`,
  };
  return {
    title: 'This person cannot record it',
    what: what[problem],
    why: problem === 'contact' ? '' : WHY_FOUR_EYES,
    todo: [
      problem === 'contact'
        ? 'On the page of the report, please send the contact their link again by mail; if somebody else records, name them.'
        : 'Please name the publisher’s substitute, or a colleague who neither decides on this report nor publishes it.',
    ],
  };
}

export function notRecordedRefusal(): Reason {
  return {
    title: 'This upload was not recorded from paper',
    what: 'The present report was uploaded or filled in by the agency itself: whoever records from paper can neither complete, answer, file nor withdraw it. Nothing was done.',
    why: 'For what was recorded the day counts on which the paper came in; for what the agency sent, the day on which the agency files.',
    todo: [
      'The contact can go on with it by their own link. If it came on paper, please upload it or fill it in from the paper yourself, then file.',
    ],
  };
}

export function deciderBrowserRefusal({ name, part }: Extract<DeedRefusal, { code: 'decider-browser' }>): Reason {
  return {
    title: 'Please use another browser',
    what: `A code has proved that this browser is that of ${name}, ${names.roles[part]}; nothing can be done in an agency’s name with it. Nothing was changed.`,
    why: 'Whoever decides or publishes cannot file for an agency: preparing, review, approval and publication are done by different people, so that mistakes are seen.',
    todo: [
      'Please hand the agency’s link to its contact, to be opened on their own computer or phone.',
      'If you are the contact and only borrow this computer, open your link in another browser or a private window.',
      'If the report came on paper, the publisher can press “Enter a paper report” on the page of the report and name somebody to record it.',
    ],
  };
}

export const recording: Texts['recording'] = {
  marks: {
    late: 'Filed late',
    recorded: 'Recorded from paper',
    'stood-in': 'Decided by a stand-in',
    'handed-out': 'Link handed over by the publisher',
  },
  banner: (agency) => `Recording the paper report of ${agency}`,
  bannerHint:
    'Please record exactly what the paper says and change no number; where in doubt, ask whoever handed it in first. If the paper itself is wrong and cannot be filed, do not mend it: ask whoever handed it in to have the agency correct and sign it again; with good grounds the publisher can waive the finding.',
  stoodIn: (stage, name, absent) => `For the ${stage}, ${name} stood in for ${absent}.`,
  link: 'Enter a paper report, to be recorded…',
  linkAgain: 'The paper report and who records it…',
  title: (agency) => `Enter the paper report of ${agency}`,
  lead: 'For an agency that cannot file online and handed its report in on paper. You name somebody to record it, who gets a mail with a link of their own to the very page on which agencies upload or fill in, check and file.',
  next: 'After you press the button, a code first asks whether it is you; then whoever records and the agency’s contact get a mail. The report says everywhere that it was recorded from paper, on which day the paper came in and by whom; whether it is late is told by that day.',
  legend: 'Who records it',
  personHint:
    'The publisher’s substitute or a colleague; not the publisher, this agency’s reviewer or approver, nor its contact.',
  addressHint: 'The link goes to this address.',
  suggested: (name, address) => `The publisher’s substitute: ${name}, ${address}`,
  handedInByHint: 'Whoever brought the paper, e.g. Zhang Min of the office.',
  receivedOnHint: 'The day on which the paper came in; it tells whether the report is late.',
  reasonHint:
    'Why it could not be filed online, e.g. no internet at the agency. It goes into the record; the agency and the deciders see it.',
  button: 'Enter it and have it recorded',
  nowTitle: 'Paper report entered',
  now: (name, at) => `${name} was asked to record it (${at}).`,
  change: 'Change what was entered, or who records…',
  again: 'Entering again replaces this; where the person changes, the former link ends.',
  backTo: (agency) => `Back to ${agency}`,
  endTitle: 'End the recording',
  endHint: (name) => `The link of ${name} ends at once; what was recorded and filed stays.`,
  end: 'End the recording',
  done: {
    given: 'Entered. Whoever records and the agency’s contact get a mail.',
    same: 'It is entered like this already; nothing was changed and no mail was sent. Whoever records and cannot find the mail gets a fresh link by their address on the first page.',
    ended: 'The recording has ended, and with it the link.',
  },
  agencyAtWork:
    'The agency’s contact has uploaded the report themselves and is at work on it: nothing can be recorded from paper now. Please agree with the contact who files; if it is you, ask the publisher to enter the paper report again.',
  notNow:
    'Nothing can be entered now: the report is being decided on, approved or public, the agency is off the roster, or the season has ended.',
  note: 'On paper, recorded by somebody else',
  receivedOn: 'Paper came in',
  handedInBy: 'Handed in by',
  recordedBy: 'Recorded by',
  why: 'Why',
  dayThatCounts: 'Counts as filed on',
  lateBy: (day) => `after the deadline, ${day}`,
  inTime: (day) => `before the deadline, ${day}, ended`,
  handedOutToAgency: (name, at) =>
    `This report was filed by a link that ${name}, who publishes, took on ${at} to hand to you. If neither you nor your agency filed it, please withdraw it at once and tell the publisher.`,
  handedOutNote: (name, at) =>
    `This report was filed by a link that ${name}, who publishes, took on ${at} to hand it to the agency. Please make sure that the agency filed it; in doubt, telephone the contact first.`,
  expected: (name, day) =>
    `Your paper report came in on ${day}, and ${name} records and files it. You can also upload and file it here yourself; then yours counts.`,
  filed: (name, day) => `This is the paper report that came in on ${day}; ${name} recorded and filed it.`,
  wrongThen: 'If it is wrong, withdraw it on this page before a decision is made, then file yourself.',
  callOffice: (name, phone) => (phone === '' ? name : `${name} (telephone ${phone})`),
  deskRecords: (agency) => `Recording the paper report of ${agency}`,
  facts: {
    recorder: 'Recorded by',
    toRecord: 'To be recorded by',
    handedInBy: 'Handed in by',
    receivedOn: 'Came in on',
    reason: 'Reason',
  },
};
