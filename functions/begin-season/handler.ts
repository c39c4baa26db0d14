/**
 * The last step of an installation that begins: all answers become a season, the link by which it was done is used up,
 * and the browser goes on as the publisher's. The link to the desk is mailed beside.
 */
import { handle } from '#shared/desk/handle.js';
import { publisherGrantId } from '#shared/access/links.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { grantIdsOf } from '#shared/deeds/season/people.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { goOnAs } from '#shared/desk/session.js';
import { viewerOf } from '#shared/desk/show.js';
import { newestSeason, showSetUp } from '#shared/desk/show-set-up.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { seasonSchema } from '#shared/season/model.js';
import { allAnswered, type Answered } from '#shared/season/set-up.js';
import { loadGrants } from '#shared/store/grants.js';
import { loadBeforeOpening } from '#shared/store/history.js';
import { performOnSeason } from '#shared/store/perform.js';
import { areaWrite, listAreas } from '#shared/store/seasons.js';
import { loadSetUp } from '#shared/store/set-ups.js';

const desk = openDesk('begin-season');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/begin', 'set-up', async (context, grant) => {
  const now = desk.now();
  const { answers } = await loadSetUp(desk.table, grant.area);
  // Sent twice, or begun by another way meanwhile: the page says how it stands.
  if (grant.status !== 'live' || !allAnswered(answers) || (await newestSeason(desk.table, grant.area, now)))
    return showSetUp(context, desk, grant);
  const season = seasonOf(grant.area, answers, now);
  await placeArea(season);
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => ({
      before: await loadBeforeOpening(desk.table, season),
      known: await loadGrants(desk.table, grantIdsOf(season, [season.publisher, season.substitute])),
    }),
    ({ before, known }) =>
      openSeason(before, season, instantAfter(now, linkDays * 4), now, {
        actor: { role: 'publisher', person: season.publisher },
        effects: [{ endGrant: { id: grant.id, as: 'used' } }],
        known,
      }),
  );
  if ('refused' in outcome) return showSetUp(context, desk, grant, undefined, { refusal: outcome.refused });
  const opened = await goOnAs(context, desk, publisherGrantId(season, season.publisher));
  return opened ?? answerMessage(context, 'link-sent', { viewer: viewerOf(context, grant) });
});

function seasonOf(area: string, { area: areaName, people, office, calendar, deciders }: Answered, now: Date) {
  return seasonSchema.parse({
    ...people,
    ...deciders,
    office,
    area,
    areaName,
    year: calendar.year,
    state: 'open',
    deadline: calendar.deadlines.department,
    deadlines: calendar.deadlines,
    openedAt: now.toISOString(),
  });
}

/** An area that has its place in the tree keeps it. */
async function placeArea({ area, areaName }: ReturnType<typeof seasonOf>): Promise<void> {
  const known = (await listAreas(desk.table)).find(({ id }) => id === area);
  if (known === undefined) await desk.table.commit([areaWrite({ id: area, name: areaName, parent: null })]);
}

export const handler = handle(app);
