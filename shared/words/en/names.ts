/** What states, roles, kinds and stages are called on screen and in mails. */
import { touchOf } from '#shared/filing/four-eyes.js';
import type { Texts } from '../texts.js';

type Names = Texts['names'];

/** The kinds of document that can be read, as every page and mail names them. */
export const FORMATS_READ =
  'PDF, Word (.docx), Excel (.xlsx), ODF (.odt, .ods), web pages (.mht as well), CSV and plain text';

const touches: Names['touches'] = {
  uploaded: 'uploaded the file',
  keyed: 'filled in numbers',
  confirmed: 'confirmed numbers',
  explained: 'wrote explanations',
  imported: 'brought answers back by workbook',
  waived: 'waived a finding',
  stated: 'signed the statement of filing',
  filed: 'filed the report',
  reviewed: 'made the review decision',
  approved: 'made the approval decision',
};

const unnamedFile: Names['unnamedFile'] = { own: 'the file you uploaded', theirs: 'the file the agency uploaded' };

const roleNames: Readonly<Record<string, string>> = {
  contact: 'agency contact',
  reviewer: 'reviewer',
  approver: 'approver',
  publisher: 'publisher',
  substitute: 'substitute',
};

export const names: Names = {
  product: 'Annual reports',
  states: {
    received: 'being read',
    refused: 'not accepted',
    draft: 'draft, to be filed',
    superseded: 'replaced by a later upload',
    expired: 'season ended, not filed',
    'in-review': 'in review',
    'in-approval': 'in approval',
    returned: 'returned for correction',
    withdrawn: 'withdrawn by the agency',
    approved: 'approved, to be published',
    stopped: 'stopped, a decision is being verified',
    reopened: 'reopened',
    released: 'published',
    corrected: 'replaced by a corrected version',
    'taken-down': 'taken down',
  },
  kinds: {
    department: 'department',
    township: 'township or subdistrict',
    government: 'government',
    vertical: 'vertically managed body',
  },
  seasons: {
    open: 'open',
    late: 'past the deadline, filing still possible',
    closed: 'closed',
    archived: 'archived',
  },
  severities: { block: 'To correct', explain: 'To explain', note: 'Note' },
  stages: { review: 'review', approval: 'approval' },
  touches,
  decidings: { review: 'review', approval: 'approval', release: 'publication' },
  conflict: (reason) => touches[touchOf(reason)],
  roles: {
    agency: 'agency contact',
    reviewer: 'reviewer',
    approver: 'approver',
    publisher: 'publisher of the annual reports',
    recorder: 'recorder of a paper report',
    desk: 'everything of yours',
    substitute: 'publisher’s substitute',
    founder: 'by the set-up link',
  },
  pair: (names) =>
    names
      .split('/')
      .map((name) => roleNames[name] ?? name)
      .join(' and '),
  formats: {
    pdf: 'PDF file',
    docx: 'Word document',
    html: 'web page',
    xlsx: 'Excel workbook',
    text: 'text file',
    json: 'JSON data',
    mht: 'web archive',
    csv: 'CSV table',
    odt: 'ODF text document',
    ods: 'ODF spreadsheet',
  },
  formatsRead: FORMATS_READ,
  unnamedFile,
  file: (fileName) => (fileName === '' ? unnamedFile.own : `“${fileName}”`),
  fileOfAgency: (fileName) => (fileName === '' ? unnamedFile.theirs : `“${fileName}”`),
  filingTitle: (agency, year) => `${agency}, annual report ${year}`,
  inPlaceOf: (name, absent) => `${name}, in place of ${absent}`,
  submissionNumber: (n) => `upload ${n}`,
};
