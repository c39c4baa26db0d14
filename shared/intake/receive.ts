/**
 * A file arrived under the key of an upload form. One transaction claims this very version of the object, numbers the
 * submission, sets an unfiled draft aside and queues the intake. A version that was claimed before stays what it became,
 * so that it may be brought here as often as wanted: by its event, by the look for what no event told of, or by both.
 */
import { receive } from '#shared/deeds/filing/receive.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { requireFilingCaseBeside } from '#shared/store/filing-case.js';
import { loadGrant } from '#shared/store/grants.js';
import { arrivalKey } from '#shared/store/keys.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { claimFrom, loadUploadForm } from '#shared/store/uploads.js';

export interface ArrivedVersion {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
}

/**
 * The submission that the version is now, or undefined where nobody asked for its key: an operator's own object stays
 * where it is and becomes no submission.
 * @throws where the table is busy, so that whoever brought the version brings it again
 */
export async function receiveArrival(
  table: Table,
  { key, versionId, size }: ArrivedVersion,
  now: Date,
): Promise<SubmissionId | undefined> {
  const arrival = { key, versionId };
  const form = await loadUploadForm(table, key);
  const grant = form === undefined ? undefined : await loadGrant(table, form.grant);
  if (form === undefined || grant === undefined || grant.purpose !== 'file') return undefined;
  const outcome = await perform(
    table,
    now,
    async () => {
      const { state, beside } = await requireFilingCaseBeside(table, form, [arrivalKey(key, versionId)]);
      return { ...state, claimedAs: claimFrom(beside[0]) };
    },
    (state) =>
      receive(
        state,
        { arrival, fileName: form.fileName, size, grant, typedBy: form.typedBy, sameFileReason: form.sameFileReason },
        now,
      ),
  );
  if ('refused' in outcome) throw new Error(`upload not received: ${outcome.refused.code}`);
  return outcome.done;
}
