/** The deeds that turn a season: late by itself, closed, archived and opened again by the publisher. */
import type { PublisherGrant } from '#shared/access/model.js';
import { cutTo } from '#shared/ids/cut.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Filing } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import type { Season } from '#shared/season/model.js';
import { phaseOn, takesReports } from '#shared/season/phases.js';
import type { Judgement } from '../change.js';
import type { DeedRefusal } from '../outcome.js';
import { REASON_MAX } from './appoint.js';
import { systemActor } from '../filing/case.js';
import {
  publishersChange,
  type ByPublisher,
  type SeasonChange,
  type SeasonEvent,
  type StoredSeason,
} from './change.js';

/** Why nothing is taken any more, and whom to ask. */
export function seasonClosed({ state, office, publisher }: Season): DeedRefusal {
  return { code: 'season-closed', archived: state === 'archived', office, publisher: publisher.name };
}

/** The day after the last deadline. Nobody's deed: pages say so from midnight on, and this notes it. */
export function turnLate(stored: StoredSeason, now: Date): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (season.state !== 'open' || phaseOn(season, dayOf(now)) !== 'late') return { already: season };
  const late: Season = { ...season, state: 'late' };
  const event: SeasonEvent = {
    ...{ at: now.toISOString(), deed: 'turn-late', submission: null },
    actor: systemActor('advance-seasons'),
    details: { from: season.state, to: late.state },
  };
  return { change: { before: stored, season: late, agencies: [], events: [event], effects: [] }, value: late };
}

interface Turning {
  readonly grant: PublisherGrant;
  readonly proof: Season['proof'];
}

/** No report is uploaded or filed from here on; what is under decision goes on to its end. */
export function close(stored: StoredSeason, { grant, proof }: Turning, now: Date): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (!takesReports(season)) return { already: season };
  const closed: Season = { ...season, state: 'closed', closedAt: now.toISOString() };
  return turned(stored, closed, 'close-season', { grant, now }, { proof });
}

/** States in which somebody still decides, or clears up a decision; a correction that was asked for is under way until it is public. */
const UNDER_WAY: readonly SubmissionState[] = ['received', 'in-review', 'in-approval', 'stopped', 'approved'];

export function underWay(filings: Iterable<Filing>): Filing[] {
  return [...filings].filter(
    (filing) => openCorrection(filing) !== undefined || (filing.state !== null && UNDER_WAY.includes(filing.state)),
  );
}

/** Nothing of the season is changed from here on. */
export function archive(
  stored: StoredSeason,
  filings: Iterable<Filing>,
  { grant, proof }: Turning,
  now: Date,
): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (season.state === 'archived') return { already: season };
  if (season.state !== 'closed') return { refused: { code: 'season-open' } };
  const waiting = underWay(filings).length;
  if (waiting > 0) return { refused: { code: 'reports-under-way', count: waiting } };
  const archived: Season = { ...season, state: 'archived', archivedAt: now.toISOString() };
  return turned(stored, archived, 'archive-season', { grant, now }, { proof });
}

export function reopen(
  stored: StoredSeason,
  { grant, proof, reason: given }: Turning & { readonly reason: string },
  now: Date,
): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (takesReports(season)) return { already: season };
  const reason = cutTo(given.trim(), REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const open = { ...season, state: 'open' as const, closedAt: null, archivedAt: null };
  const again: Season = { ...open, state: phaseOn(open, dayOf(now)) };
  return turned(stored, again, 'reopen-season', { grant, now }, { reason, proof });
}

function turned(
  stored: StoredSeason,
  season: Season,
  deed: 'close-season' | 'archive-season' | 'reopen-season',
  by: ByPublisher,
  details: Readonly<Record<string, string>>,
): { change: SeasonChange; value: Season } {
  const event = { deed, details: { from: stored.season.state, to: season.state, ...details } };
  return { change: publishersChange(stored, by, event, { season }), value: season };
}
