/** A browser of somebody who opened their link, and who proved with a code that it is them. */
import { mintSecret, personMark, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { formToken, newSession } from '#shared/access/sessions.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { proveBrowser } from '#shared/store/browsers.js';
import { openedSession, sessionWrite } from '#shared/store/sessions.js';
import type { Table } from '#shared/store/table.js';

export interface Entered {
  readonly cookies: Map<string, string>;
  /** What a form of the page carries for browsers that tell nothing of where they stand. */
  readonly token: string;
}

export async function entered(table: Table, grant: Grant, { proven = true, now = new Date() } = {}): Promise<Entered> {
  const link = { digest: secretDigest(mintSecret()), expiresAt: instantAfter(now, 7) };
  const opened = openedSession(newSession(grant, link, now));
  await table.commit([sessionWrite(opened)]);
  const cookies = new Map([['session', opened.secret]]);
  if (proven) {
    const { secret } = await proveBrowser(table, grant, now);
    cookies.set(`browser-${personMark(grant.person)}-${grant.area}-${grant.year}`, secret);
  }
  return { cookies, token: formToken(opened.secret) };
}
