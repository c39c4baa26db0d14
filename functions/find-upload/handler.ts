/**
 * When an upload form is over, looks whether anything was sent through it that receive-upload never heard of, and
 * receives that. An event can be lost; the object in the bucket cannot. Nor can the scanner's word, which stands in a tag:
 * the look is repeated until nothing waits for it any more.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { gateOf } from '#shared/filing/scan.js';
import { findArrivals } from '#shared/intake/find-arrivals.js';
import { settleScans } from '#shared/intake/scans.js';
import { s3Client } from '#shared/s3/objects.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';
import { logScan } from '#shared/intake/scan-log.js';

const { environment, log } = openFunction('find-upload');
const table = openTable(environment.TABLE_NAME);
const bucket = environment.UPLOADS_BUCKET;
const where = { table, s3: s3Client(), bucket, gate: gateOf(environment.MALWARE_GATE), by: 'find-upload' };

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'find', now: () => new Date() }, call, async (row) => {
    const now = new Date();
    const { submissions, overtaken } = await findArrivals(where, row.key, now);
    for (const submission of submissions) log.warn('found an upload that no event told of', { submission });
    if (overtaken > 0) log.warn('left uploads unread that later ones have overtaken', { key: row.key, overtaken });
    const { settled, waiting } = await settleScans(where, row.key, now);
    for (const { submission, status } of settled) logScan(log, status, { submission });
    return waiting ? { later: 'the scanner has not looked yet' } : 'done';
  });
}
