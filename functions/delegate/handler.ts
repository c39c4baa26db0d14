/**
 * A reviewer or approver hands their decisions over for some days, from their own desk, or the publisher does it for them;
 * and ends it before its last day. Stages that wait are handed over at once. Who may name a decider could decide by naming
 * themselves: the link alone is not enough for it.
 */
import { randomBytes } from 'node:crypto';
import { handle } from '#shared/desk/handle.js';
import { deskGrantId } from '#shared/access/desk-grant.js';
import type { MyDeskGrant, PublisherGrant } from '#shared/access/model.js';
import { delegate, endDelegation, type DelegationRequest } from '#shared/deeds/season/delegate.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { loadRosters, type RosterOfSeason } from '#shared/desk/person/seasons.js';
import { allDeciders, seasonsOf, showDelegations } from '#shared/desk/person/show.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage } from '#shared/desk/show.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import { isStillToDecide } from '#shared/filing/roster-conflicts.js';
import { dayAfter, dayOf, instantAfter } from '#shared/ids/calendar.js';
import { addressSchema, type Person } from '#shared/ids/person.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { requireSeason } from '#shared/store/seasons.js';
import { handOverSeason } from '#shared/upkeep/hand-over-season.js';

const desk = openDesk('delegate');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const decisionDays = wholeNumber('DECISION_DAYS', desk.environment.DECISION_DAYS);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/delegations', ['desk', 'publish'], async (context, grant, form) => {
  const now = desk.now();
  const rosters = seasonsOf(await loadRosters(desk.table, grant.area, now), grant);
  const from = absentPerson(rosters, grant, form.text('from'));
  const [newest] = rosters;
  const refuse = (refusal: DeedRefusal) => showDelegations(context, desk, grant, attemptOf(refusal, form));
  if (from === undefined || newest === undefined) return refuse({ code: 'delegation', problem: 'no-decider', who: '' });
  const request: DelegationRequest = {
    from,
    to: { name: form.text('name'), address: form.text('address') },
    since: form.text('since'),
    until: form.text('until'),
    reason: form.text('reason'),
  };
  const id = `d${now.getTime().toString(36)}-${randomBytes(4).toString('hex')}`;
  const terms = { grant, id, today: dayOf(now), expiresAt: instantAfter(now, linkDays) };
  // Judged before anybody is asked for a code: what cannot be is told at once.
  const state = await readState(newest, request);
  const judged = delegate(state, request, terms, now);
  if ('refused' in judged) return refuse(judged.refused);
  const { season } = newest;
  const proving = { grant, season, deed: 'delegate', agencyName: null, to: '/delegations' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => readState(await reread(newest), request),
    (read) => delegate(read, request, terms, now),
  );
  if ('refused' in outcome) return refuse(outcome.refused);
  return handedOver(context, grant, newest, '?done=made');
});

deed(app, desk, '/g/:grant/delegations/end', ['desk', 'publish'], async (context, grant, form) => {
  const now = desk.now();
  const id = form.text('delegation');
  const rosters = seasonsOf(await loadRosters(desk.table, grant.area, now), grant);
  const roster = rosters.find(({ season }) => season.delegations.some((one) => one.id === id));
  const refuse = (refusal: DeedRefusal) => showDelegations(context, desk, grant, attemptOf(refusal, form));
  if (roster === undefined) return refuse({ code: 'not-found' });
  const { season, agencies } = roster;
  const read = async () => ({ stored: await requireSeason(desk.table, season), agencies });
  const judged = endDelegation(await read(), id, grant, now);
  if ('refused' in judged) return refuse(judged.refused);
  // What was handed over comes back by it: whoever holds a link alone must not take the stages from who stands in.
  const proving = { grant, season, deed: 'end-delegation', agencyName: null, to: '/delegations/end' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const outcome = await performOnSeason(desk.table, now, read, (state) => endDelegation(state, id, grant, now));
  if ('refused' in outcome) return refuse(outcome.refused);
  return handedOver(context, grant, roster, '?done=ended');
});

/** Of their own desk the person themselves, whatever the form says. */
function absentPerson(
  rosters: readonly RosterOfSeason[],
  grant: MyDeskGrant | PublisherGrant,
  typed: string,
): Person | undefined {
  const address = grant.purpose === 'desk' ? grant.person.address : addressSchema.safeParse(typed).data;
  return rosters.flatMap(allDeciders).find((person) => person.address === address);
}

async function reread(roster: RosterOfSeason): Promise<RosterOfSeason> {
  return { ...roster, season: (await requireSeason(desk.table, roster.season)).season };
}

async function readState(roster: RosterOfSeason, { from, to }: DelegationRequest) {
  const { season, agencies } = roster;
  const address = addressSchema.safeParse(to.address).data ?? null;
  const named = { name: to.name, address };
  const [stored, known, touched] = await Promise.all([
    requireSeason(desk.table, season),
    address === null ? undefined : loadGrant(desk.table, deskGrantId(season.area, { name: to.name, address })),
    touchedBy(roster, from, named),
  ]);
  return { stored, agencies, touched, desk: known };
}

/** Agencies whose report, still to be decided on by the absent person, the stand-in had a hand in. */
async function touchedBy(
  { agencies, filings }: RosterOfSeason,
  from: Person,
  to: { readonly name: string; readonly address: string | null },
): Promise<string[]> {
  const touched: string[] = [];
  for (const agency of agencies) {
    const filing = filings.get(agency.id);
    const isTheirs = [agency.reviewer, agency.approver].some(({ address }) => address === from.address);
    if (!isTheirs || filing === undefined || filing.current === null || !isStillToDecide(filing.state)) continue;
    const file = await loadSubmissionFile(desk.table, submissionId(filing, filing.current));
    if (file !== undefined && fourEyesConflict(file.submission, to, 'approval', file.record) !== undefined)
      touched.push(agency.name);
  }
  return touched;
}

async function handedOver(
  context: DeskContext,
  grant: MyDeskGrant | PublisherGrant,
  roster: RosterOfSeason,
  query: string,
): Promise<Response> {
  const now = desk.now();
  const terms = { grantExpiresAt: instantAfter(now, linkDays), until: dayAfter(now, decisionDays), by: 'delegate' };
  const { handed, left } = await handOverSeason(desk.table, await reread(roster), terms, now);
  if (left.length > 0) desk.log.warn('stages not handed over', { agencies: left });
  desk.log.info('delegation', { season: roster.season.year, handed });
  return backToPage(context, grant, `/delegations${query}`);
}

export const handler = handle(app);
