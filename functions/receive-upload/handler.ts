/**
 * A file arrived in the uploads bucket, says its event. What is made of it is told in shared/intake/receive.ts;
 * the same event again finds the claim and does nothing.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { EventBridgeEvent } from 'aws-lambda';
import { arrivedObject } from '#shared/s3/object-created.js';
import { receiveArrival } from '#shared/intake/receive.js';
import { openTable } from '#shared/store/client.js';

const { environment, log } = openFunction('receive-upload');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const arrived = arrivedObject(event.detail);
  // An error is thrown on: Lambda tries twice more within minutes, and after that find-upload finds the version.
  const submission = await receiveArrival(table, arrived, new Date());
  if (submission === undefined) log.warn('an object without an upload form', { size: arrived.size });
  else log.info('received', { submission });
}
