/** Finding on the publisher's board. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { names } from './names.js';
import { plural } from './plural.js';

const agencies = (n: number): string => plural(n, 'agency', 'agencies');

export const boardView: Texts['boardView'] = {
  search: 'Find agencies',
  searchHint:
    'Name, short name, id, contact, reviewer, approver, mail address or phone; a part is enough, several words between spaces.',
  searchButton: 'Find',
  clear: 'Clear',
  kind: 'Kind',
  anyKind: 'Every kind',
  waits: 'Waiting for',
  anybody: 'Anybody',
  waitsFor: (name, role, n) => `${name} (${role}) ${count(n)}`,
  waitsRole: (role, n) => `${names.roles[role]} ${count(n)}`,
  late: 'Overdue only',
  bounced: 'Mail did not arrive only',
  found: (n, of) => `${agencies(n)} found (of ${count(of)}).`,
  overdueNames: (n, named) => `${count(n)} overdue: ${named.join(', ')}${n > named.length ? ' and others' : ''}.`,
  showOverdue: 'See only these',
  columns: { phone: 'Phone', seen: 'Last opened' },
  seenNever: 'never opened',
  sortBy: (column) => `Order by “${column}”`,
  paper: { toRecord: 'On paper, to be recorded', inTime: 'Came on paper (in time)' },
  correcting: 'Being corrected',
  selectAll: (n) => `Select all ${agencies(n)} that fit (not this page only)`,
  selectedAll: (n) => `All ${agencies(n)} are selected; untick those that you do not want. `,
  selectedElsewhere: (n) => `${count(n)} of them are on other pages.`,
  selectNone: 'Select none',
  selectionHint:
    'Tick agencies first, then choose what to do. A preview comes first: for whom, what is sent or made public, who is left out and why; it is done only after you confirm.',
  acts: {
    invite: 'Invite…',
    remind: 'Remind…',
    resend: 'Send the link again…',
    sheet: 'Print QR codes…',
    release: 'Publish…',
  },
  leftOutTitle: (n) => `${agencies(n)} left out`,
  leftOut: {
    removed: 'is off the roster',
    begun: 'was invited and has begun; where the link was lost, use “Send the link again”',
    'not-invited': 'is not invited yet; please invite it first',
    'not-approved': 'is not approved yet',
    scheduled: 'waits for its planned time; to release it earlier, move or cancel that under “Releases”',
  },
};
