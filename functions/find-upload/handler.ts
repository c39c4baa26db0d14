/**
 * When an upload form is over, looks whether anything was sent through it that receive-upload never heard of, and
 * receives that. An event can be lost; the object in the bucket cannot.
 */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { findArrivals } from '../../shared/documents/find-arrivals.js';
import { s3Client } from '../../shared/documents/objects.js';
import { openTable } from '../../shared/store/client.js';
import { workThrough } from '../../shared/store/outbox-worker.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';

const environment = environmentOf<'find-upload'>(FUNCTIONS['find-upload']);
const table = openTable(environment.TABLE_NAME);
const where = { table, s3: s3Client(), bucket: environment.UPLOADS_BUCKET };
const log = logFor('find-upload');

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return workThrough({ table, log, kind: 'find', now: () => new Date() }, event.Records, async (row) => {
    const found = await findArrivals(where, row.key, new Date());
    for (const submission of found) log.warn('found an upload that no event told of', { submission });
    return 'done';
  });
}
