/** Opening a season: its first deed, which also sends the publisher the link to the desk. */
import { publisherGrantId } from '#shared/access/links.js';
import { issue, UNMAILED, type PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import { assignmentConflicts } from '#shared/season/assignment.js';
import type { SeasonChange, StoredSeason } from './change.js';
import type { Season } from '#shared/season/model.js';

/** Opens a season and sends the publisher the link to the desk. Opening it twice changes nothing. */
export function openSeason(
  stored: StoredSeason | undefined,
  season: Season,
  grantExpiresAt: string,
  now: Date,
): Judgement<Season, SeasonChange> {
  if (stored !== undefined) return { already: stored.season };
  const [pair] = assignmentConflicts(season);
  if (pair !== undefined) return { refused: { code: 'same-person', pair } };
  const grant: PublisherGrant = {
    id: publisherGrantId(season, season.publisher),
    purpose: 'publish',
    person: season.publisher,
    area: season.area,
    year: season.year,
    expiresAt: grantExpiresAt,
    ...UNMAILED,
  };
  const change: SeasonChange = {
    before: undefined,
    season,
    agencies: [],
    events: [
      {
        at: now.toISOString(),
        deed: 'open-season',
        actor: { role: 'system', function: 'open-season' },
        submission: null,
        details: { area: season.areaName, deadline: season.deadline, publisher: season.publisher.name },
      },
    ],
    effects: [
      { issue: issue(grant, undefined) },
      {
        queue: {
          kind: 'mail',
          id: `desk-opened.${grant.id}`,
          to: season.publisher,
          grant: grant.id,
          message: { name: 'desk-opened', year: season.year, area: season.areaName, deadline: season.deadline },
        },
      },
    ],
  };
  return { change, value: season };
}
