/**
 * Sends queued mails, one after the other. The secret of a link, or a code, is minted here, at the last moment; the table gets a
 * hash, the mail gets the secret, and nothing else ever sees it. What became of each is noted (fate.ts).
 */
import { mintCode } from '#shared/access/codes.js';
import { filingOfGrant, linkAddress, mintSecret, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { cutTo } from '#shared/ids/cut.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import { ownCauseOf, type OwnCause } from '#shared/outbox/delivery.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { isOfFormerDay } from '#shared/outbox/of-its-day.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { errorForLog } from '#shared/runtime/log.js';
import type { OpenFunction } from '#shared/runtime/open-function.js';
import type { Office } from '#shared/season/model.js';
import { mintChallenge } from '#shared/store/challenges.js';
import { openTable } from '#shared/store/client.js';
import { loadGrant } from '#shared/store/grants.js';
import { linkSentWrite, mintLink } from '#shared/store/links.js';
import { workThrough, type WorkResult } from '#shared/store/outbox-worker.js';
import { queueWrite } from '#shared/store/outbox.js';
import { loadPreferences } from '#shared/store/people.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import { renderMail } from '#shared/words/letters/render.js';
import { languageNamed, textsIn, type Language } from '#shared/words/texts.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { MailFate, type MailRow, type Refusal } from './fate.js';
import { openTransport } from './open.js';
import { LONGEST_MAIL_MS } from './smtp.js';
import { UNANSWERED, type Handover, type MailTransport } from './transport.js';

/** Of the function's 300 seconds: no mail is begun after it, so that none is cut off in the middle. */
const BEGIN_WITHIN_MS = 300_000 - LONGEST_MAIL_MS;

/** What is learnt in one call. */
interface Batch {
  readonly begun: number;
  readonly refused: Map<string, Refusal>;
  readonly waiting: Map<string, Refusal>;
  /** What hindered a mail of this batch and would hinder every other. */
  stopped?: Extract<Handover, { later: string }>;
}

export class QueuedMails {
  private readonly table;
  private readonly transport: MailTransport;
  private readonly fate: MailFate;
  private readonly days;

  /** @param patienceMs how long a mail waits within the call for its turn: sleeping, it holds a place that others may need */
  constructor(
    private readonly opened: OpenFunction<'send-mail' | 'send-asked-mail'>,
    patienceMs: number,
  ) {
    const { environment, log, now } = opened;
    this.table = openTable(environment.TABLE_NAME);
    this.transport = openTransport(environment, now, patienceMs);
    this.fate = new MailFate({ table: this.table, log, now });
    this.days = {
      others: wholeNumber('LINK_DAYS', environment.LINK_DAYS),
      publisher: wholeNumber('PUBLISHER_LINK_DAYS', environment.PUBLISHER_LINK_DAYS),
    };
  }

  async send(call: OutboxCall): Promise<void> {
    const { log, now } = this.opened;
    const batch: Batch = { begun: performance.now(), refused: new Map(), waiting: new Map() };
    const { refused, waiting } = batch;
    const onFailed = (row: MailRow, how: 'failed' | 'given up') =>
      this.fate.failed(row, how, refused.get(row.id), waiting.get(row.id));
    const onPutOff = (row: MailRow) => this.fate.putOff(row, waiting.get(row.id));
    const worker = { table: this.table, log, kind: 'mail', now, onFailed, onPutOff } as const;
    await workThrough(worker, call, (row) => this.work(row, batch));
  }

  private async work(row: MailRow, batch: Batch): Promise<WorkResult> {
    const { environment, now } = this.opened;
    if (performance.now() - batch.begun > BEGIN_WITHIN_MS)
      return { later: afterSilence(row, 'no time left in this batch') };
    if (batch.stopped !== undefined) {
      batch.waiting.set(row.id, batch.stopped.report);
      return { later: afterSilence(row, batch.stopped.later) };
    }
    if (isOfFormerDay(row, now())) return this.over(row, 'its day has passed');
    const minted = row.grant === null ? null : await this.mint(row.grant);
    if (minted !== null && 'failed' in minted) return minted;
    const code = mintCode();
    if (row.codeFor !== undefined) {
      const put = await mintChallenge(this.table, { session: row.codeFor, row: row.id }, code, now());
      if (put === 'gone') return { failed: 'nobody asked for this code' };
      // Its page offers another, and a newer one may be in the person's hands.
      if (put !== 'minted') return this.over(row, `code ${put}`);
    }
    const mail = renderMail(row.message, {
      language: await this.languageOf(row),
      recipient: row.to.name,
      link: minted?.address ?? null,
      records: row.grant !== null && (await this.records(row.grant)),
      ...(row.codeFor === undefined ? {} : { code }),
      office: await this.officeOf(row.area, row.message),
      today: dayOf(now()),
      siteBaseUrl: environment.SITE_BASE_URL,
      deskBaseUrl: environment.DESK_BASE_URL,
    });
    await this.queueNotice(row, mail.subject);
    const answer = await this.transport.send({
      from: { name: await this.senderName(row), address: environment.MAIL_FROM },
      to: row.to.address,
      mail,
      messageId: this.messageIdOf(row),
    });
    if (answer === UNANSWERED && wasUnanswered(row)) {
      await this.fate.handedOver(row, this.messageIdOf(row));
      await this.fate.unsure(row);
    } else if ('later' in answer) {
      batch.waiting.set(row.id, answer.report);
      if (hindersAll(answer.report)) batch.stopped = answer;
      return { later: afterSilence(row, answer.later) };
    } else if ('failed' in answer) {
      batch.refused.set(row.id, answer.failed);
      return { failed: `refused: ${answer.failed.problem}` };
    } else await this.fate.handedOver(row, answer.sent);
    return row.grant === null || minted === null ? 'done' : { done: [linkSentWrite(row.grant, minted.digest)] };
  }

  /** What the mail says holds no more: it is not sent, and nobody misses it. */
  private async over(row: MailRow, why: string): Promise<WorkResult> {
    this.opened.log.info('mail is over', { row: row.id, why });
    await this.fate.over(row);
    return 'done';
  }

  private async mint(id: GrantId): Promise<{ address: string; digest: Digest } | { failed: string }> {
    const secret = mintSecret();
    const digest = secretDigest(secret);
    const days = ({ purpose }: Grant) =>
      purpose === 'publish' || purpose === 'desk' ? this.days.publisher : this.days.others;
    const minted = await mintLink(this.table, id, { digest, now: this.opened.now(), days });
    if (minted === 'no such grant') return { failed: 'the grant of this mail is gone' };
    // Revoked between queueing and sending: the person was replaced and must not get a link any more.
    if (minted === 'revoked') return { failed: 'the grant was revoked' };
    return { address: linkAddress(this.opened.environment.DESK_BASE_URL, secret), digest };
  }

  /** As the person chose it on a page of theirs; Chinese for whoever chose nothing. */
  private async languageOf({ area, to }: { readonly area: string; readonly to: Person }): Promise<Language> {
    const { language } = await loadPreferences(this.table, area, to);
    return languageNamed(language) ?? 'zh';
  }

  /** Whether the mail goes to whoever records from paper in the agency's place. */
  private async records(id: GrantId): Promise<boolean> {
    const grant = await loadGrant(this.table, id);
    return grant?.purpose === 'file' && grant.recordsFor !== undefined;
  }

  /** Whom the mail says to ask; null before there is a season, and in one that names no office. */
  private async officeOf(area: string, message: MailMessage): Promise<Office | null> {
    if (!('year' in message)) return null;
    return (await loadSeason(this.table, { area, year: message.year }))?.season.office ?? null;
  }

  /** The office that collects, as its letters are signed; the area where it has no name of its own yet. */
  private async senderName({ area, message }: MailRow): Promise<string> {
    const season = 'year' in message ? (await loadSeason(this.table, { area, year: message.year }))?.season : undefined;
    return season?.office?.name ?? season?.areaName ?? message.area ?? textsIn('zh').names.product;
  }

  /**
   * Beside the mail, where the office has a gateway of its own: the same id, so that a second try of the mail is no second
   * notice. Codes and links stay in the mail; a notice that cannot be queued must not hold it up.
   */
  private async queueNotice(row: MailRow, subject: string): Promise<void> {
    const { environment, log, now } = this.opened;
    if (environment.WEBHOOK_URL === undefined || row.codeFor !== undefined) return;
    try {
      const of = row.grant === null ? undefined : filingOfGrant(row.grant);
      const agency = of === undefined ? undefined : await loadAgency(this.table, of);
      const phone = agency?.contact.address === row.to.address ? agency.phone : null;
      const notice = { kind: 'notice', id: row.id, to: row.to, phone, text: cutTo(subject, 500) } as const;
      await this.table.commit([queueWrite(row.area, notice, now())]);
    } catch (error) {
      log.warn('notice not queued', { row: row.id, error: errorForLog(error) });
    }
  }

  /**
   * Of the row, so that a mail that is sent twice is one to whoever compares; it tells nothing of whom it is for. A mail with a
   * link or a code holds another at each try, and only that of the last try counts: a reader's program that drops what it has
   * had under the same id would drop the one that opens.
   */
  private messageIdOf({ area, id, grant, codeFor, attempts }: MailRow): string {
    const [, domain = 'localhost'] = this.opened.environment.MAIL_FROM.split('@');
    const same = grant === null && codeFor === undefined;
    return `${digestOfBytes(same ? `${area} ${id}` : `${area} ${id} ${attempts}`).slice(0, 40)}@${domain}`;
  }
}

const OF_ONE_MAIL: readonly OwnCause[] = ['own:not-verified', 'own:right', 'own:unanswered'];

/** In SES's sandbox one address may be written to and another not; whatever else is ours is the same for all. */
function hindersAll(report: Refusal): boolean {
  const cause = ownCauseOf(report);
  return cause !== undefined && !OF_ONE_MAIL.includes(cause);
}

/**
 * Once more after a silence, since the mail may be lost; not a third time, since each of them carries another link or code,
 * and the one that a person opens is always the one before. A row keeps in its error that there was one.
 */
const wasUnanswered = ({ error }: MailRow): boolean => error?.startsWith(UNANSWERED.later) === true;

function afterSilence(row: MailRow, why: string): string {
  return wasUnanswered(row) && why !== UNANSWERED.later ? `${UNANSWERED.later}, then ${why}` : why;
}
