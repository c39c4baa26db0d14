/** Whose a link to one report was: forgotten with the contacts of its season, of those who never acted as well. */
import { filingOfGrant } from '#shared/access/links.js';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Season } from '#shared/season/model.js';
import { isErased, pseudonymOf } from '#shared/season/pseudonym.js';
import { erasedGrantWrite } from '#shared/store/erasing.js';
import { loadGrant } from '#shared/store/grants.js';
import { listSeasonEvents } from '#shared/store/seasons.js';
import type { Table, Write } from '#shared/store/table.js';

/** Of those of the grants that there are and that still say whose they are. */
export async function grantWrites(table: Table, ids: readonly GrantId[], salt: string): Promise<Write[]> {
  const grants = await Promise.all(ids.map((id) => loadGrant(table, id)));
  return grants.flatMap((grant) =>
    grant === undefined || isErased(grant.person)
      ? []
      : [erasedGrantWrite({ id: grant.id, person: pseudonymOf(grant.person, salt) })],
  );
}

/**
 * Contacts who were replaced before they did anything: neither the roster nor the log of their filing knows them any more, and
 * the season's log knows the link that ended.
 *
 * @param left agencies of which everybody stays for now
 * @returns whether there was time for all
 */
export async function eraseFormerContacts(
  table: Table,
  season: Season,
  left: ReadonlySet<string>,
  salt: string,
  go: () => boolean,
): Promise<boolean> {
  for (const { details } of await listSeasonEvents(table, season)) {
    const ended = grantIdSchema.array().safeParse(details['endedLinks']).data ?? [];
    const ids = ended.filter((id) => {
      const of = filingOfGrant(id);
      return of !== undefined && !left.has(of.agency);
    });
    if (ids.length === 0) continue;
    if (!go()) return false;
    for (const write of await grantWrites(table, ids, salt)) await table.commit([write]);
  }
  return true;
}
