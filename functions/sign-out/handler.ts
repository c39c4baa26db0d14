/**
 * Ends this browser's session; or, where a link was seen by others, everything that was handed out for the grant but
 * this browser's session: older links, other browsers. A fresh link is mailed then.
 */
import { handle } from '#shared/desk/handle.js';
import { endedAll, type Grant } from '#shared/access/model.js';
import { newSession } from '#shared/access/sessions.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { newLinkMessage } from '#shared/desk/new-link.js';
import { openDesk } from '#shared/desk/open.js';
import { clearCookies, leaveCookie } from '#shared/desk/session.js';
import { viewerOf } from '#shared/desk/show.js';
import { endAllWrite } from '#shared/store/grants.js';
import { LINKS_PER_GRANT, limitWrite } from '#shared/store/limits.js';
import { queueWrite } from '#shared/store/outbox.js';
import { endSession, openedSession, sessionWrite } from '#shared/store/sessions.js';
import { askedMailId } from '#shared/workflow/outbox-prefix.js';

const desk = openDesk('sign-out');
const app = deskApp(desk);

deed(
  app,
  desk,
  '/g/:grant/sign-out',
  ['file', 'decide', 'stop', 'publish', 'stand-in', 'set-up', 'desk'],
  async (context, grant, form) => {
    const session = context.get('session');
    if (session === undefined) return answerMessage(context, 'no-session', { grant: grant.id });
    if (form.text('everywhere') === 'yes') return endOthers(context, grant, session);
    await endSession(desk.table, session.digest);
    clearCookies(context, desk, grant.id);
    return answerMessage(context, 'signed-out', { grant: grant.id });
  },
);

async function endOthers(
  context: DeskContext,
  grant: Grant,
  { link, expiresAt }: { readonly link: Parameters<typeof newSession>[1]['digest']; readonly expiresAt: string },
): Promise<Response> {
  const now = desk.now();
  const after = endedAll(grant);
  const opened = openedSession(newSession(after, { digest: link, expiresAt }, now));
  const id = askedMailId('new-link', `${grant.id}.${after.serial}`);
  const message = await newLinkMessage(desk.table, grant);
  if (message === undefined) return answerMessage(context, 'not-found');
  const ending = [endAllWrite(grant, after), sessionWrite(opened)];
  const mailing = [
    limitWrite({ of: 'ended', subject: grant.id, perDay: LINKS_PER_GRANT, pauseSeconds: 0 }, now),
    queueWrite(
      grant.area,
      { kind: 'mail', id, to: grant.person, grant: grant.id, message: { ...message, ended: true } },
      now,
    ),
  ];
  // Whoever holds a link could mail its person without end; what was seen by others is ended however often it is asked for.
  const mailed = await desk.table.commit([...ending, ...mailing]);
  if (mailed === 'stale' && (await desk.table.commit(ending)) === 'stale') return answerMessage(context, 'busy');
  clearCookies(context, desk, grant.id);
  leaveCookie(context, desk, opened);
  desk.log.info('links and sessions ended', { grant: grant.id });
  return answerMessage(context, 'others-ended', { viewer: viewerOf(context, grant) });
}

export const handler = handle(app);
