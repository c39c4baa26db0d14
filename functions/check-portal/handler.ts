/**
 * What a portal shows of an approved report arrived, or with the malware gate on was scanned, says its event: it is read and
 * held against what was approved.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { checkPortalArrival } from '#shared/intake/check-portal.js';
import { gateOf } from '#shared/filing/scan.js';
import { arrivedOrScanned } from '#shared/s3/scan.js';
import { s3Client } from '#shared/s3/objects.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { comparedPortal } from '#shared/takeaway/compared-portal.js';
import { logScan } from '#shared/intake/scan-log.js';
import { openTable } from '#shared/store/client.js';

const { environment, log } = openFunction('check-portal');
const dependencies = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  gate: gateOf(environment.MALWARE_GATE),
  read: (bytes: Uint8Array) => readIsolated(bytes),
  compare: comparedPortal,
  now: () => new Date(),
};

export async function handler(event: EventBridgeEvent<string, unknown>): Promise<void> {
  const { word, ...arrival } = arrivedOrScanned(event);
  if (word !== undefined) logScan(log, word.status, {});
  const checked = await checkPortalArrival({ ...dependencies, heard: word }, arrival);
  if (checked === undefined) log.warn('an object that no form asked for');
  else log.info('portal compared', { outcome: checked });
}
