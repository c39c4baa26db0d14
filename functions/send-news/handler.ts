/** Tells those who subscribe which reports have become public, were corrected or taken down. */
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { secretNamed } from '#shared/secrets/named.js';
import { subscribersFrom } from '#shared/webhook/subscribers.js';
import { postSigned } from '#shared/webhook/post-signed.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';

const { environment, log, now } = openFunction('send-news');
const table = openTable(environment.TABLE_NAME);
const secrets = new Map(
  subscribersFrom(environment.SUBSCRIBERS).map(({ url, secret }) => [url, secretNamed(secret, now)]),
);

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'news', now }, call, async ({ id, to, news }) => {
    const secret = secrets.get(to);
    // Taken off the list since: nobody is waiting for it.
    if (secret === undefined) return 'done';
    return postSigned({ url: to, secret, now }, { id, ...news });
  });
}
