/**
 * Last year's document arrived, or with the malware gate on was scanned, says its event: that of one agency is read and laid beside this year's filing; an archive of
 * all is taken apart, and each document in it read for the publisher to take over.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { importArrival } from '#shared/intake/import-previous.js';
import { takeOneOfAll } from '#shared/intake/last-year-archive.js';
import { gateOf } from '#shared/filing/scan.js';
import { arrivedOrScanned } from '#shared/s3/scan.js';
import { s3Client } from '#shared/s3/objects.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { logScan } from '#shared/intake/scan-log.js';
import { openTable } from '#shared/store/client.js';

const { environment, log } = openFunction('import-previous');
const dependencies = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  gate: gateOf(environment.MALWARE_GATE),
  read: (bytes: Uint8Array) => readIsolated(bytes, { history: true }),
  now: () => new Date(),
};

export async function handler(event: EventBridgeEvent<string, unknown>): Promise<void> {
  const { word, ...arrival } = arrivedOrScanned(event);
  if (word !== undefined) logScan(log, word.status, {});
  const opening = { ...dependencies, heard: word };
  const imported = await importArrival(opening, arrival);
  const ofAll = imported === undefined ? await takeOneOfAll(opening, arrival) : undefined;
  if (ofAll !== undefined) log.info('one of last year', { state: ofAll });
  else if (imported === undefined) log.warn('an object that no form asked for');
  else log.info('last year imported', { refusal: imported.refusal?.code ?? null });
}
