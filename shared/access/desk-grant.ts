/**
 * The desk of a person: one grant for each person and area, by whose link they reach everything that is theirs now. It
 * covers no report by itself; each is opened from it by the grant that the report's own mail would have brought.
 */
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import type { Season } from '#shared/season/model.js';
import { personMark } from './links.js';
import { UNMAILED, type MyDeskGrant } from './model.js';

export function deskGrantId(area: string, person: Person): GrantId {
  return grantIdSchema.parse(`desk.${area}.${personMark(person)}`);
}

/** @param season the newest that the person has a part in: for it a browser is proved to be theirs */
export function deskGrant(
  { area, year }: Pick<Season, 'area' | 'year'>,
  person: Person,
  expiresAt: string,
): MyDeskGrant {
  return { id: deskGrantId(area, person), purpose: 'desk', person, area, year, expiresAt, ...UNMAILED };
}
