/** Answers the pages of a person's own desk. */
import type { MyDeskGrant, PublisherGrant } from '#shared/access/model.js';
import { stagesOf } from '#shared/deeds/season/delegate.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import type { Season } from '#shared/season/model.js';
import { answerMessage, statusOf } from '../answers.js';
import type { Desk, DeskContext } from '../edge.js';
import { renderDecidedPage } from '../pages/decided.js';
import { renderDelegationsPage } from '../pages/delegations.js';
import { renderMyDeskPage } from '../pages/my-desk.js';
import { textsOf } from '../language.js';
import { viewerOf } from '../show.js';
import type { Attempt } from '../views.js';
import { loadDecided, loadMyDesk } from './load.js';
import { loadRosters, type RosterOfSeason } from './seasons.js';
import type { DelegationsPage } from './views.js';

const refusedWith = (attempt: Attempt | null) => (attempt === null ? 200 : statusOf(attempt.refusal));

export async function showMyDesk(
  context: DeskContext,
  desk: Desk,
  grant: MyDeskGrant,
  attempt: Attempt | null = null,
): Promise<Response> {
  const page = await loadMyDesk(desk.table, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    filter: context.req.query('show') ?? '',
    saved: context.req.query('saved') === 'mails',
    attempt,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderMyDeskPage(page, textsOf(context)), refusedWith(attempt));
}

export async function showDecided(context: DeskContext, desk: Desk, grant: MyDeskGrant): Promise<Response> {
  const page = await loadDecided(desk.table, grant, { viewer: viewerOf(context, grant), now: desk.now() });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderDecidedPage(page, textsOf(context)));
}

export async function showDelegations(
  context: DeskContext,
  desk: Desk,
  grant: MyDeskGrant | PublisherGrant,
  attempt: Attempt | null = null,
): Promise<Response> {
  const now = desk.now();
  const rosters = seasonsOf(await loadRosters(desk.table, grant.area, now), grant);
  const [newest] = rosters;
  if (newest === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const done = context.req.query('done');
  const isTheirs = ({ from, to }: Season['delegations'][number]) =>
    grant.purpose === 'publish' || [from, to].some(({ address }) => address === grant.person.address);
  const page: DelegationsPage = {
    viewer: viewerOf(context, grant),
    season: newest.season,
    today: dayOf(now),
    deciders: decidersOf(newest, grant),
    delegations: newest.season.delegations.filter(isTheirs).reverse(),
    done: done === 'made' || done === 'ended' ? done : null,
    attempt,
  };
  return context.html(renderDelegationsPage(page, textsOf(context)), refusedWith(attempt));
}

/** The seasons in which the grant may hand decisions over: its own, or every running one of the person's. */
export function seasonsOf(
  rosters: readonly RosterOfSeason[],
  grant: MyDeskGrant | PublisherGrant,
): readonly RosterOfSeason[] {
  if (grant.purpose === 'publish') return rosters.filter(({ season }) => season.year === grant.year);
  return rosters.filter(({ season }) => season.state !== 'archived');
}

function decidersOf(roster: RosterOfSeason, grant: MyDeskGrant | PublisherGrant): DelegationsPage['deciders'] {
  const people = grant.purpose === 'publish' ? allDeciders(roster) : [grant.person];
  return people
    .map(({ name, address }) => ({
      name,
      address,
      stages: stagesOf(roster.season, roster.agencies, { name, address }),
    }))
    .filter(({ stages }) => stages.length > 0);
}

export function allDeciders({ season, agencies }: Pick<RosterOfSeason, 'season' | 'agencies'>): Person[] {
  const all = [season, ...agencies].flatMap(({ reviewer, approver }) => [reviewer, approver]);
  return [...new Map(all.map((person) => [person.address, person])).values()];
}
