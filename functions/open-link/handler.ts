/**
 * A mailed link is opened: the browser gets a session of its own and an address without the secret. The session is the
 * one row that this may write; whoever opened it, a person or a mail scanner, has decided nothing by that.
 */
import { handle } from '#shared/desk/handle.js';
import { isSecret, linkProblem } from '#shared/access/links.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { rememberLanguage } from '#shared/desk/language.js';
import { openSession } from '#shared/desk/session.js';
import { findLink } from '#shared/store/links.js';

const desk = openDesk('open-link');
const app = deskApp(desk);

app.get('/l/:secret', async (context) => {
  const secret = context.req.param('secret');
  const found = isSecret(secret) ? await findLink(desk.table, secret) : undefined;
  if (found === undefined) return answerMessage(context, 'link-unknown');
  const { link, grant } = found;
  switch (linkProblem(link, grant, desk.now())) {
    case 'revoked':
      return answerMessage(context, 'link-revoked');
    case 'ended':
      return answerMessage(context, 'links-ended', { grant: grant.id });
    case 'replaced':
      return answerMessage(context, 'link-replaced', { grant: grant.id });
    case 'expired':
      return answerMessage(context, 'link-expired', { grant: grant.id });
    case undefined:
      await openSession(context, desk, grant, link);
      await rememberLanguage(context, desk, grant);
      return context.redirect(`/g/${grant.id}`, 303);
  }
});

export const handler = handle(app);
