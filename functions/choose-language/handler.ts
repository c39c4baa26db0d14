/**
 * A person chooses the language of their pages and mails. A POST like every other deed: opening a page never changes what
 * is kept with a person, whoever opens it. Without a session (a page for everybody) only the browser keeps it.
 */
import { handle } from '#shared/desk/handle.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, isPage, readForm, toldOrigin, type DeskContext } from '#shared/desk/edge.js';
import { chooseForBrowser, chooseForPerson } from '#shared/desk/language.js';
import { openDesk } from '#shared/desk/open.js';
import { LINK_PURPOSES } from '#shared/workflow/authorisation.js';
import { languageNamed } from '#shared/words/texts.js';

const desk = openDesk('choose-language');
const app = deskApp(desk);

app.post('/language', async (context) => {
  if (toldOrigin(context, desk) === 'foreign') return answerMessage(context, 'foreign-origin');
  const language = languageNamed((await readForm(context))?.text('language'));
  if (language === undefined) return answerMessage(context, 'bad-form');
  chooseForBrowser(context, desk, language);
  return context.redirect(pageBefore(context) ?? '/', 303);
});

deed(app, desk, '/g/:grant/language', LINK_PURPOSES, async (context, grant, form) => {
  const language = languageNamed(form.text('language'));
  if (language === undefined) return answerMessage(context, 'bad-form');
  await chooseForPerson(desk, grant, language);
  chooseForBrowser(context, desk, language);
  return context.redirect(pageBefore(context) ?? `/g/${grant.id}`, 303);
});

/**
 * Where the button was pressed, as the browser says: only a page of the desk that can be opened, and never a mailed link.
 * The answer to a POST has no address of its own; from there one comes to the grant's page.
 */
function pageBefore(context: DeskContext): string | undefined {
  const told = context.req.header('referer');
  if (told === undefined || !URL.canParse(told)) return undefined;
  const { origin, pathname, search } = new URL(told);
  return origin === new URL(desk.deskBaseUrl).origin && isPage(pathname) ? pathname + search : undefined;
}

export const handler = handle(app);
