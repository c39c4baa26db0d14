/**
 * Paper came in: the publisher names somebody who records it in the agency's name, says why and who brought it when, and the
 * person is mailed a link to this one filing. One person at a time: naming another ends what the one before holds. Whoever
 * decides or publishes cannot be named, because whoever records has a hand in the report (four-eyes.ts).
 */
import { filingGrantId } from '#shared/access/links.js';
import { issue, UNMAILED, type FilingGrant, type Grant, type PublisherGrant } from '#shared/access/model.js';
import type { FilingDeed } from '#shared/filing/deeds.js';
import type { Filing } from '#shared/filing/model.js';
import { HANDED_IN_BY_MAX, type Recorder, activeRecorder, worksOn } from '#shared/filing/recording.js';
import { TAKE_BACK_REASON_MAX, openCorrection } from '#shared/filing/taking-back.js';
import { UNDER_DECISION } from '#shared/filing/states.js';
import { isOver } from '#shared/filing/over.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { nameKey, samePerson, type Person } from '#shared/ids/person.js';
import { readPerson, readText, type Answer, type FieldProblem, type Typed } from '#shared/season/answers.js';
import { DECIDING_STAGES, everAskedFor } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Effect, FilingChange, Judgement } from '../change.js';
import type { RecordingProblem } from '../outcome.js';
import { seasonClosed } from '../season/phase.js';
import { messageHead, noteOnFiling, personActor } from './case.js';
import { contactGrant } from './tell-agency.js';

export interface RecordingState {
  readonly season: Season;
  readonly agency: Agency;
  readonly filing: Filing;
  /** The grant that the person holds or held for this filing. */
  readonly held: Grant | undefined;
}

export type RecordingRequest = Pick<Recorder, 'person' | 'reason' | 'handedInBy' | 'receivedOn'>;

export interface RecordingTerms {
  readonly grant: PublisherGrant;
  readonly proof: Season['proof'];
  readonly expiresAt: string;
}

/** What was typed, with what is wrong in it by field. */
export function readRecording(typed: Typed, { year }: Pick<Season, 'year'>, today: string): Answer<RecordingRequest> {
  const person = readPerson(typed, 'recorder');
  const handedInBy = readText(typed, 'handedInBy', HANDED_IN_BY_MAX);
  const reason = readText(typed, 'reason', TAKE_BACK_REASON_MAX);
  const day = daySchema.safeParse(typed('receivedOn').trim());
  const dayProblem: FieldProblem | null = !day.success
    ? { field: 'receivedOn', code: typed('receivedOn').trim() === '' ? 'missing' : 'bad-day' }
    : // Nobody hands in the report of a year before its last month.
      day.data > today || day.data < `${year}-12-01`
      ? { field: 'receivedOn', code: 'outside', detail: `${year}-12-01/${today}` }
      : null;
  const problems = [person, handedInBy, reason].flatMap((answer) => ('problems' in answer ? answer.problems : []));
  if (dayProblem !== null) problems.push(dayProblem);
  if ('problems' in person || 'problems' in handedInBy || 'problems' in reason || !day.success || problems.length > 0)
    return { problems };
  const value = { person: person.value, reason: reason.value, handedInBy: handedInBy.value, receivedOn: day.data };
  return { value };
}

/** Why this person cannot record for this agency; undefined where they can. */
export function recordingProblem(
  { season, agency }: Pick<RecordingState, 'season' | 'agency'>,
  person: Person,
): RecordingProblem | undefined {
  if (samePerson(season.publisher, person)) return 'publisher';
  if (samePerson(agency.contact, person)) return 'contact';
  const deciders = DECIDING_STAGES.flatMap((stage) => everAskedFor(season, agency, stage));
  return deciders.some((one) => samePerson(one, person)) ? 'decider' : undefined;
}

/** Whether a file that is recorded now would be taken. */
export function mayBeEntrusted({ season, agency, filing }: Omit<RecordingState, 'held'>): boolean {
  const isPublic = filing.released !== null && openCorrection(filing) === undefined;
  const isDecidedOn = filing.state !== null && UNDER_DECISION.includes(filing.state);
  return agency.removed === null && !isOver(season, filing) && !isPublic && !isDecidedOn;
}

export function entrustRecording(
  { season, agency, filing, held }: RecordingState,
  request: RecordingRequest,
  { grant, proof, expiresAt }: RecordingTerms,
  now: Date,
): Judgement<Recorder> {
  const before = activeRecorder(filing);
  // Their link may have been another's meanwhile and have ended with that, or the agency has sent a file of its own.
  const isTheirs = worksOn(agency, filing).records;
  if (before !== undefined && saysTheSame(before, request) && held?.status === 'live' && isTheirs)
    return { already: before };
  if (isOver(season, filing)) return { refused: seasonClosed(season) };
  if (!mayBeEntrusted({ season, agency, filing })) return { refused: { code: 'not-now', state: filing.state } };
  const { person, reason, handedInBy, receivedOn } = request;
  const problem = recordingProblem({ season, agency }, person);
  if (problem !== undefined) return { refused: { code: 'recording', problem, name: person.name } };
  const at = now.toISOString();
  const recorder: Recorder = { person, reason, handedInBy, receivedOn, by: grant.person, at, until: null };
  const of = filingRefOf(agency);
  const fresh: FilingGrant = {
    ...{ id: filingGrantId(of, person), purpose: 'file', person, area: season.area, year: season.year },
    ...{ agency: agency.id, recordsFor: agency.name, expiresAt, ...UNMAILED },
  };
  const about = messageHead({ agency, season });
  const paper = { recorder: person.name, handedInBy, receivedOn, reason, by: grant.person.name };
  const ends = before !== undefined && before.person.address !== person.address;
  const effects: Effect[] = [
    { needGrant: grant.id },
    { issue: issue(fresh, held) },
    ...(ends ? endOf(agency, before) : []),
    {
      queue: {
        kind: 'mail',
        id: `recording.${fresh.id}.v${filing.version}`,
        to: person,
        grant: fresh.id,
        message: { name: 'recording-asked', ...about, ...paper },
      },
    },
    {
      queue: {
        kind: 'mail',
        id: `recording.${agency.id}.${season.year}.contact.v${filing.version}`,
        to: agency.contact,
        grant: contactGrant(agency),
        message: { name: 'recording-told', ...about, ...paper },
      },
    },
  ];
  const details = { person: person.name, handedInBy, receivedOn, reason, proof };
  const recorders = [...ended(filing, at), recorder];
  return {
    change: changed({ season, filing }, recorders, grant, { deed: 'entrust-recording', at, details }, effects),
    value: recorder,
  };
}

/** The paper is recorded by nobody any more: the link ends, what was recorded stays. */
export function endRecording(
  { season, agency, filing }: Pick<RecordingState, 'season' | 'agency' | 'filing'>,
  { grant, proof }: Pick<RecordingTerms, 'grant' | 'proof'>,
  now: Date,
): Judgement<Recorder | null> {
  const before = activeRecorder(filing);
  if (before === undefined) return { already: null };
  const at = now.toISOString();
  const event = { deed: 'end-recording', at, details: { person: before.person.name, proof } } as const;
  const effects = [{ needGrant: grant.id }, ...endOf(agency, before)];
  return { change: changed({ season, filing }, ended(filing, at), grant, event, effects), value: before };
}

function saysTheSame(before: Recorder, request: RecordingRequest): boolean {
  return (
    before.person.address === request.person.address &&
    before.receivedOn === request.receivedOn &&
    nameKey(before.handedInBy) === nameKey(request.handedInBy) &&
    before.reason === request.reason
  );
}

/** Whoever has become the contact meanwhile keeps the link: it is the contact's own by now. */
function endOf(agency: Agency, { person }: Recorder): Effect[] {
  if (person.address === agency.contact.address) return [];
  return [{ endGrant: { id: filingGrantId(filingRefOf(agency), person), as: 'revoked' } }];
}

function ended({ recorders }: Filing, at: string): Recorder[] {
  return recorders.map((one) => (one.until === null ? { ...one, until: at } : one));
}

function changed(
  state: Pick<RecordingState, 'season' | 'filing'>,
  recorders: Recorder[],
  grant: PublisherGrant,
  event: { readonly deed: FilingDeed; readonly at: string; readonly details: Readonly<Record<string, string>> },
  effects: readonly Effect[],
): FilingChange {
  const draft = { ...event, actor: personActor('publisher', grant.person), submission: null };
  return noteOnFiling(state, { recorders }, draft, effects);
}
