/**
 * When an upload form is over, looks whether anything was sent through it that receive-upload never heard of, and
 * receives that. An event can be lost; the object in the bucket cannot.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { findArrivals } from '#shared/intake/find-arrivals.js';
import { s3Client } from '#shared/s3/objects.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';

const { environment, log } = openFunction('find-upload');
const table = openTable(environment.TABLE_NAME);
const where = { table, s3: s3Client(), bucket: environment.UPLOADS_BUCKET };

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return workThrough({ table, log, kind: 'find', now: () => new Date() }, event.Records, async (row) => {
    const found = await findArrivals(where, row.key, new Date());
    for (const submission of found) log.warn('found an upload that no event told of', { submission });
    return 'done';
  });
}
