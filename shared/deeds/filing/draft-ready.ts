/** The mail that brings the agency to its draft, with what is still to do there. */
import { filingGrantId } from '#shared/access/links.js';
import { outstanding, type countsOf } from '#shared/filing/completeness.js';
import type { Submission } from '#shared/filing/model.js';
import type { Effect } from '../change.js';
import { messageHead, type ReadCase } from './case.js';

/** @param id of the row: another one is another mail */
export function draftReady(
  state: ReadCase,
  after: Submission,
  counts: ReturnType<typeof countsOf>,
  id: string,
): Effect {
  const { agency, record, check } = state;
  return {
    queue: {
      kind: 'mail',
      id,
      to: agency.contact,
      grant: filingGrantId(after, agency.contact),
      message: {
        name: 'draft-ready',
        ...messageHead(state),
        deadline: agency.deadline,
        n: after.n,
        blocks: counts.block,
        explains: outstanding(after, record, check).unexplained.length,
        unread: counts.unread,
        confirms: counts.confirm,
      },
    },
  };
}
