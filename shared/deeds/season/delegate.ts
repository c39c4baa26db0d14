/**
 * A reviewer or approver hands their decisions over to somebody for some days, or the publisher does it for them. Four eyes
 * hold for whoever stands in as for whoever they stand in for: no contact, no other decider, not the publisher. Both deeds
 * are judged on the whole roster, because a person is reviewer or approver of many lines of it.
 */
import { deskGrant } from '#shared/access/desk-grant.js';
import type { Grant, MyDeskGrant, PublisherGrant } from '#shared/access/model.js';
import { issue } from '#shared/access/model.js';
import type { Effect, Judgement } from '../change.js';
import { daySchema, daysBetween } from '#shared/ids/calendar.js';
import { personSchema, samePerson, type Person } from '#shared/ids/person.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { assignedTo, DECIDING_STAGES, type DecidingStage } from '#shared/season/deciders.js';
import { delegationSchema, type Agency, type Delegation, type Season } from '#shared/season/model.js';
import type { DelegationProblem } from '../outcome.js';
import type { SeasonChange, StoredSeason } from './change.js';

/** As typed. */
export interface DelegationRequest {
  readonly from: Person;
  readonly to: { readonly name: string; readonly address: string };
  readonly since: string;
  readonly until: string;
  readonly reason: string;
}

export interface DelegationState {
  readonly stored: StoredSeason;
  readonly agencies: readonly Agency[];
  /** Names of the agencies whose reports, still to be decided on by the absent person, the stand-in had a hand in. */
  readonly touched: readonly string[];
  /** The desk that the stand-in has or had. */
  readonly desk: Grant | undefined;
}

export interface DelegationTerms {
  readonly grant: MyDeskGrant | PublisherGrant;
  readonly id: string;
  readonly today: string;
  readonly expiresAt: string;
}

/** Nobody is away longer; a mistyped year is told at once. */
const LONGEST_DAYS = 120;

export function delegate(
  { stored, agencies, touched, desk }: DelegationState,
  request: DelegationRequest,
  { grant, id, today, expiresAt }: DelegationTerms,
  now: Date,
): Judgement<Delegation, SeasonChange> {
  const { season } = stored;
  const refuse = (problem: DelegationProblem, who = '') => ({ refused: { code: 'delegation' as const, problem, who } });
  if (season.state === 'archived') return { refused: { code: 'not-now', state: null } };
  const stages = stagesOf(season, agencies, request.from);
  if (stages.length === 0) return refuse('no-decider');
  const to = personSchema.safeParse(request.to);
  if (!to.success) return refuse('person');
  const [since, until] = [daySchema.safeParse(request.since), daySchema.safeParse(request.until)];
  if (!since.success || !until.success || since.data > until.data || until.data < today) return refuse('days');
  if (daysBetween(today, until.data) > LONGEST_DAYS) return refuse('days');
  const reason = request.reason.trim();
  if (reason === '') return refuse('reason');
  const part = partOf(season, agencies, request.from, to.data);
  if (part !== undefined) return refuse(part.problem, part.who);
  const overlapping = season.delegations.filter(
    (one) => one.endedAt === null && one.since <= until.data && since.data <= one.until,
  );
  if (overlapping.some(({ from }) => from.address === request.from.address)) return refuse('twice');
  if (overlapping.some((one) => samePerson(one.from, to.data))) return refuse('away');
  // One person for both stages of a report would decide twice.
  const standsInFor = overlapping.filter((one) => samePerson(one.to, to.data)).map(({ from }) => from);
  if (standsInFor.some((absent) => decidesWith(agencies, absent, request.from))) return refuse('decider');
  if (touched.length > 0) return refuse('touched', touched.join('、'));
  const delegation = delegationSchema.parse({
    id,
    from: request.from,
    to: to.data,
    since: since.data,
    until: until.data,
    reason: reason.slice(0, 200),
    at: now.toISOString(),
    endedAt: null,
  });
  const theirs = issue(deskGrant(season, to.data, expiresAt), desk);
  return {
    change: changed(stored, [...season.delegations, delegation], 'delegate', delegation, { grant, stages, now }, [
      { issue: theirs },
      ...mails(season, delegation, grant, stages, 'made', theirs.grant),
    ]),
    value: delegation,
  };
}

/** Ends it before its last day; the stages that wait go back to whom the roster names. */
export function endDelegation(
  { stored, agencies }: Pick<DelegationState, 'stored' | 'agencies'>,
  id: string,
  grant: MyDeskGrant | PublisherGrant,
  now: Date,
): Judgement<Delegation, SeasonChange> {
  const { season } = stored;
  const found = season.delegations.find((one) => one.id === id);
  const may = grant.purpose === 'publish' || found?.from.address === grant.person.address;
  if (found === undefined || !may) return { refused: { code: 'not-found' } };
  if (found.endedAt !== null) return { already: found };
  const ended = { ...found, endedAt: now.toISOString() };
  const stages = stagesOf(season, agencies, found.from);
  return {
    change: changed(
      stored,
      season.delegations.map((one) => (one.id === id ? ended : one)),
      'end-delegation',
      ended,
      { grant, stages, now },
      mails(season, ended, grant, stages, 'ended', null),
    ),
    value: ended,
  };
}

/** At which stages of how many lines of the roster somebody decides. */
export function stagesOf(season: Season, agencies: readonly Agency[], person: Person): DecidingStage[] {
  return DECIDING_STAGES.filter((stage) =>
    [season, ...agencies].some((line) => assignedTo(line, stage).address === person.address),
  );
}

function decidesWith(agencies: readonly Agency[], one: Person, other: Person): boolean {
  return agencies.some(
    ({ reviewer, approver }) =>
      (reviewer.address === one.address && approver.address === other.address) ||
      (reviewer.address === other.address && approver.address === one.address),
  );
}

/** Which part the stand-in has where the absent person decides; undefined where none. */
function partOf(
  season: Season,
  agencies: readonly Agency[],
  from: Person,
  to: Person,
): { readonly problem: DelegationProblem; readonly who: string } | undefined {
  if (samePerson(from, to)) return { problem: 'self', who: '' };
  if (samePerson(season.publisher, to)) return { problem: 'publisher', who: '' };
  if (season.substitute !== null && samePerson(season.substitute, to)) return { problem: 'substitute', who: '' };
  for (const agency of agencies) {
    if (agency.removed !== null) continue;
    const { reviewer, approver, contact } = agency;
    const theirs = [reviewer, approver].some(({ address }) => address === from.address);
    if (!theirs) continue;
    if (samePerson(contact, to)) return { problem: 'contact', who: agency.name };
    const other = reviewer.address === from.address ? approver : reviewer;
    if (samePerson(other, to)) return { problem: 'decider', who: agency.name };
  }
  return undefined;
}

function changed(
  stored: StoredSeason,
  delegations: Season['delegations'],
  deed: 'delegate' | 'end-delegation',
  { id, from, to, since, until, reason }: Delegation,
  { grant, stages, now }: { grant: MyDeskGrant | PublisherGrant; stages: readonly DecidingStage[]; now: Date },
  effects: readonly Effect[],
): SeasonChange {
  const asDecider = stages.includes('review') ? 'reviewer' : 'approver';
  const role = grant.purpose === 'publish' ? 'publisher' : asDecider;
  return {
    before: stored,
    season: { ...stored.season, delegations },
    agencies: [],
    events: [
      {
        at: now.toISOString(),
        deed,
        actor: { role, person: grant.person },
        submission: null,
        details: { delegation: id, from: from.name, to: to.name, since, until, reason },
      },
    ],
    effects: [{ needGrant: grant.id }, ...effects],
  };
}

/** Told: who stands in, with the link to their own page; who is away; and the publisher. Whoever did it knows. */
function mails(
  season: Season,
  delegation: Delegation,
  by: MyDeskGrant | PublisherGrant,
  stages: readonly DecidingStage[],
  what: 'made' | 'ended',
  desk: Grant | null,
): Effect[] {
  const { id, from, to, since, until, reason } = delegation;
  const mail = (person: Person, role: 'stand-in' | 'absent' | 'publisher', grant: Grant['id'] | null): Effect => {
    const message: MailMessage = {
      name: 'delegation',
      what,
      role,
      year: season.year,
      area: season.areaName,
      from: from.name,
      to: to.name,
      since,
      until,
      reason,
      stages: [...stages],
    };
    return { queue: { kind: 'mail', id: `delegation.${id}.${what}.${role}`, to: person, grant, message } };
  };
  return [
    mail(to, 'stand-in', desk?.id ?? null),
    ...(by.person.address === from.address ? [] : [mail(from, 'absent', null)]),
    ...(by.purpose === 'publish' ? [] : [mail(season.publisher, 'publisher', null)]),
  ];
}
