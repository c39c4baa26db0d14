/** The reviewer's and the approver's page. */
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

const after: Texts['decision']['after'] = {
  review: {
    approved: 'When passed, the report goes to the approver, who is told by mail.',
    returned: 'When returned, your comment is mailed to the agency, which corrects and files again.',
  },
  approval: {
    approved: 'When approved, the report waits for the publisher, and the agency is told by mail.',
    returned:
      'When returned, your comment is mailed to the agency, which corrects and files again, beginning with review.',
  },
};

export const decision: Texts['decision'] = {
  title: (stage) => `Annual report: ${stage}`,
  until: (day, left) => `Please decide by ${day}, ${left}`,
  youDecideAs: (name, role) => `You decide as “${name} (${role})”`,
  youDecideFor: (absent, role) => `You decide in the place of ${absent} (${role})`,
  form: {
    title: 'Decision',
    outcome: 'Your decision',
    comment: 'Comment on the whole report',
    commentHint:
      'To return a report, write something here or place by place above: which table, which row, what is wrong, how to mend it. Not needed to pass one.',
    pass: { review: 'Pass the review', approval: 'Approve' },
    return: 'Return for correction',
    next: 'Continue, then confirm',
    toDecision: 'Go to the decision',
    digest: 'Digest of the content (SHA-256)',
  },
  after,
  outcomes: {
    review: { approved: 'pass the review', returned: 'return for correction' },
    approval: { approved: 'approve', returned: 'return for correction' },
  },
  confirm: {
    title: 'Confirm your decision',
    lead: (name, role, outcome) => `As “${name} (${role})” you are about to decide: ${outcome}.`,
    leadFor: (absent, role, outcome) => `In the place of ${absent} (${role}) you are about to decide: ${outcome}.`,
    noComment: '(none on the whole report)',
    mailed: 'We mail this decision to you; if it was not yours, you can stop it from that mail.',
    button: {
      review: { approved: 'Confirm: pass the review', returned: 'Confirm: return for correction' },
      approval: { approved: 'Confirm: approve', returned: 'Confirm: return for correction' },
    },
    change: 'Go back and choose again',
  },
  summary: 'Summary',
  keyFigures: 'Key figures',
  figures: {
    newlyReceived: 'Requests received',
    carriedIn: 'Carried in',
    granted: 'Disclosed',
    denied: 'Not disclosed',
    unavailable: 'Not available',
    outcomes: 'Outcomes in total',
    carriedForward: 'Carried forward',
    review: 'Administrative review',
    litigation: 'Litigation',
  },
  agency: 'Agency',
  document: 'Document',
  statement: 'Statement of filing',
  statementBy: (officer, title, at) => `${officer} (${title}) stated that the data agree with the official text, ${at}`,
  changes: {
    title: 'Compared with the last submission',
    first: 'This is the first submission; there is nothing to compare.',
    nothing: 'Neither the tables nor the text have changed since the last submission.',
    noTables: 'The numbers of the three tables have not changed.',
    shortRow: 'The row “(6) Other handling” of table 3 has changed.',
    cell: 'Item',
    from: 'Before',
    to: 'Now',
    noText: 'The text has not changed.',
    opening: 'title and preamble',
    section: (number) => `section ${number}`,
    sections: (list) => `The text has changed: ${list}.`,
  },
  attested: {
    title: 'Numbers that a person filled in or confirmed',
    keyed: (n) => `Filled in by hand, ${plural(n, 'cell')}:`,
    unread: 'when read: not recognised',
    seen: (values) => `when read: ${values}`,
    cell: (value, before) => `${value} (${before})`,
    confirmed: (n) =>
      `The agency held ${plural(n, 'cell')} against the document and confirmed them; the tables mark them “confirmed”.`,
  },
  lastYear: 'Compared with last year',
  earlier: 'Decision of the stage before',
  done: {
    approved: { review: 'Review passed', approval: 'Approved' },
    returned: 'Returned for correction',
    by: (name, at) => `Decided by ${name}, ${at}.`,
    byYou: (at) => `You decided on ${at}; there is nothing else to do here.`,
    told: {
      review: {
        approved: 'The approver has been told; you need do nothing more.',
        returned: 'Your comment was sent to the agency, which will correct and file again; you need do nothing more.',
      },
      approval: {
        approved: 'The agency has been told, and the publisher will publish; you need do nothing more.',
        returned: 'Your comment was sent to the agency, which will correct and file again; you need do nothing more.',
      },
    },
  },
  anew: (stage) =>
    `This report was stopped: somebody said that a decision in their name was not theirs. The former ${stage} decision does not count any more; after the publisher has verified this, please decide on the ${stage} anew.`,
  stopped: (name, stage, at) =>
    `${name} says that the ${stage} decision of ${at} was not theirs, and this report is stopped. The decisions below do not count.`,
  stoppedNext: (publisher) =>
    `The publisher, ${publisher}, verifies this with the person and starts the report again; the roster’s deciders are then asked by mail. You need do nothing now.`,
  withdrawn: (at) => `The agency withdrew this submission on ${at}, and the review has ended. You need do nothing.`,
  withdrawnTitle: 'Withdrawn by the agency',
  notNow: 'This report does not wait for your decision now.',
  notNowTitle: 'No decision is needed now',
};
