/** Last year's document arrived, says its event: it is read and laid beside this year's filing. */
import type { EventBridgeEvent } from 'aws-lambda';
import { importArrival } from '../../shared/documents/import-previous.js';
import { arrivedObject } from '../../shared/documents/object-created.js';
import { s3Client } from '../../shared/documents/objects.js';
import { readIsolated } from '../../shared/reading/isolation/read-isolated.js';
import { openTable } from '../../shared/store/client.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';

const environment = environmentOf<'import-previous'>(FUNCTIONS['import-previous']);
const workplace = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  read: (bytes: Uint8Array) => readIsolated(bytes, { history: true }),
  now: () => new Date(),
};
const log = logFor('import-previous');

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const { key, versionId, size } = arrivedObject(event.detail);
  const imported = await importArrival(workplace, { key, versionId });
  if (imported === undefined) log.warn('an object that no form asked for', { size });
  else log.info('last year imported', { refusal: imported.refusal?.code ?? null });
}
