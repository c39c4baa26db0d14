/**
 * Sends one queued mail. The link's secret is minted here, at the last moment; the table gets its hash, the mail gets
 * the secret, and nothing else ever sees it.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { linkAddress, mintSecret } from '#shared/access/links.js';
import { renderMail } from '#shared/words/letters/render.js';
import { mailClient, sendMail } from '#shared/mail/send.js';
import { openTable } from '#shared/store/client.js';
import { loadGrant, saveLink } from '#shared/store/grants.js';
import { workThrough } from '#shared/store/outbox-worker.js';

const { environment, log } = openFunction('send-mail');
const table = openTable(environment.TABLE_NAME);
const ses = mailClient();

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return workThrough({ table, log, kind: 'mail', now: () => new Date() }, event.Records, async (row) => {
    const grant = row.grant === null ? undefined : await loadGrant(table, row.grant);
    if (row.grant !== null && grant === undefined) return { failed: 'the grant of this mail is gone' };
    // Revoked between queueing and sending: the person was replaced and must not get a link any more.
    if (grant?.status === 'revoked') return { failed: 'the grant was revoked' };
    let link: string | null = null;
    if (grant !== undefined) {
      const secret = mintSecret();
      await saveLink(table, secret, grant);
      link = linkAddress(environment.DESK_BASE_URL, secret);
    }
    const mail = renderMail(row.message, { recipient: row.to.name, link, siteBaseUrl: environment.SITE_BASE_URL });
    return sendMail(ses, { from: environment.MAIL_FROM, to: row.to.address, mail });
  });
}
