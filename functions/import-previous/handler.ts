/**
 * Last year's document arrived, says its event: that of one agency is read and laid beside this year's filing; an archive of
 * all is taken apart, and each document in it read for the publisher to take over.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { importArrival } from '#shared/intake/import-previous.js';
import { importOneOfAll } from '#shared/intake/import-all.js';
import { arrivedObject } from '#shared/s3/object-created.js';
import { s3Client } from '#shared/s3/objects.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { openTable } from '#shared/store/client.js';

const { environment, log } = openFunction('import-previous');
const dependencies = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  read: (bytes: Uint8Array) => readIsolated(bytes, { history: true }),
  now: () => new Date(),
};

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const { key, versionId, size } = arrivedObject(event.detail);
  const imported = await importArrival(dependencies, { key, versionId });
  const ofAll = imported === undefined ? await importOneOfAll(dependencies, { key, versionId }) : undefined;
  if (ofAll !== undefined) log.info('one of last year', { state: ofAll });
  else if (imported === undefined) log.warn('an object that no form asked for', { size });
  else log.info('last year imported', { refusal: imported.refusal?.code ?? null });
}
