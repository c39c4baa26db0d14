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
import type { SeasonChange, StoredSeason } from './change.js';

/** Why nothing is taken any more, and whom to ask. */
export function seasonClosed({ state, office, publisher }: Season): DeedRefusal {
  return { code: 'season-closed', archived: state === 'archived', office, publisher: publisher.name };
}

/** The day after the last deadline. Nobody's deed: pages say so from midnight on, and this notes it. */
export function turnLate(stored: StoredSeason, now: Date): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (season.state !== 'open' || phaseOn(season, dayOf(now)) !== 'late') return { already: season };
  return turned(stored, { ...season, state: 'late' }, now, {
    deed: 'turn-late',
    actor: { role: 'system', function: 'advance-seasons' },
  });
}

interface Turning {
  readonly grant: PublisherGrant;
  readonly proof: Season['proof'];
}

/** No report is uploaded or filed from here on; what is under decision goes on to its end. */
export function close(stored: StoredSeason, { grant, proof }: Turning, now: Date): Judgement<Season, SeasonChange> {
  const { season } = stored;
  if (!takesReports(season)) return { already: season };
  return turned(stored, { ...season, state: 'closed', closedAt: now.toISOString() }, now, {
    deed: 'close-season',
    actor: { role: 'publisher', person: grant.person },
    details: { proof },
    grant,
  });
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
  return turned(stored, { ...season, state: 'archived', archivedAt: now.toISOString() }, now, {
    deed: 'archive-season',
    actor: { role: 'publisher', person: grant.person },
    details: { proof },
    grant,
  });
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
  return turned(stored, { ...open, state: phaseOn(open, dayOf(now)) }, now, {
    deed: 'reopen-season',
    actor: { role: 'publisher', person: grant.person },
    details: { reason, proof },
    grant,
  });
}

function turned(
  stored: StoredSeason,
  season: Season,
  now: Date,
  {
    grant,
    details = {},
    ...event
  }: Pick<SeasonChange['events'][number], 'deed' | 'actor'> & {
    readonly grant?: PublisherGrant;
    readonly details?: Record<string, string>;
  },
): { change: SeasonChange; value: Season } {
  return {
    change: {
      before: stored,
      season,
      agencies: [],
      events: [
        {
          ...event,
          at: now.toISOString(),
          submission: null,
          details: { from: stored.season.state, to: season.state, ...details },
        },
      ],
      effects: grant === undefined ? [] : [{ needGrant: grant.id }],
    },
    value: season,
  };
}
