/** Takes what SES tells of mails that came back or were marked as junk, and notes it by address. */
import { readSesEvent } from '#shared/mail/ses-events.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { noteBounce } from '#shared/store/bounces.js';
import { openTable } from '#shared/store/client.js';

const { environment, log, now } = openFunction('receive-bounce');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<void> {
  const report = readSesEvent(event);
  if (report === undefined) {
    log.warn('event of another kind');
    return;
  }
  const { messageId, recipients } = report;
  const outcome = await noteBounce(table, { messageIds: [messageId], recipients }, null, now());
  log.info('bounce', { messageId, outcome: outcome === 'unknown' ? 'unknown' : 'noted' });
}
