/** Answers the publisher's page of one agency: after a GET, and after a refused deed with what was typed. */
import type { PublisherGrant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { valuesOf } from '#shared/season/roster/one-agency.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import type { AgencyDone, AgencyPage } from './agency-views.js';
import { answerMessage } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderAgencyPage } from './pages/agency.js';
import { viewerOf } from './show.js';

const DONE: readonly AgencyDone[] = ['changed', 'readdressed', 'removed', 'restored', 'merged', 'deadline'];

export async function showAgency(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  id: string,
  attempt: Partial<Pick<AgencyPage, 'values' | 'predecessors' | 'problems' | 'day' | 'fault' | 'refused'>> = {},
): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const [{ season }, known] = await Promise.all([requireSeason(desk.table, grant), listAgencies(desk.table, grant)]);
  const agency = known.find((each) => each.id === id);
  if (agency === undefined) return answerMessage(context, 'not-found', { viewer });
  const names = agency.predecessors.map((one) => known.find((each) => each.id === one)?.name ?? one);
  const refused = attempt.fault != null || (attempt.problems ?? []).length > 0;
  const page: AgencyPage = {
    ...{ viewer, season, today: dayOf(desk.now()), agency },
    values: attempt.values ?? valuesOf(agency, season, known),
    predecessors: attempt.predecessors ?? names.join('、'),
    problems: attempt.problems ?? [],
    day: attempt.day ?? { deadline: agency.deadline, reason: '' },
    fault: attempt.fault ?? null,
    refused: attempt.refused,
    done: refused ? null : (DONE.find((done) => done === context.req.query('done')) ?? null),
  };
  return context.html(renderAgencyPage(page, textsOf(context)), refused ? 422 : 200);
}
