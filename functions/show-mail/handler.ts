/** The publisher's pages about mail: who will be reminded of what. Holds no right to change anything. */
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { proveGrant } from '#shared/desk/session.js';
import { showReminders } from '#shared/desk/show-reminders.js';

const desk = openPublisherDesk('show-mail');
const app = deskApp(desk);

app.get('/g/:grant/reminders', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showReminders(context, desk, proof.grant);
});

export const handler = handle(app);
