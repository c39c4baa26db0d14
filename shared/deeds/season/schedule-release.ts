/**
 * A release that waits for the day and time that the publisher set, until then under embargo: nothing of it is written where the
 * public can reach it. Its time may be moved and it may be cancelled until its wait ends. Each of these deeds is one
 * transaction on the season, whose version keeps any two of them apart, the end of the wait among them.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { MAX_SCHEDULED, type Season } from '#shared/season/model.js';
import { plannedProblem } from '#shared/season/planned-time.js';
import { isScheduled, type Release, type ScheduledRelease } from '#shared/season/release.js';
import { waitingReleaseInput } from '#shared/workflow/payloads.js';
import type { Effect, Judgement } from '../change.js';
import { systemActor } from '../filing/case.js';
import { publishersChange, type SeasonChange, type SeasonEvent, type StoredSeason } from './change.js';
import { refusedRelease, type Releasing } from './start-release.js';

export interface By {
  readonly grant: PublisherGrant;
  readonly proof: Season['proof'];
}

/** @param release with its time in `at`, and what waits */
export function scheduleRelease(
  stored: StoredSeason,
  release: ScheduledRelease,
  beside: Releasing,
  by: By,
  now: Date,
): Judgement<Release, SeasonChange> {
  const { season } = stored;
  const { submissions } = release.waiting;
  if (beside.existing !== undefined) return { already: beside.existing };
  const refusal = refusedRelease(submissions, beside);
  if (refusal !== undefined) return { refused: refusal };
  const problem = plannedProblem(release.at, now);
  if (problem !== undefined) return { refused: { code: 'planned-time', problem } };
  if (season.scheduled.length >= MAX_SCHEDULED) return { refused: { code: 'too-many-scheduled', most: MAX_SCHEDULED } };
  const details = { release: release.id, at: release.at, submissions: [...submissions], proof: by.proof };
  const change = publishersChange(
    stored,
    { grant: by.grant, now },
    { deed: 'schedule-release', details },
    {
      season: { ...season, scheduled: [...season.scheduled, release.id] },
      release,
      effects: [...executions(release), toPublisher(stored, release, 'set')],
    },
  );
  return { change, value: release };
}

/** Until its wait ends. Put off, the execution that waits goes on waiting when it wakes; put forward, another is begun. */
export function moveRelease(
  stored: StoredSeason,
  release: Release | undefined,
  at: string,
  by: By,
  now: Date,
): Judgement<Release, SeasonChange> {
  if (release === undefined || !isScheduled(release)) return { refused: notWaiting(release) };
  if (release.at === at) return { already: release };
  const problem = plannedProblem(at, now);
  if (problem !== undefined) return { refused: { code: 'planned-time', problem } };
  const forward = at < release.at;
  const { waiting } = release;
  const after = { ...release, at, waiting: { ...waiting, moves: waiting.moves + (forward ? 1 : 0) } };
  const details = { release: release.id, before: release.at, after: at, proof: by.proof };
  const change = publishersChange(
    stored,
    { grant: by.grant, now },
    { deed: 'move-release', details },
    {
      turned: { before: release, after },
      effects: [...(forward ? executions(after) : []), toPublisher(stored, after, 'moved', stored.version)],
    },
  );
  return { change, value: after };
}

/** Nothing of it becomes public; its reports stand for release as before. The execution ends when it wakes. */
export function cancelRelease(
  stored: StoredSeason,
  release: Release | undefined,
  grant: PublisherGrant,
  now: Date,
): Judgement<Release, SeasonChange> {
  if (release?.state === 'cancelled') return { already: release };
  if (release === undefined || !isScheduled(release)) return { refused: notWaiting(release) };
  const after: Release = { ...release, state: 'cancelled' };
  const details = { release: release.id, at: release.at, proof: stored.season.proof };
  const change = publishersChange(
    stored,
    { grant, now },
    { deed: 'cancel-release', details },
    {
      season: without(stored.season, release),
      turned: { before: release, after },
      effects: [toPublisher(stored, release, 'cancelled')],
    },
  );
  return { change, value: after };
}

/** The wait has ended: from now on it is a release like any other, carried out by the execution that says so. */
export function carryOutScheduled(
  stored: StoredSeason,
  release: ScheduledRelease,
  execution: string,
  now: Date,
): Judgement<Release, SeasonChange> {
  const after: Release = {
    ...release,
    state: 'running',
    waiting: { ...release.waiting, carriedOutBy: execution },
  };
  const season = { ...without(stored.season, release), release: release.id };
  const event: SeasonEvent = {
    ...{ at: now.toISOString(), deed: 'release-due', submission: null },
    actor: systemActor('publish-report'),
    details: { release: release.id, at: release.at },
  };
  const turned = { before: release, after };
  return { change: { before: stored, season, agencies: [], turned, events: [event], effects: [] }, value: after };
}

const without = (season: Season, { id }: Release): Season => ({
  ...season,
  scheduled: season.scheduled.filter((each) => each !== id),
});

function notWaiting(release: Release | undefined) {
  return release === undefined
    ? ({ code: 'not-found' } as const)
    : ({ code: 'release-not-waiting', cancelled: release.state === 'cancelled' } as const);
}

/** One for the first time and one for each that was put forward, under names that tell them apart. */
function executions({ id, waiting: { moves } }: ScheduledRelease): Effect[] {
  const name = executionName(id, moves);
  return [
    { queue: { kind: 'start', id: `release.${name}.0`, machine: 'release', name, input: waitingReleaseInput(id) } },
  ];
}

export function executionName(id: string, moves: number): string {
  return moves === 0 ? id : `${id}.m${moves}`;
}

/** To the publisher of the day, and to whoever set it where that was another. */
function toPublisher(
  { season }: StoredSeason,
  release: ScheduledRelease,
  what: Extract<MailMessage, { name: 'release-scheduled' }>['what'],
  round: number | string = 0,
): Effect {
  const { area, areaName, year, publisher } = season;
  return {
    queue: {
      kind: 'mail',
      id: `release-scheduled.${release.id}.${what}.${round}`,
      to: publisher,
      grant: null,
      message: { name: 'release-scheduled', what, year, area: areaName || area, at: release.at, count: release.count },
    },
  };
}
