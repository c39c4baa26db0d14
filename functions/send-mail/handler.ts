/** Sends queued mails that nobody sits and waits for: invitations, reminders, receipts, requests to decide. */
import { QueuedMails } from '#shared/mail/queued.js';
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';

/** Nobody waits for these: what finds no turn is put off, and settle brings it again. */
const PATIENCE_MS = 5_000;
const mails = new QueuedMails(openFunction('send-mail'), PATIENCE_MS);

export const handler = (call: OutboxCall): Promise<void> => mails.send(call);
