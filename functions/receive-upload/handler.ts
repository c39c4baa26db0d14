/**
 * A file arrived in the uploads bucket. One transaction claims this very version of the object, numbers the submission,
 * sets an unfiled draft aside and queues the intake. The same event again finds the claim and does nothing.
 */
import type { EventBridgeEvent } from 'aws-lambda';
import { z } from 'zod';
import { requireFilingState } from '../../shared/store/filing-state.js';
import { receive } from '../../shared/filing/deeds/receive.js';
import { openTable } from '../../shared/store/client.js';
import { loadGrant } from '../../shared/store/grants.js';
import { perform } from '../../shared/store/perform.js';
import { findClaim, loadUploadForm } from '../../shared/store/uploads.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';

const environment = environmentOf<'receive-upload'>(FUNCTIONS['receive-upload']);
const table = openTable(environment.TABLE_NAME);
const log = logFor('receive-upload');

/** AWS, "EventBridge: S3 Object Created": the key comes as it is, not URL-encoded. */
const detailSchema = z.object({
  object: z.object({ key: z.string(), size: z.number().int(), 'version-id': z.string().min(1) }),
});

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const { object } = detailSchema.parse(event.detail);
  const arrival = { key: object.key, versionId: object['version-id'] };
  const form = await loadUploadForm(table, arrival.key);
  const grant = form === undefined ? undefined : await loadGrant(table, form.grant);
  if (form === undefined || grant === undefined || grant.purpose !== 'file') {
    // Nobody asked for this key: an operator's own object. It stays where it is and becomes no submission.
    log.warn('an object without an upload form', { size: object.size });
    return;
  }
  const now = new Date();
  const outcome = await perform(
    table,
    now,
    async () => {
      const [state, claimedAs] = await Promise.all([
        requireFilingState(table, form.year, form.agency),
        findClaim(table, arrival),
      ]);
      return { ...state, claimedAs };
    },
    (state) => receive(state, { arrival, fileName: form.fileName, size: object.size, grant }, now),
  );
  // Thrown, so that EventBridge delivers the event again: an upload must never be lost to a busy table.
  if ('refused' in outcome) throw new Error(`upload not received: ${outcome.refused.code}`);
  log.info('received', { submission: outcome.done });
}
