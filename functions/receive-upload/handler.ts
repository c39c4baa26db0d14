/**
 * A file arrived in the uploads bucket, or the malware scanner has looked at one, says the event. What is made of the first
 * is told in shared/intake/receive.ts, of the second in shared/intake/scans.ts; the same event again does nothing.
 */
import { UPLOAD_RECEIVED } from '#shared/workflow/alarmed-lines.js';
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { gateOf } from '#shared/filing/scan.js';
import { hearScan } from '#shared/intake/scans.js';
import { receiveArrival } from '#shared/intake/receive.js';
import { arrivedObject } from '#shared/s3/object-created.js';
import { scanResult } from '#shared/s3/scan.js';
import { SCAN_EVENT } from '#shared/workflow/malware-scan.js';
import { openTable } from '#shared/store/client.js';
import { logScan } from '#shared/intake/scan-log.js';

const { environment, log } = openFunction('receive-upload');
const table = openTable(environment.TABLE_NAME);
const gate = gateOf(environment.MALWARE_GATE);

// An error is thrown on: Lambda tries twice more within minutes, and after that find-upload finds the version.
export async function handler(event: EventBridgeEvent<string, unknown>): Promise<void> {
  const now = new Date();
  if (event['detail-type'] === SCAN_EVENT.detailType) {
    const { word, ...arrival } = scanResult(event.detail);
    const heard = await hearScan(table, arrival, word, 'receive-upload', now);
    logScan(log, word.status, { ...heard });
    return;
  }
  const arrived = arrivedObject(event.detail);
  const submission = await receiveArrival(table, arrived, gate, now);
  if (submission === undefined)
    log.warn('an object without an upload form, or one more of a form that is used up', { size: arrived.size });
  else log.info(UPLOAD_RECEIVED, { submission });
}
