/** Sends once more what did not reach an address: after the mailbox was emptied, or the other office let our mail in. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { backToPage } from '#shared/desk/show.js';
import { canLeaveAgain } from '#shared/outbox/of-its-day.js';
import { loadTrouble, noteResent } from '#shared/store/deliveries.js';
import { outboxKey } from '#shared/store/keys.js';
import { requeueRow } from '#shared/store/outbox.js';

const desk = openPublisherDesk('resend-mail');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/undelivered/resend', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const trouble = await loadTrouble(desk.table, grant.area, form.text('mark'));
  // Twice in one go is once: what was sent again and did not come back since is on its way.
  if (trouble === undefined || trouble.resentAt !== null) return backToPage(context, grant, '/undelivered');
  let sent = 0;
  // The newest of each kind: an address that comes back to life is not buried in all that it missed.
  const newest = new Map(trouble.mails.map((mail) => [`${mail.message} ${mail.agencyName ?? ''}`, mail]));
  for (const { row, ...mail } of newest.values()) {
    // One that counts days is made anew on its next day; this one would end unsent.
    if (
      canLeaveAgain(mail, now) &&
      (await requeueRow(desk.table, outboxKey(grant.area, 'mail', row), now)) === 'queued'
    )
      sent++;
  }
  await noteResent(desk.table, trouble, now);
  return backToPage(context, grant, `/undelivered?done=resent&count=${sent}`);
});

export const handler = handle(app);
