/** Tells the office's own gateway, where one is configured, that somebody has something to do: beside the mail, never instead. */
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { secretNamed } from '#shared/secrets/named.js';
import { postSigned } from '#shared/webhook/post-signed.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';

const { environment, log, now } = openFunction('send-notice');
const table = openTable(environment.TABLE_NAME);
const { WEBHOOK_URL: url, WEBHOOK_SECRET: name } = environment;
const secret = name === undefined ? undefined : secretNamed(name, now);

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'notice', now }, call, async ({ id, to, phone, text }) => {
    if (url === undefined || secret === undefined) return { failed: 'no webhook is configured' };
    return postSigned({ url, secret, now }, { id, to: { name: to.name, address: to.address, phone }, text });
  });
}
