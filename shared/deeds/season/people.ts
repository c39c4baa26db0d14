/** Who publishes a season and who may take their place: the grants and mails that go with naming them. */
import { publisherGrantId, standInGrantId } from '#shared/access/links.js';
import { issue, UNMAILED, type Grant, type PublisherGrant, type StandInGrant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import type { Season } from '#shared/season/model.js';
import type { Effect } from '../change.js';

export interface Naming {
  readonly expiresAt: string;
  /** Grants that those who are named hold or held. */
  readonly known: ReadonlyMap<GrantId, Grant>;
  /** Part of the mails' ids: who is named again is mailed again. */
  readonly round: string;
}

/** The ids of all grants that naming these people looks at. */
export function grantIdsOf(season: Season, people: readonly (Person | null)[]): GrantId[] {
  return people.flatMap((person) =>
    person === null ? [] : [publisherGrantId(season, person), standInGrantId(season, person)],
  );
}

export function publisherGrant(season: Season, person: Person, expiresAt: string): PublisherGrant {
  const id = publisherGrantId(season, person);
  return { id, purpose: 'publish', person, area: season.area, year: season.year, expiresAt, ...UNMAILED };
}

/** The substitute's own link, by which they take the publisher's place. */
export function standIn(season: Season, substitute: Person, { expiresAt, known, round }: Naming): Effect[] {
  const id = standInGrantId(season, substitute);
  const grant: StandInGrant = {
    id,
    purpose: 'stand-in',
    person: substitute,
    area: season.area,
    year: season.year,
    expiresAt,
    ...UNMAILED,
  };
  return [
    { issue: issue(grant, known.get(id)) },
    {
      queue: {
        kind: 'mail',
        id: `substitute.${id}.${round}`,
        to: substitute,
        grant: id,
        message: {
          name: 'substitute-named',
          year: season.year,
          area: season.areaName,
          publisher: season.publisher.name,
        },
      },
    },
  ];
}

/** Ends a grant where there is one that could still be used. */
export function endIfHeld(id: GrantId, known: Naming['known']): Effect[] {
  const grant = known.get(id);
  return grant === undefined || grant.status === 'revoked' ? [] : [{ endGrant: { id, as: 'revoked' } }];
}
