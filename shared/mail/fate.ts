/**
 * Notes what became of a queued mail: what was handed over under its message id, so that a bounce finds it; what was refused, given
 * up or put off for long by its address, so that the publisher sees it. Nothing of codes: whoever waits for one asks anew.
 */
import type { Report } from '#shared/outbox/delivery.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import { handedOverWrites, mailedOf, noteLeft, noteReport, noteWaiting } from '#shared/store/deliveries.js';
import type { Table } from '#shared/store/table.js';
import { UNANSWERED } from './transport.js';

export type MailRow = Extract<OutboxRow, { kind: 'mail' }>;
export type Refusal = Omit<Report, 'kind'>;

interface Noting {
  readonly table: Table;
  readonly log: Log;
  readonly now: () => Date;
}

/** Something threw before the mail was handed over. */
const UNKNOWN: Refusal = { lasting: false, problem: 'not-sent', diagnostic: 'own:other' };
/** A mail that has waited for a quarter of an hour and waits on is shown to the publisher. */
const SHOWN_AFTER_TRIES = 6;

export class MailFate {
  constructor(private readonly noting: Noting) {}

  /** The mail is out: a note that fails must not have it sent again. */
  async handedOver(row: MailRow, messageId: string): Promise<void> {
    const { table, log, now } = this.noting;
    try {
      await table.commit(handedOverWrites(mailedOf(row, now()), messageId));
      if (row.attempts > 1) await noteLeft(table, mailedOf(row, now()), now());
    } catch (error) {
      log.warn('sent mail not noted', { row: row.id, error: errorForLog(error) });
    }
  }

  /** Counts as sent, and is shown for as long as it may still come back. */
  async unsure(row: MailRow): Promise<void> {
    const { table, log, now } = this.noting;
    if (row.codeFor !== undefined) return;
    try {
      await noteWaiting(table, mailedOf(row, now()), { kind: 'failed', ...UNANSWERED.report, passing: true }, now());
    } catch (error) {
      log.warn('unanswered mail not noted', { row: row.id, error: errorForLog(error) });
    }
  }

  async failed(
    row: MailRow,
    how: 'failed' | 'given up',
    refusal: Refusal | undefined,
    waited: Refusal | undefined,
  ): Promise<void> {
    const { table, now } = this.noting;
    // A code that did not arrive is asked for anew; its own page says so.
    if (row.codeFor !== undefined) return;
    // Failed, but not at the other side: the person was replaced meanwhile, and is not to get it.
    if (how === 'failed' && refusal === undefined) return;
    const report = refusal ?? { ...(waited ?? UNKNOWN), lasting: true };
    await noteReport(table, mailedOf(row, now()), { kind: 'failed', ...report }, now());
  }

  /** Whoever waits for this mail does not know of it, so the publisher is to. A note that fails is made at the next try. */
  async putOff(row: MailRow, waited: Refusal | undefined): Promise<void> {
    const { table, log, now } = this.noting;
    if (row.codeFor !== undefined || row.attempts < SHOWN_AFTER_TRIES || waited === UNANSWERED.report) return;
    try {
      await noteWaiting(table, mailedOf(row, now()), { kind: 'failed', ...(waited ?? UNKNOWN) }, now());
    } catch (error) {
      log.warn('waiting mail not noted', { row: row.id, error: errorForLog(error) });
    }
  }

  /** What it says holds no more, and it is not sent: it does not wait for a server any more. */
  async over(row: MailRow): Promise<void> {
    const { table, now } = this.noting;
    if (row.attempts > 1) await noteLeft(table, mailedOf(row, now()), now());
  }
}
