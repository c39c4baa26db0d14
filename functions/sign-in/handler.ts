/**
 * "Mail me the link to everything of mine": to whoever types an address that stands on a roster, and to whoever holds the
 * link of one report. The link goes to the address on file and to no other, so that a forwarded mail opens no more than it
 * did. Whatever address is typed, and however often, the answer is the same and so is the work behind it.
 */
import { handle } from '#shared/desk/handle.js';
import { deskGrant, deskGrantId } from '#shared/access/desk-grant.js';
import { personMark } from '#shared/access/links.js';
import { issue, type Grant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, toldOrigin } from '#shared/desk/edge.js';
import { placeOf } from '#shared/desk/asked-from.js';
import { openDesk } from '#shared/desk/open.js';
import { loadRosters, personIn } from '#shared/desk/person/seasons.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { addressSchema, type Person } from '#shared/ids/person.js';
import type { Season } from '#shared/season/model.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { errorForLog } from '#shared/runtime/log.js';
import { loadGrant, issueWrite } from '#shared/store/grants.js';
import { sentKey } from '#shared/store/deliveries.js';
import { grantKey } from '#shared/store/keys.js';
import { limitWrite, LINKS_PER_GRANT, SIGN_INS_FROM_ONE_PLACE, SIGN_INS_PER_DAY } from '#shared/store/limits.js';
import { queueWrite } from '#shared/store/outbox.js';
import { listAreas, loadSeason } from '#shared/store/seasons.js';
import type { Write } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { askedMailId } from '#shared/workflow/outbox-prefix.js';

const desk = openDesk('sign-in');
const pauseSeconds = wholeNumber('NEW_LINK_MINUTES', desk.environment.NEW_LINK_MINUTES) * 60;
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
/** A province has some two hundred, and whoever signs in waits for them all (docs/scale.md). */
const AREAS_AT_ONCE = 20;
const app = deskApp(desk);

app.post('/sign-in', async (context) => {
  // Nobody's session stands behind this form.
  if (toldOrigin(context, desk) === 'foreign') return answerMessage(context, 'foreign-origin');
  const body = await context.req.parseBody().catch(() => ({}) as Record<string, unknown>);
  const address = addressSchema.safeParse(body['address']);
  if (!address.success) return answerMessage(context, 'bad-address');
  const now = desk.now();
  const areas = await listAreas(desk.table);
  const isKnown = await wasWrittenTo(areas, address.data);
  // Counted before any roster is read: who asks on and on for one address costs no more than this.
  const ofItself = limitWrite({ of: 'sign-in', subject: address.data, perDay: LINKS_PER_GRANT, pauseSeconds }, now);
  if ((await desk.table.commit([ofItself])) === 'stale') return answerMessage(context, 'desk-link-sent');
  // Where strangers have used up their number, the rosters are looked at all the same: the time taken tells nothing of who is known.
  const isCounted =
    (await desk.table.commit(
      isKnown ? countedByItself(address.data, now) : countedWithOthers(placeOf(context), now),
    )) === 'committed';
  for (let from = 0; from < areas.length; from += AREAS_AT_ONCE) {
    const some = areas.slice(from, from + AREAS_AT_ONCE);
    await Promise.all(some.map(({ id }) => lookInOrPass(id, address.data, isCounted, now)));
  }
  return answerMessage(context, 'desk-link-sent');
});

deed(
  app,
  desk,
  '/g/:grant/desk',
  ['file', 'decide', 'stop', 'publish', 'stand-in'],
  async (context, { area, year, person }) => {
    const now = desk.now();
    const id = deskGrantId(area, person);
    const [stored, known] = await Promise.all([loadSeason(desk.table, { area, year }), loadGrant(desk.table, id)]);
    if (stored !== undefined) {
      await desk.table.commit([
        limitWrite({ of: 'link', subject: id, perDay: LINKS_PER_GRANT, pauseSeconds }, now),
        ...mailTo(person, stored.season, known, now),
      ]);
    }
    return answerMessage(context, 'desk-link-sent');
  },
);

/** An area that cannot be read keeps nobody out of another. Where the table is busy, whoever asks is to ask again. */
async function lookInOrPass(area: string, address: Person['address'], mayMail: boolean, now: Date): Promise<void> {
  await lookIn(area, address, mayMail, now).catch((error: unknown) => {
    if (error instanceof StoreBusy) throw error;
    desk.log.error('area not looked in', { area, error: errorForLog(error) });
  });
}

/** Mails the desk of the area to whom its rosters name, or does as much and mails nobody. */
async function lookIn(area: string, address: Person['address'], mayMail: boolean, now: Date): Promise<void> {
  const found = personIn(await loadRosters(desk.table, area, now), address);
  const known = await loadGrant(desk.table, deskGrantId(area, { name: '', address }));
  await desk.table.commit(
    found === undefined || !mayMail ? nobody(area, address, now) : mailTo(found.person, found.season, known, now),
  );
}

/** Gives the person their desk and queues its link. */
function mailTo(person: Person, season: Season, known: Grant | undefined, now: Date): Write[] {
  const fresh = deskGrant(season, person, instantAfter(now, linkDays));
  const grant = known === undefined || known.year <= fresh.year ? fresh : { ...fresh, year: known.year };
  const message = {
    name: 'new-link' as const,
    year: season.year,
    area: season.areaName,
    purpose: 'desk' as const,
    agencyName: null,
  };
  const id = askedMailId('new-link', `${grant.id}.${now.toISOString()}`);
  return [
    issueWrite(issue(grant, known)),
    queueWrite(season.area, { kind: 'mail', id, to: person, grant: grant.id, message }, now),
  ];
}

/**
 * Whether the address has a desk, or was ever mailed anything: two keys for each area. Whom the product knows is held up by
 * their own number alone, whatever strangers ask for.
 */
async function wasWrittenTo(areas: readonly { readonly id: string }[], address: Person['address']): Promise<boolean> {
  const person = { name: '', address };
  const keys = areas.flatMap(({ id }) => [grantKey(deskGrantId(id, person)), sentKey(id, personMark(person))]);
  return (await desk.table.getAll(keys)).some((item) => item !== undefined);
}

function countedWithOthers(place: string, now: Date): Write[] {
  return [
    limitWrite({ of: 'sign-ins-from', subject: place, perDay: SIGN_INS_FROM_ONE_PLACE, pauseSeconds: 0 }, now),
    limitWrite({ of: 'sign-ins', subject: 'everybody', perDay: SIGN_INS_PER_DAY, pauseSeconds: 0 }, now),
  ];
}

/** As many rows, so that the time taken tells nothing of who is known. */
function countedByItself(address: string, now: Date): Write[] {
  const none = { of: 'unmailed', perDay: SIGN_INS_PER_DAY, pauseSeconds: 0 } as const;
  return [
    limitWrite({ ...none, subject: `from ${address}` }, now),
    limitWrite({ ...none, subject: `known ${address}` }, now),
  ];
}

/** As many rows as for somebody, so that the time taken tells nothing. */
function nobody(area: string, address: string, now: Date): Write[] {
  const none = { of: 'unmailed', perDay: SIGN_INS_PER_DAY, pauseSeconds: 0 } as const;
  return [
    limitWrite({ ...none, subject: `${area} ${address}` }, now),
    limitWrite({ ...none, subject: `mail to ${area} ${address}` }, now),
  ];
}

export const handler = handle(app);
