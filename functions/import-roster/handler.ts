/** Takes over the publisher's roster: all of it or, where anything is wrong, nothing and a list of what. */
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '../../shared/desk/answers.js';
import { deed, deskApp } from '../../shared/desk/edge.js';
import { openDesk } from '../../shared/desk/open.js';
import { renderRosterErrorsPage } from '../../shared/desk/pages/roster-errors.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '../../shared/desk/show.js';
import { dayOf } from '../../shared/season/calendar.js';
import { AGENCIES_PER_DEED, importRoster } from '../../shared/season/deeds.js';
import { readRoster } from '../../shared/season/roster.js';
import { performOnSeason } from '../../shared/store/perform.js';
import { listAgencies, requireSeason } from '../../shared/store/seasons.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';

const environment = environmentOf<'import-roster'>(FUNCTIONS['import-roster']);
const desk = { ...openDesk('import-roster', environment), siteBaseUrl: environment.SITE_BASE_URL };
const app = deskApp(desk);

deed(app, desk, '/g/:grant/roster', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const { season } = await requireSeason(desk.table, grant.year);
  const roster = form.text('roster');
  const reading = readRoster(roster, season);
  if ('problems' in reading) {
    const page = { viewer: viewerOf(grant), season, today: dayOf(now), roster, problems: reading.problems };
    return context.html(renderRosterErrorsPage(page), 422);
  }
  const known = new Map((await listAgencies(desk.table, grant.year)).map((agency) => [agency.id as string, agency]));
  const { agencies } = reading;
  for (let from = 0; from < agencies.length; from += AGENCIES_PER_DEED) {
    const outcome = await performOnSeason(
      desk.table,
      now,
      () => requireSeason(desk.table, grant.year),
      (stored) => importRoster(stored, agencies.slice(from, from + AGENCIES_PER_DEED), known, grant, now),
    );
    // A roster half taken over is no harm: the same lines again complete it.
    if ('refused' in outcome) {
      if (outcome.refused.code === 'busy') return answerMessage(context, 'busy');
      return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
    }
  }
  const changed = agencies.filter(({ id }) => known.has(id)).length;
  return backToPage(context, grant, `?done=roster&added=${agencies.length - changed}&changed=${changed}`);
});

export const handler = handle(app);
