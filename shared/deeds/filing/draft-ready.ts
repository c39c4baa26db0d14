/** The mail that brings the agency to its draft, with what is still to do there. */
import { outstanding } from '#shared/filing/completeness.js';
import type { Submission, Waiver } from '#shared/filing/model.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Effect } from '../change.js';
import { messageHead, type ReadCase } from './case.js';
import { askAgency } from './tell-agency.js';

/**
 * @param id of the row: another one is another mail
 * @param waived the finding that was lifted, where that is the news
 */
export function draftReady(
  state: ReadCase,
  after: Submission,
  id: string,
  waived?: Pick<Waiver, 'message' | 'reason'>,
): Effect {
  const { agency, record, check } = state;
  return askAgency(state, after, id, {
    name: 'draft-ready',
    ...messageHead(state),
    deadline: agency.deadline,
    n: after.n,
    ...leftToDo(after, record, check),
    ...(waived !== undefined && { waived: { message: waived.message, reason: waived.reason } }),
  });
}

/** What is still open, as mails tell it. */
export function leftToDo(submission: Submission, record: ReportRecord, check: CheckResult) {
  const { blocks, unexplained, unread, unconfirmed } = outstanding(submission, record, check);
  return { blocks: blocks.length, explains: unexplained.length, unread, confirms: unconfirmed };
}
