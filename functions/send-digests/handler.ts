/**
 * In the morning: one mail to each decider for whom many reports wait, in the place of those that were put off for it
 * (deeds/morning-mail.ts). Found from the table as it stands, once a day for each person; a run that was missed is made up for by
 * the next.
 */
import { deskGrant, deskGrantId } from '#shared/access/desk-grant.js';
import { issue, serialOf } from '#shared/access/model.js';
import { askMailId } from '#shared/deeds/filing/ask.js';
import { digestMailId, isDigestDue, isToldByDigest } from '#shared/deeds/morning-mail.js';
import { queueOf, type Queued } from '#shared/desk/person/queue.js';
import { decidersIn, loadRosters, waitingFor, type RosterOfSeason, type Waiting } from '#shared/desk/person/seasons.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { openTable } from '#shared/store/client.js';
import { loadSubmission } from '#shared/store/filings.js';
import { issueWrite, loadGrant } from '#shared/store/grants.js';
import { outboxKey } from '#shared/store/keys.js';
import { finishRow, loadRow, queueWrite } from '#shared/store/outbox.js';
import { loadPreferences, waitingWrite } from '#shared/store/people.js';
import { throughAreas } from '#shared/store/rounds.js';
import { listAreas } from '#shared/store/seasons.js';

const { environment, log, now: clock } = openFunction('send-digests');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);
/** As many lines as somebody reads in a mail; the page has them all. */
const LISTED = 30;

export async function handler(): Promise<void> {
  const now = clock();
  const areas = (await listAreas(table)).map(({ id }) => id);
  let sent = 0;
  await throughAreas(table, { name: 'send-digests', hasTime: timeLeft('send-digests', clock) }, areas, async (area) => {
    const rosters = await loadRosters(table, area, now);
    for (const person of decidersIn(rosters, dayOf(now))) {
      if (await tell({ area, rosters, person }, dueAtOfNth(sent, now), now)) sent += 1;
    }
  });
}

/** @returns whether a mail was queued, which leaves then */
async function tell(
  {
    area,
    rosters,
    person,
  }: { readonly area: string; readonly rosters: readonly RosterOfSeason[]; readonly person: Person },
  leaves: Date,
  now: Date,
): Promise<boolean> {
  const waiting = waitingFor(rosters, person, dayOf(now));
  if (waiting.length === 0) return false;
  await table.commit([waitingWrite(area, person, dayOf(now), waiting.length)]);
  await dropMailsTold(area, person, waiting, now);
  const { mails } = await loadPreferences(table, area, person);
  const since = waiting.map(({ filing }) => ({ since: filing.lastDeedAt }));
  if (!isDigestDue(since, mails, now)) return false;
  const queue = (await queueOf(table, waiting)).filter(({ held }) => held !== null);
  const [first] = queue;
  if (first === undefined) return false;
  const known = await loadGrant(table, deskGrantId(area, person));
  const desk = issue(deskGrant(first.season, person, instantAfter(now, linkDays)), known);
  const id = digestMailId(area, person, dayOf(now));
  const sent = await table.commit([
    queueWrite(area, { kind: 'mail', id, to: person, grant: desk.grant.id, message: messageOf(queue, now) }, leaves),
    issueWrite(desk),
  ]);
  if (sent === 'committed') log.info('digest queued', { area, reports: queue.length });
  return sent === 'committed';
}

/**
 * The mails that were put off for it are not sent any more once it has left, and not before: one that is refused, or waits
 * for a mail server, must not take them with it. The look after this one finds that it left.
 */
async function dropMailsTold(area: string, person: Person, waiting: readonly Waiting[], now: Date): Promise<void> {
  const told = waiting.filter(({ filing }) => isToldByDigest({ since: filing.lastDeedAt }, now));
  if (told.length === 0) return;
  const digest = await loadRow(table, outboxKey(area, 'mail', digestMailId(area, person, dayOf(now))));
  if (digest?.status !== 'done') return;
  for (const one of (await queueOf(table, told)).filter(({ held }) => held !== null)) await dropMail(one, now);
}

function messageOf(queue: readonly Queued[], now: Date): MailMessage {
  return {
    name: 'digest',
    area: queue[0]?.season.areaName ?? '',
    today: dayOf(now),
    reports: queue.slice(0, LISTED).map(({ agency, season, stage, held }) => ({
      agencyName: agency.name,
      year: season.year,
      stage,
      until: held?.until ?? dayOf(now),
    })),
    more: Math.max(0, queue.length - LISTED),
  };
}

/** The mail of its own that was put off is not sent any more. */
async function dropMail({ grant, held, submission, season }: Queued, now: Date): Promise<void> {
  const { round } = (await loadSubmission(table, submission)) ?? {};
  const key = outboxKey(season.area, 'mail', askMailId(grant, { serial: serialOf(held ?? undefined), round }, 0));
  const row = await loadRow(table, key);
  if (row?.status === 'queued' && row.attempts === 0 && row.dueAt > now.toISOString()) await finishRow(table, key, now);
}
