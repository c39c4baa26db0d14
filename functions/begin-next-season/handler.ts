/**
 * Begins the year after: the roster, the people and the office of this season, with new deadlines, and nobody invited. The
 * roster is written first and the season last, in the deed that opens it: what breaks off shows nowhere, and the same form
 * again completes it.
 */
import { handle } from '#shared/desk/handle.js';
import { publisherGrantId } from '#shared/access/links.js';
import { nextRoster, nextSeason, takenOffSince } from '#shared/deeds/season/next-season.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { grantIdsOf } from '#shared/deeds/season/people.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { goOnAs } from '#shared/desk/session.js';
import { showSeasonPart } from '#shared/desk/show-season.js';
import { backToPage } from '#shared/desk/show.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { readDeadlines } from '#shared/season/answers.js';
import { phaseOn } from '#shared/season/phases.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { loadGrants } from '#shared/store/grants.js';
import { loadBeforeOpening } from '#shared/store/history.js';
import { performOnSeason } from '#shared/store/perform.js';
import { agencyWrite, listAgencies, loadSeason, requireSeason } from '#shared/store/seasons.js';

const desk = openPublisherDesk('begin-next-season');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);
/** DynamoDB takes a hundred in one transaction. */
const AGENCIES_AT_ONCE = 90;

deed(app, desk, '/g/:grant/season/next', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const { season } = await requireSeason(desk.table, grant);
  const deadlines = readDeadlines((field) => form.text(field), season.year + 1);
  const typed = form.typed();
  if ('problems' in deadlines)
    return showSeasonPart(context, desk, grant, 'next', { typed, problems: deadlines.problems });
  if (phaseOn(season, dayOf(now)) === 'open')
    return showSeasonPart(context, desk, grant, 'next', { typed, refusal: { code: 'season-open' } });
  const next = nextSeason(season, deadlines.value, now);
  const exists = { code: 'season-exists', year: next.year } as const;
  if ((await loadSeason(desk.table, next)) !== undefined)
    return showSeasonPart(context, desk, grant, 'next', { typed, refusal: exists });
  const proving = { grant, season, deed: 'next-season', agencyName: null, to: '/season/next' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const [agencies, left] = await Promise.all([listAgencies(desk.table, grant), listAgencies(desk.table, next)]);
  const roster = nextRoster(agencies, next);
  const lines = [...roster, ...takenOffSince(agencies, left)];
  for (let from = 0; from < lines.length; from += AGENCIES_AT_ONCE)
    await desk.table.commit(lines.slice(from, from + AGENCIES_AT_ONCE).map(agencyWrite));
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => ({
      before: await loadBeforeOpening(desk.table, next),
      known: await loadGrants(desk.table, grantIdsOf(next, [next.publisher, next.substitute])),
    }),
    ({ before, known }) =>
      openSeason(before, next, instantAfter(now, linkDays * 4), now, {
        actor: { role: 'publisher', person: grant.person },
        effects: [{ needGrant: grant.id }],
        agencies: roster.map(({ id }) => id),
        known,
      }),
  );
  if ('refused' in outcome) return showSeasonPart(context, desk, grant, 'next', { typed, refusal: outcome.refused });
  desk.log.info('next season begun', { year: next.year, agencies: roster.length });
  return (await goOnAs(context, desk, publisherGrantId(next, next.publisher))) ?? backToPage(context, grant, '/season');
});

export const handler = handle(app);
