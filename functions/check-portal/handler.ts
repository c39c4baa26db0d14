/** What a portal shows of an approved report arrived, says its event: it is read and held against what was approved. */
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { checkPortalArrival } from '#shared/intake/check-portal.js';
import { arrivedObject } from '#shared/s3/object-created.js';
import { s3Client } from '#shared/s3/objects.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { comparedPortal } from '#shared/takeaway/compared-portal.js';
import { openTable } from '#shared/store/client.js';

const { environment, log } = openFunction('check-portal');
const dependencies = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  read: (bytes: Uint8Array) => readIsolated(bytes),
  compare: comparedPortal,
  now: () => new Date(),
};

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const { key, versionId, size } = arrivedObject(event.detail);
  const checked = await checkPortalArrival(dependencies, { key, versionId });
  if (checked === undefined) log.warn('an object that no form asked for', { size });
  else log.info('portal compared', { outcome: checked });
}
