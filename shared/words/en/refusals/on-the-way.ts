/** The file is not at fault: it did not arrive whole, or the system did not get to the end of reading it. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { ASK } from './remedies.js';

export const ON_THE_WAY = {
  'not-found': {
    title: 'The uploaded file was not found',
    what: 'The system was told of an upload but cannot get the file itself.',
    why: 'It may have been cut off on the way.',
    todo: ['Please upload it once more.', ASK],
  },
  'processing-failed': {
    title: 'The system did not finish with this file',
    what: 'Something broke in the system while the file was read; the file was kept.',
    why: 'Nothing is wrong with the file.',
    todo: ['Please upload it once more.', ASK],
  },
  'system-busy': {
    title: 'The system was too busy to read this file',
    what: 'The file arrived and was kept, but there was so much to do that several tries did not get to it.',
    why: 'Nothing is wrong with the file; it need not be changed.',
    todo: ['Please upload the same file once more in about half an hour.', ASK],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
