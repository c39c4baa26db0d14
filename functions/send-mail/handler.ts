/**
 * Sends one queued mail. The secret of its link, or its code, is minted here, at the last moment; the table gets a hash,
 * the mail gets the secret, and nothing else ever sees it. What was handed over is noted under its message id, so that a
 * bounce finds it; what was refused, or given up, is noted by address, so that the publisher sees it.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { mintCode } from '#shared/access/codes.js';
import { filingOfGrant, linkAddress, mintSecret, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import type { Person } from '#shared/ids/person.js';
import { loadPreferences } from '#shared/store/people.js';
import { languageNamed, textsIn, type Language } from '#shared/words/texts.js';
import { renderMail } from '#shared/words/letters/render.js';
import { openTransport } from '#shared/mail/open.js';
import type { DeliveryProblem } from '#shared/outbox/delivery.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { errorForLog } from '#shared/runtime/log.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { mintChallenge } from '#shared/store/challenges.js';
import { openTable } from '#shared/store/client.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { Office } from '#shared/season/model.js';
import { handedOverWrites, mailedOf, noteReport } from '#shared/store/deliveries.js';
import { loadGrant } from '#shared/store/grants.js';
import { linkSentWrite, mintLink } from '#shared/store/links.js';
import { workThrough, type WorkResult } from '#shared/store/outbox-worker.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import { queueWrite } from '#shared/store/outbox.js';
import { cutTo } from '#shared/ids/cut.js';
import { digestOfBytes } from '#shared/ids/digest.js';

const { environment, log, now } = openFunction('send-mail');
const table = openTable(environment.TABLE_NAME);
const transport = openTransport(environment, now);
const days = {
  others: wholeNumber('LINK_DAYS', environment.LINK_DAYS),
  publisher: wholeNumber('PUBLISHER_LINK_DAYS', environment.PUBLISHER_LINK_DAYS),
};

export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const refused = new Map<string, Refusal>();
  const onFailed = (row: MailRow, how: 'failed' | 'given up') => noteFailed(row, how, refused.get(row.id));
  return workThrough({ table, log, kind: 'mail', now, onFailed }, event.Records, async (row): Promise<WorkResult> => {
    const minted = row.grant === null ? null : await mint(row.grant);
    if (minted !== null && 'failed' in minted) return minted;
    const code = mintCode();
    if (row.codeFor !== undefined && (await mintChallenge(table, row.codeFor, code, now())) === 'gone')
      return { failed: 'nobody asked for this code' };
    const mail = renderMail(row.message, {
      language: await languageOf(row),
      recipient: row.to.name,
      link: minted?.address ?? null,
      records: row.grant !== null && (await records(row.grant)),
      ...(row.codeFor === undefined ? {} : { code }),
      office: await officeOf(row.area, row.message),
      today: dayOf(now()),
      siteBaseUrl: environment.SITE_BASE_URL,
      deskBaseUrl: environment.DESK_BASE_URL,
    });
    await queueNotice(row, mail.subject);
    const answer = await transport.send({
      from: { name: await senderName(row), address: environment.MAIL_FROM },
      to: row.to.address,
      mail,
      messageId: messageIdOf(row),
    });
    if ('later' in answer) return answer;
    if ('failed' in answer) {
      refused.set(row.id, answer.failed);
      return { failed: `refused: ${answer.failed.problem}` };
    }
    await noteHandedOver(row, answer.sent);
    return row.grant === null || minted === null ? 'done' : { done: [linkSentWrite(row.grant, minted.digest)] };
  });
}

/** As the person chose it on a page of theirs; Chinese for whoever chose nothing. */
async function languageOf({ area, to }: { readonly area: string; readonly to: Person }): Promise<Language> {
  const { language } = await loadPreferences(table, area, to);
  return languageNamed(language) ?? 'zh';
}

/** Whether the mail goes to whoever records from paper in the agency's place. */
async function records(id: GrantId): Promise<boolean> {
  const grant = await loadGrant(table, id);
  return grant?.purpose === 'file' && grant.recordsFor !== undefined;
}

type MailRow = Extract<OutboxRow, { kind: 'mail' }>;
interface Refusal {
  readonly lasting: boolean;
  readonly problem: DeliveryProblem;
  readonly diagnostic: string;
}

/** Of the row, so that a mail that is sent twice is one to whoever compares; it tells nothing of whom it is for. */
function messageIdOf({ area, id }: MailRow): string {
  const [, domain = 'localhost'] = environment.MAIL_FROM.split('@');
  return `${digestOfBytes(`${area} ${id}`).slice(0, 40)}@${domain}`;
}

/** The office that collects, as its letters are signed; the area where it has no name of its own yet. */
async function senderName({ area, message }: MailRow): Promise<string> {
  const season = 'year' in message ? (await loadSeason(table, { area, year: message.year }))?.season : undefined;
  return season?.office?.name ?? season?.areaName ?? message.area ?? textsIn('zh').names.product;
}

/**
 * Beside the mail, where the office has a gateway of its own: the same id, so that a second try of the mail is no second
 * notice. Codes and links stay in the mail; a notice that cannot be queued must not hold it up.
 */
async function queueNotice(row: MailRow, subject: string): Promise<void> {
  if (environment.WEBHOOK_URL === undefined || row.codeFor !== undefined) return;
  try {
    const of = row.grant === null ? undefined : filingOfGrant(row.grant);
    const agency = of === undefined ? undefined : await loadAgency(table, of);
    const phone = agency?.contact.address === row.to.address ? agency.phone : null;
    const notice = { kind: 'notice', id: row.id, to: row.to, phone, text: cutTo(subject, 500) } as const;
    await table.commit([queueWrite(row.area, notice, now())]);
  } catch (error) {
    log.warn('notice not queued', { row: row.id, error: errorForLog(error) });
  }
}

/** The mail is out: a note that fails must not have it sent again. */
async function noteHandedOver(row: MailRow, messageId: string): Promise<void> {
  try {
    await table.commit(handedOverWrites(mailedOf(row, now()), messageId));
  } catch (error) {
    log.warn('sent mail not noted', { row: row.id, error: errorForLog(error) });
  }
}

async function noteFailed(row: MailRow, how: 'failed' | 'given up', refusal: Refusal | undefined): Promise<void> {
  // A code that did not arrive is asked for anew; its own page says so.
  if (row.codeFor !== undefined) return;
  // Failed, but not at the other side: the person was replaced meanwhile, and is not to get it.
  if (how === 'failed' && refusal === undefined) return;
  const report = refusal ?? { lasting: false, problem: 'not-sent' as const, diagnostic: '' };
  await noteReport(table, mailedOf(row, now()), { kind: 'failed', ...report }, now());
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
  return purpose === 'publish' || purpose === 'desk' ? days.publisher : days.others;
}
