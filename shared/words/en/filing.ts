/** The agency's pages: result, filing, receipt. */
import type { Texts } from '../texts.js';
import { onlineForm } from './form.js';
import { plural } from './plural.js';

const TYPED = `what was filled in online is changed under “${onlineForm.entry.title}” and sent again.`;

type Filing = Texts['filing'];

const whatNow: Filing['whatNow'] = {
  received:
    'The file has arrived and its tables are being read, usually within seconds; a scan takes minutes. You may leave: a mail tells you when it is done.',
  refused: 'The file uploaded last was not accepted; why, and what to do, stands below.',
  draft: 'The file was read. Please go through what is listed below, then file.',
  superseded: 'This file was replaced by a later upload.',
  expired: 'The season has ended, and this draft was not filed.',
  'in-review': 'Filed, and waiting for review. You need do nothing now.',
  'in-approval': 'Review is passed, and the report waits for approval. You need do nothing now.',
  returned: `The report was returned. Please correct the document as the comment says and upload it again; ${TYPED} Then file again.`,
  withdrawn: `You withdrew the report. You can correct it and upload again; ${TYPED}`,
  approved: 'Approved, and waiting to be published. You need do nothing now.',
  stopped:
    'Stopped: it is being verified whether a decision was made by the right person. Nothing is wrong with your report, and you need do nothing now.',
  reopened: 'The publisher has reopened the report; please correct it and upload again.',
  released: 'The report is public.',
  corrected: 'A corrected version of the report is public.',
  'taken-down': 'The publisher has taken the report down; it is not public any more.',
};

const whatNext: Filing['whatNext'] = {
  received: 'Then this page lists the numbers that were read and what needs a look; you are told by mail as well.',
  refused:
    'Usually within a minute or two after you upload again, this page shows the new result, and a mail tells you. You can upload as often as you like before filing.',
  draft:
    'What this page lists must be done before filing; after it, reviewer and approver decide in turn. Receipt, return, approval and publication are mailed to you; that the review was passed is not, but stands on this page. You can upload as often as you like before filing.',
  superseded: 'Please go on with the file uploaded last.',
  expired: 'To file late, please ask the publisher.',
  'in-review':
    'After review comes approval; if the report is returned, a mail says what to correct. Until a decision is made you can withdraw it.',
  'in-approval':
    'After approval the report is published; if it is returned, a mail says what to correct. Until a decision is made you can withdraw it.',
  returned: 'After you file again it is reviewed again; the reviewer sees which numbers you changed.',
  withdrawn: 'When you have uploaded and filed again, review begins anew.',
  approved: 'When it is published, a mail tells you the public address.',
  stopped:
    'After the verification the report goes on, and a mail tells you; if it needs correcting, you can upload again.',
  reopened: 'After you file again it is reviewed again.',
  released: 'The public page stays. If you find a mistake, please ask the publisher for a correction.',
  corrected: 'All versions stay on the public page.',
  'taken-down':
    'If it must be corrected, please correct it, upload it and file it again; the review begins anew. Otherwise you need do nothing; if something is unclear, please ask the publisher.',
};

export const filing: Filing = {
  nothingYet: 'No file has arrived yet. Please upload the annual report.',
  nothingNext: [
    'The 200 numbers of the three tables are read, within seconds',
    'What needs a look, a correction or an explanation is listed',
    'You confirm and file; before that you can upload as often as you like',
  ],
  deadline: (day, left) => `Deadline ${day}, ${left}`,
  deadlineWas: (day) => `Deadline ${day}`,
  correcting: {
    now: `The publisher asks you to correct the published report; the reason stands below. Please correct the document, upload it and file it; ${TYPED}`,
    next: 'It goes the same way again: review, approval, release. Until then the public version stays as it is; the public page will name the reason for the correction.',
    go: 'Upload the corrected file',
  },
  expiredNow:
    'The season is open again. Your draft expired when it was closed; please upload the file again and file it.',
  expiredNext: 'Usually within a minute or two after the upload this page shows what was read; you confirm and file.',
  disownedNow:
    'This version went with its release and is not public any more. Please upload and file anew; the reason is below.',
  disownedNext:
    'Once filed it goes through review and approval from the start, and is public as a new version when it is released.',
  statusHeading: 'State now',
  whatNow,
  draftNow: {
    mend: (n, items) =>
      `The file was read; ${plural(n, 'place')} must be corrected${items < n ? ` (put together into ${plural(items, 'item')} below)` : ''}. Please correct the document and upload it again; ${TYPED}`,
    complete: 'The file was read. Please do what is listed below, save, then file.',
    ready: 'The file was read, and nothing is left to do. Please check what is listed below, then file.',
  },
  draftGo: {
    see: 'See what to correct',
    mend: 'Go to upload again',
    complete: 'Go to what is left',
    ready: 'Go to filing',
  },
  whatNext,
  awaiting:
    'The file has arrived and is being registered and read, usually within seconds; a scan takes minutes. You may leave: a mail tells you when it is done.',
  scanning: {
    tag: 'Being checked for viruses',
    now: 'The file has arrived and is being checked for viruses, usually within a minute or two; then it is read by itself. You may leave: a mail tells you of the result.',
    until: (time) =>
      `The system does not open the file before it has passed. Without a result by ${time} it stops waiting and asks you by mail to upload again.`,
    slow: ' The check is slower than usual; if time is short, you can upload once more right now: that file is checked by itself.',
  },
  look: 'See the result',
  lookHint: 'The page looks again by itself; if it does not, please press “See the result”.',
  steps: { upload: 'Upload', file: 'File', review: 'Review', approval: 'Approval', release: 'Publication' },
  stepDone: 'done',
  stepCurrent: 'now',
  stepStopped: 'stopped, a decision is being verified',
  stepAhead: 'not begun',
  counts: {
    read: 'Read',
    block: 'To correct',
    explain: 'To explain',
    unread: 'Not read',
    confirm: 'To confirm',
  },
  returnedBy: (stage, name, at) => `Comment on the return in ${stage} (${name}, ${at})`,
  returnStands: (submission) => `This is the comment on ${submission}; it stays here until you file again.`,
  passedBy: (stage, name, at) => `Passed in ${stage} (${name}, ${at})`,
  inDoubt: 'being verified, does not count',
  annulled: 'does not count any more',
  comment: 'Comment',
  noComment: 'No comment.',
  refusedHeading: (file) => `Not accepted: ${file}`,
  todoHeading: 'What to do',
  record: {
    unreadTitle: (unread, keyed) =>
      [unread > 0 ? `Not read, please fill in: ${unread}` : '', keyed > 0 ? `Filled in, can be changed: ${keyed}` : '']
        .filter((part) => part !== '')
        .join('; '),
    noNumber: (cell, text) => `${cell}: “${text}” is not a number.`,
    unreadHint:
      'Please fill in what the document prints. A number that the document does not print must first be put into it and the file uploaded again.',
    unreadInTables: (n) =>
      `${plural(n, 'cell')} could not be read. Please fill them in below, cell by cell, as the document prints them, then press “Save what was filled in” after the tables.`,
    candidates: (values) => `Two ways of reading differ: ${values}`,
    seen: (values) => `What was read: ${values}`,
    confirmTitle: 'To confirm',
    confirmHint:
      'These numbers were read, but the layout of the document leaves a doubt. Please hold them against the document and tick those that agree; where one does not, correct the document and upload it again.',
    confirmLater:
      'Please do the corrections above first: after the new upload, the numbers to confirm are listed anew.',
    confirmLabel: (cell, value) => `${cell}: read ${value}, agrees with the document`,
    confirmTable: (table, n) =>
      `${plural(n, 'cell')} of ${table}: the numbers listed agree with the document, each of them`,
    listCells: (n) => `List the ${plural(n, 'cell')} (the tables below show them too)`,
    readAs: (cell, value) => `${cell}: ${value}`,
    reasonLabel: 'Choose a ready explanation',
    noReason: 'None, I write my own',
    explainLabel: 'Explanation',
    explainHint:
      'Please write the reason itself, for example “1 request was withdrawn at the end of the year and not carried forward”. At most 1,000 characters. Explanations are published with the report.',
    addHint:
      'With a ready explanation this may stay empty or add to it. Of your own, please write the reason itself, at most 1,000 characters. Explanations are published with the report.',
    carried: (submission) =>
      `You wrote this explanation for ${submission}; the same question is still open, so it was kept. If it no longer holds, please change and save it.`,
    otherNumbers:
      'You wrote the following about the former numbers. They have changed, so this must be explained anew: please look it through, change and save it.',
    save: 'Save what was filled in',
    saveNext:
      'After saving, the report is checked again and this page shows the result. You may enter a part, save, leave, and go on later by the link in your mail.',
    unsaved: 'Something that you filled in is not saved yet; please press “Save what was filled in” first.',
  },
  declare: {
    title: 'File',
    intro: 'An officer of the agency states this by name; name and position are published with the report.',
    officer: 'Name of the officer',
    position: 'Position',
    agree: 'These data agree with the official text of this agency',
    button: 'File',
    notReady: 'The report cannot be filed yet, because:',
    block: (n) => `${plural(n, 'place')} must be corrected`,
    unread: (n) => `${plural(n, 'cell')} could not be read and ${n === 1 ? 'is' : 'are'} not filled in`,
    unconfirmed: (n) => `${plural(n, 'cell')} ${n === 1 ? 'is' : 'are'} not confirmed`,
    unexplained: (n) => `${plural(n, 'place')} ${n === 1 ? 'is' : 'are'} not explained`,
    unanswered: (n) => `${plural(n, 'comment')} of the return ${n === 1 ? 'is' : 'are'} not answered`,
    next: 'After filing, the report goes to review and you get a receipt. Until a decision is made you can withdraw it.',
  },
  withdraw: {
    title: 'Withdraw the report',
    hint: 'If something still needs correcting, you can withdraw the report until a decision is made. Review then ends, and you can upload again.',
    button: 'Withdraw the report',
  },
  receipt: {
    title: 'Receipt',
    number: 'Number of filing',
    at: 'Filed on',
    by: 'Stated by',
    file: 'File',
    digest: 'Digest of the file (SHA-256)',
    content: 'Digest of the content (SHA-256)',
    head: 'Digest of the log at filing (SHA-256)',
    hint: 'Please save or print this page. The digests prove that this very file and content were filed; anybody can verify the number.',
    download: 'Download the receipt (receipt.json)',
    beforeSeals:
      'There were no seals yet when this report was filed, so it has no electronic receipt and its number cannot be verified in public; the content is held against the digest of that time.',
  },
  published: 'Published',
  publishedLink: 'See the public page',
  uploads: { title: 'Uploads', number: 'No.', file: 'File', at: 'Time', state: 'State', size: 'Size' },
};
