/**
 * Sends one queued mail. The secret of its link, or its code, is minted here, at the last moment; the table gets a hash,
 * the mail gets the secret, and nothing else ever sees it.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { mintCode } from '#shared/access/codes.js';
import { linkAddress, mintSecret, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import { renderMail } from '#shared/words/letters/render.js';
import { mailClient, sendMail } from '#shared/mail/send.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { mintChallenge } from '#shared/store/challenges.js';
import { openTable } from '#shared/store/client.js';
import { loadSeason } from '#shared/store/seasons.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { Office } from '#shared/season/model.js';
import { linkSentWrite, mintLink } from '#shared/store/links.js';
import { workThrough, type WorkResult } from '#shared/store/outbox-worker.js';

const { environment, log, now } = openFunction('send-mail');
const table = openTable(environment.TABLE_NAME);
const ses = mailClient();
const days = {
  others: wholeNumber('LINK_DAYS', environment.LINK_DAYS),
  publisher: wholeNumber('PUBLISHER_LINK_DAYS', environment.PUBLISHER_LINK_DAYS),
};

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return workThrough({ table, log, kind: 'mail', now }, event.Records, async (row): Promise<WorkResult> => {
    const minted = row.grant === null ? null : await mint(row.grant);
    if (minted !== null && 'failed' in minted) return minted;
    const code = mintCode();
    if (row.codeFor !== undefined && (await mintChallenge(table, row.codeFor, code, now())) === 'gone')
      return { failed: 'nobody asked for this code' };
    const mail = renderMail(row.message, {
      language: 'zh',
      recipient: row.to.name,
      link: minted?.address ?? null,
      ...(row.codeFor === undefined ? {} : { code }),
      office: await officeOf(row.area, row.message),
      siteBaseUrl: environment.SITE_BASE_URL,
      deskBaseUrl: environment.DESK_BASE_URL,
    });
    const sent = await sendMail(ses, { from: environment.MAIL_FROM, to: row.to.address, mail });
    if (sent !== 'done' || row.grant === null || minted === null) return sent;
    return { done: [linkSentWrite(row.grant, minted.digest)] };
  });
}

async function mint(id: GrantId): Promise<{ address: string; digest: Digest } | { failed: string }> {
  const secret = mintSecret();
  const digest = secretDigest(secret);
  const minted = await mintLink(table, id, { digest, now: now(), days: daysOf });
  if (minted === 'no such grant') return { failed: 'the grant of this mail is gone' };
  // Revoked between queueing and sending: the person was replaced and must not get a link any more.
  if (minted === 'revoked') return { failed: 'the grant was revoked' };
  return { address: linkAddress(environment.DESK_BASE_URL, secret), digest };
}

/** Whom the mail says to ask; null before there is a season, and in one that names no office. */
async function officeOf(area: string, message: MailMessage): Promise<Office | null> {
  if (!('year' in message)) return null;
  return (await loadSeason(table, { area, year: message.year }))?.season.office ?? null;
}

function daysOf({ purpose }: Grant): number {
  return purpose === 'publish' ? days.publisher : days.others;
}
