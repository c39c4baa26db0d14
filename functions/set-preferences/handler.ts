/** A person chooses how they are told of what waits for them. Changes nothing else. */
import { handle } from '#shared/desk/handle.js';
import { MAIL_CHOICES } from '#shared/access/preferences.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { backToPage } from '#shared/desk/show.js';
import { changePreferences } from '#shared/store/people.js';

const desk = openDesk('set-preferences');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/preferences', 'desk', async (context, grant, form) => {
  const mails = MAIL_CHOICES.find((one) => one === form.text('mails'));
  if (mails === undefined) return answerMessage(context, 'bad-form');
  const { area, person } = grant;
  await changePreferences(desk.table, area, person, { mails });
  return backToPage(context, grant, '?saved=mails');
});

export const handler = handle(app);
