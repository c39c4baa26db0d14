/** Sends codes, and links that somebody asked for: they have places of their own, so that no morning's reminders hold them up. */
import { QueuedMails } from '#shared/mail/queued.js';
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';

/** Somebody sits before a page and waits. */
const PATIENCE_MS = 60_000;
const mails = new QueuedMails(openFunction('send-asked-mail'), PATIENCE_MS);

export const handler = (call: OutboxCall): Promise<void> => mails.send(call);
