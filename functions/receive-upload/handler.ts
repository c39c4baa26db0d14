/**
 * A file arrived in the uploads bucket, says its event. What is made of it is told in shared/documents/receive-arrival;
 * the same event again finds the claim and does nothing.
 */
import type { EventBridgeEvent } from 'aws-lambda';
import { arrivedObject } from '../../shared/documents/object-created.js';
import { receiveArrival } from '../../shared/documents/receive-arrival.js';
import { openTable } from '../../shared/store/client.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';

const environment = environmentOf<'receive-upload'>(FUNCTIONS['receive-upload']);
const table = openTable(environment.TABLE_NAME);
const log = logFor('receive-upload');

export async function handler(event: EventBridgeEvent<'Object Created', unknown>): Promise<void> {
  const arrived = arrivedObject(event.detail);
  // An error is thrown on: Lambda tries twice more within minutes, and after that find-upload finds the version.
  const submission = await receiveArrival(table, arrived, new Date());
  if (submission === undefined) log.warn('an object without an upload form', { size: arrived.size });
  else log.info('received', { submission });
}
