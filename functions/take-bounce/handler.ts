/** Takes a mail that came back to the office's own mailbox, as a file or as pasted text, and notes whom it did not reach. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { backToPage } from '#shared/desk/show.js';
import { BOUNCE_MAX_BYTES, readBounce } from '#shared/mail/bounce.js';
import { noteBounce } from '#shared/store/bounces.js';

const desk = openPublisherDesk('take-bounce');
/** A form holds more than its file. */
const app = deskApp(desk, BOUNCE_MAX_BYTES + 64 * 1024);

deed(app, desk, '/g/:grant/undelivered/bounces', 'publish', async (context, grant, form) => {
  const file = form.file('mail');
  const bytes =
    file !== undefined && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : new TextEncoder().encode(form.text('text').trimStart());
  const answer = (done: string) => backToPage(context, grant, `/undelivered?done=${done}`);
  if (bytes.byteLength === 0) return answer('nothing');
  const bounce = await readBounce(bytes);
  if (bounce.is !== 'bounce') return answer(bounce.is);
  const outcome = await noteBounce(desk.table, bounce, grant.area, desk.now());
  return answer(outcome === 'unknown' ? 'unknown' : 'noted');
});

export const handler = handle(app);
