/**
 * Opens an item of a person's own desk: the browser gets a session for the item's own grant, without another mail. The
 * grant must be the same person's, not revoked, and theirs by the roster of today; the deeds on its page are judged by it as
 * ever. The session is the one row that this may write, as when a mailed link is opened.
 */
import { handle } from '#shared/desk/handle.js';
import type { Grant, MyDeskGrant } from '#shared/access/model.js';
import { sessionFromDesk, sessionProblem } from '#shared/access/sessions.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deskApp } from '#shared/desk/edge.js';
import { loadNext } from '#shared/desk/person/load.js';
import { openDesk } from '#shared/desk/open.js';
import { heldSession, leaveCookie, proveGrant } from '#shared/desk/session.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { mayRecord } from '#shared/filing/recording.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import { openedSession, sessionWrite } from '#shared/store/sessions.js';

const desk = openDesk('open-item');
const app = deskApp(desk);

/** The first report that waits for the person, or, where none does, their own page, which says so. */
app.get('/g/:grant/next', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'desk') return answerMessage(context, 'foreign-link');
  const { first } = await loadNext(desk.table, proof.grant, desk.now());
  return context.redirect(`/g/${proof.grant.id}${first === null ? '' : `/items/${first.grant}`}`, 303);
});

app.get('/g/:grant/items/:item', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'desk') return answerMessage(context, 'foreign-link');
  const id = grantIdSchema.safeParse(context.req.param('item'));
  const item = id.success ? await loadGrant(desk.table, id.data) : undefined;
  if (item === undefined || !isOfSamePerson(item, proof.grant)) return answerMessage(context, 'not-found');
  if (item.status === 'revoked' || !(await isTheirsNow(item))) return answerMessage(context, 'link-revoked');
  const now = desk.now();
  // No deed goes by a grant that is over; its person is offered the mail that renews it.
  if (item.status === 'live' && item.expiresAt <= now.toISOString())
    return answerMessage(context, 'link-expired', { grant: item.id });
  const held = await heldSession(context, desk, item.id);
  const isGood = held?.via?.grant === proof.grant.id && sessionProblem(held, item, now) === undefined;
  if (!isGood) {
    const opened = openedSession(sessionFromDesk(item, proof.session, now));
    if ((await desk.table.commit([sessionWrite(opened)])) === 'stale') throw new Error('a session of this id exists');
    leaveCookie(context, desk, opened);
  }
  return context.redirect(`/g/${item.id}`, 303);
});

const ITEMS: readonly Grant['purpose'][] = ['file', 'decide', 'publish', 'stand-in'];

function isOfSamePerson(item: Grant, { person, area }: MyDeskGrant): boolean {
  return ITEMS.includes(item.purpose) && item.area === area && item.person.address === person.address;
}

/** A decision's grant ends when the stage goes to somebody else; the others follow the roster and the season. */
async function isTheirsNow(item: Grant): Promise<boolean> {
  switch (item.purpose) {
    case 'file':
      return (
        (await loadAgency(desk.table, item))?.contact.address === item.person.address ||
        mayRecord(await loadFiling(desk.table, item), item.person)
      );
    case 'stand-in':
      return (await loadSeason(desk.table, item))?.season.substitute?.address === item.person.address;
    case 'publish':
      return (await loadSeason(desk.table, item))?.season.publisher.address === item.person.address;
    default:
      return true;
  }
}

export const handler = handle(app);
