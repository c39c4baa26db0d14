/**
 * "Send me a new link": mails a fresh link of a grant to the address that the grant names, and to no other. Needs no
 * proof, because it tells the asker nothing; how often it mails is limited. Works after expiry, not after revocation.
 */
import { handle } from 'hono/aws-lambda';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Grant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp, isOwnForm } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { loadGrant, newLinkWrites } from '#shared/store/grants.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const desk = openDesk('request-link');
const pauseMinutes = wholeNumber('NEW_LINK_MINUTES', desk.environment.NEW_LINK_MINUTES);
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);

app.post('/g/:grant/link', async (context) => {
  if (!isOwnForm(context, desk)) return answerMessage(context, 'foreign-origin');
  const id = grantIdSchema.safeParse(context.req.param('grant'));
  const grant = id.success ? await loadGrant(desk.table, id.data) : undefined;
  // The same answer whether or not there is such a grant: nothing can be found out here.
  if (grant === undefined || grant.status === 'revoked') return answerMessage(context, 'link-sent');
  const now = desk.now();
  const earliest = new Date(now.getTime() - pauseMinutes * 60_000).toISOString();
  if (grant.lastLinkAt !== null && grant.lastLinkAt > earliest) return answerMessage(context, 'link-sent');
  const season = await loadSeason(desk.table, grant);
  if (season === undefined) return answerMessage(context, 'link-sent');
  // Two clicks at once: the second finds the instant changed and is answered like the first.
  await desk.table.commit(
    newLinkWrites(grant, {
      now,
      expiresAt: instantAfter(now, linkDays),
      message: {
        name: 'new-link',
        year: grant.year,
        area: season.season.areaName,
        purpose: grant.purpose,
        agencyName: await agencyNameOf(grant),
      },
    }),
  );
  return answerMessage(context, 'link-sent');
});

async function agencyNameOf(grant: Grant): Promise<string | null> {
  if (grant.purpose === 'publish') return null;
  return (await loadAgency(desk.table, grant))?.name ?? null;
}

export const handler = handle(app);
