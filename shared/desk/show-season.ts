/** Answers the publisher's pages about the season itself: after a GET, and again after a refused form. */
import type { PublisherGrant } from '#shared/access/model.js';
import { underWay } from '#shared/deeds/season/phase.js';
import { dayOf } from '#shared/ids/calendar.js';
import { deadlineFields, namingOf, officeFields, personFields, usualDeadlines } from '#shared/season/answers.js';
import { deadlinesOn, type Season } from '#shared/season/model.js';
import { listAgencies, listFilings, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderSeasonPartPage } from './pages/season-part.js';
import { renderSeasonSettingsPage } from './pages/season-settings.js';
import { SEASON_PARTS, type SeasonPart, type SeasonPartPage } from './season-views.js';
import { showAppoint, type Refused } from './show-set-up.js';
import { viewerOf } from './show.js';

export function partOf(text: string | undefined): SeasonPart | undefined {
  return SEASON_PARTS.find((part) => part === text);
}

export async function showSeasonSettings(context: DeskContext, desk: Desk, grant: PublisherGrant): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const stored = await loadSeason(desk.table, grant);
  if (stored === undefined) return answerMessage(context, 'not-found', { viewer });
  const saved = partOf(context.req.query('done')) ?? null;
  const page = { viewer, season: stored.season, today: dayOf(desk.now()), saved };
  return context.html(renderSeasonSettingsPage(page, textsOf(context)));
}

export async function showSeasonPart(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  part: SeasonPart,
  refused: Refused = {},
): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const stored = await loadSeason(desk.table, grant);
  if (stored === undefined) return answerMessage(context, 'not-found', { viewer });
  const { season } = stored;
  if (part === 'publisher') return showAppoint(context, desk, grant, season, refused);
  const { typed = standing(season, part), problems = [], refusal = null } = refused;
  const page: SeasonPartPage = {
    ...{ viewer, season, part, typed, problems, refusal },
    today: dayOf(desk.now()),
    closing: part === 'close' ? await closingCounts(desk.table, season) : null,
  };
  const status = refusal !== null ? statusOf(refusal) : problems.length > 0 ? 422 : 200;
  return context.html(renderSeasonPartPage(page, textsOf(context)), status);
}

/** What stands in the fields before anything is typed. */
function standing(season: Season, part: SeasonPart): Readonly<Record<string, string>> {
  switch (part) {
    case 'deadlines':
      return deadlineFields(season.deadlines ?? deadlinesOn(season.deadline));
    case 'missing':
      return { naming: namingOf(season) };
    case 'office':
      return officeFields(season.office);
    case 'substitute':
      return personFields('substitute', season.substitute);
    case 'deciders':
      return { ...personFields('reviewer', season.reviewer), ...personFields('approver', season.approver) };
    case 'next':
      return deadlineFields(usualDeadlines(season.year + 1));
    default:
      return {};
  }
}

async function closingCounts(table: Table, season: Season): Promise<SeasonPartPage['closing']> {
  const [agencies, filings] = await Promise.all([listAgencies(table, season), listFilings(table, season)]);
  const states = agencies.flatMap(({ id, removed }) => (removed === null ? [filings.get(id)?.state ?? null] : []));
  const drafts = states.filter((state) => state === 'draft').length;
  const released = states.filter((state) => state === 'released' || state === 'corrected').length;
  const deciding = underWay(filings.values()).length;
  return { drafts, released, deciding, missing: states.length - drafts - released - deciding };
}
