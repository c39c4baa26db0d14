/**
 * "Send me a new link": mails a fresh link of a grant to the address that the grant names, and to no other. Needs no
 * proof, because it tells the asker nothing: whatever grant is named, known, unknown or revoked, and however often it
 * was asked for, the answer is the same and so is the work behind it. Works after expiry, not after revocation.
 */
import { handle } from '#shared/desk/handle.js';
import { areaOfGrant, grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Grant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp, toldOrigin } from '#shared/desk/edge.js';
import { newLinkMessage } from '#shared/desk/new-link.js';
import { openDesk } from '#shared/desk/open.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { loadGrant } from '#shared/store/grants.js';
import { LINKS_PER_ADDRESS, LINKS_PER_GRANT, limitWrite } from '#shared/store/limits.js';
import { queueWrite } from '#shared/store/outbox.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Write } from '#shared/store/table.js';
import { askedMailId } from '#shared/workflow/outbox-prefix.js';

const desk = openDesk('request-link');
const pauseSeconds = wholeNumber('NEW_LINK_MINUTES', desk.environment.NEW_LINK_MINUTES) * 60;
const app = deskApp(desk);

app.post('/g/:grant/link', async (context) => {
  // Nobody's session stands behind this form, so that an old browser's silence is taken for its own page.
  if (toldOrigin(context, desk) === 'foreign') return answerMessage(context, 'foreign-origin');
  const id = grantIdSchema.safeParse(context.req.param('grant'));
  if (!id.success) return answerMessage(context, 'link-sent');
  const now = desk.now();
  const grant = await loadGrant(desk.table, id.data);
  const mail =
    grant === undefined || grant.status === 'revoked' ? await nobody(id.data, now) : await mailTo(grant, now);
  // Two clicks at once, or one too many today: nothing is written, and the answer is the same.
  await desk.table.commit([
    limitWrite({ of: 'link', subject: id.data, perDay: LINKS_PER_GRANT, pauseSeconds }, now),
    ...mail,
  ]);
  return answerMessage(context, 'link-sent');
});

async function mailTo(grant: Grant, now: Date): Promise<Write[]> {
  const message = await newLinkMessage(desk.table, grant);
  if (message === undefined) return [];
  const id = askedMailId('new-link', `${grant.id}.${now.toISOString()}`);
  return [
    limitWrite({ of: 'links', subject: grant.person.address, perDay: LINKS_PER_ADDRESS, pauseSeconds: 0 }, now),
    queueWrite(grant.area, { kind: 'mail', id, to: grant.person, grant: grant.id, message }, now),
  ];
}

/** As many readings and as many rows as for somebody, so that the time taken tells nothing either. */
async function nobody(id: GrantId, now: Date): Promise<Write[]> {
  const nowhere = { area: areaOfGrant(id), year: 0, agency: id };
  await Promise.all([loadSeason(desk.table, nowhere), loadAgency(desk.table, nowhere)]);
  const none = { of: 'unmailed', perDay: LINKS_PER_ADDRESS, pauseSeconds: 0 } as const;
  return [limitWrite({ ...none, subject: id }, now), limitWrite({ ...none, subject: `mail to ${id}` }, now)];
}

export const handler = handle(app);
