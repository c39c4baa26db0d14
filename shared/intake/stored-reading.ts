/** Takes over what the reader left: makes sure that it is this agency's report of this year, and stores the record. */
import type { Submission } from '#shared/filing/model.js';
import { partsOf, type SubmissionId } from '#shared/ids/submission-id.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { submissionFrom, submissionKey, submissionNoteWrite } from '#shared/store/filings.js';
import { agencyKey, filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyFrom } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { documentMismatch } from './belongs.js';
import { loadReading, type Documents } from './reading-result.js';

export type ReadingOutcome = 'read' | 'refused';

/**
 * A repeat that comes too late changes nothing.
 *
 * @throws where the reader left nothing, and nothing was taken over before
 */
export async function storeReading(
  { table, ...documents }: Documents & { readonly table: Table },
  id: SubmissionId,
): Promise<ReadingOutcome> {
  const items = await table.getAll([submissionKey(id), agencyKey(partsOf(id))]);
  const [submission, agency] = [submissionFrom(items[0]), agencyFrom(items[1])];
  if (submission === undefined || agency === undefined) throw new Error(`no such submission: ${id}`);
  if (submission.state !== 'received') return outcomeOf(submission);
  const result = await loadReading(documents, submission);
  if (result === undefined) {
    // Begun by former code, whose reader stored the record itself.
    if (submission.refusal !== null) return 'refused';
    if ((await loadStateOf(table, id)).record !== null) return 'read';
    throw new Error(`nothing was read: ${id}`);
  }
  if (result.status === 'refused') return refuse(table, { ...submission, digest: result.digest }, result.reason);
  const { digest, format, pictures } = result;
  const mismatch = documentMismatch(result.record, agency);
  if (mismatch !== null) return refuse(table, { ...submission, digest, format }, mismatch);
  const writes = [
    submissionNoteWrite({ ...submission, digest, format, pictures }),
    ...recordWrites(filingPartition(submission), recordSortKey(submission.n), result.record),
  ];
  return (await table.commit(writes)) === 'committed' ? 'read' : 'refused';
}

/**
 * What stands of a submission that is not being received any more. One that a newer upload overtook may have no record:
 * there is nothing to check, and the intake goes to its last step, which leaves it as it is.
 */
export function outcomeOf({ state, refusal }: Submission): ReadingOutcome {
  return refusal === null && state !== 'superseded' ? 'read' : 'refused';
}

/** Stays `received`: announce-draft, the intake's last step, tells the agency and moves the state. */
async function refuse(table: Table, submission: Submission, refusal: NonNullable<Submission['refusal']>) {
  await table.commit([submissionNoteWrite({ ...submission, refusal })]);
  return 'refused' as const;
}
