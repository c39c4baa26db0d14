/** Opening a season: its first deed, which also sends the publisher the link to the desk, and the substitute theirs. */
import type { ActorRecord } from '#shared/audit/chain.js';
import { issue, type Grant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Effect, Judgement } from '../change.js';
import { assignmentConflicts } from '#shared/season/assignment.js';
import type { SeasonChange, StoredSeason } from './change.js';
import type { Season } from '#shared/season/model.js';
import { publisherGrant, standIn } from './people.js';

export interface Opening {
  readonly actor: ActorRecord;
  /** What the deed depends on and ends, such as the link that it was done by. */
  readonly effects: readonly Effect[];
  /** Agencies that come with it from the year before; they stand on the roster already. */
  readonly agencies?: readonly string[];
  readonly known?: ReadonlyMap<GrantId, Grant>;
}

const BY_OPERATOR: Opening = { actor: { role: 'system', function: 'open-season' }, effects: [] };

/** What is known of the year before its season is opened. */
export interface BeforeOpening {
  readonly stored: StoredSeason | undefined;
  /** Reports of that year that were imported are public, or were: their addresses would be those of the season's reports. */
  readonly isHistoryShown: boolean;
}

/** Opens a season and sends the publisher the link to the desk. Opening it twice changes nothing. */
export function openSeason(
  { stored, isHistoryShown }: BeforeOpening,
  season: Season,
  grantExpiresAt: string,
  now: Date,
  { actor, effects, agencies, known = new Map() }: Opening = BY_OPERATOR,
): Judgement<Season, SeasonChange> {
  if (stored !== undefined) return { already: stored.season };
  if (isHistoryShown) return { refused: { code: 'history', problem: 'shown' } };
  const [pair] = assignmentConflicts(season);
  if (pair !== undefined) return { refused: { code: 'same-person', pair } };
  const grant = publisherGrant(season, season.publisher, grantExpiresAt);
  const naming = { expiresAt: grantExpiresAt, known, round: 'opened' };
  const change: SeasonChange = {
    before: undefined,
    season,
    agencies: [],
    events: [
      {
        at: now.toISOString(),
        deed: 'open-season',
        actor,
        submission: null,
        details: {
          area: season.areaName,
          deadline: season.deadline,
          ...(season.deadlines === null ? {} : { deadlines: season.deadlines }),
          publisher: season.publisher.name,
          ...(season.substitute === null ? {} : { substitute: season.substitute.name }),
          ...(agencies === undefined ? {} : { agencies: [...agencies] }),
        },
      },
    ],
    effects: [
      ...effects,
      { issue: issue(grant, known.get(grant.id)) },
      {
        queue: {
          kind: 'mail',
          id: `desk-opened.${grant.id}`,
          to: season.publisher,
          grant: grant.id,
          message: { name: 'desk-opened', year: season.year, area: season.areaName, deadline: season.deadline },
        },
      },
      ...(season.substitute === null ? [] : standIn(season, season.substitute, naming)),
    ],
  };
  return { change, value: season };
}
