/** Taking over a roster: whoever is new to it is still to be invited, and the links of whom they replace end. */
import { filingRefOf } from '#shared/ids/area-id.js';
import { filingGrantId } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import type { SeasonChange, StoredSeason } from './change.js';
import type { Agency } from '#shared/season/model.js';

/** Agencies per transaction: each takes one write here, at most four when invited, of the 100 that DynamoDB allows. */
export const AGENCIES_PER_DEED = 20;

/**
 * Takes over roster lines. A line of a known code replaces the old one, keeping when it was invited, unless somebody
 * else is its contact now: that person is still to be invited, and the link of the one before ends.
 */
export function importRoster(
  stored: StoredSeason,
  agencies: readonly Agency[],
  known: ReadonlyMap<string, Agency>,
  grant: PublisherGrant,
  now: Date,
): Judgement<number, SeasonChange> {
  const before = (agency: Agency) => known.get(agency.id)?.contact ?? agency.contact;
  const moved = (agency: Agency) => before(agency).address !== agency.contact.address;
  const invitedAt = (agency: Agency) => known.get(agency.id)?.invitedAt ?? null;
  const merged = agencies.map((agency) => ({ ...agency, invitedAt: moved(agency) ? null : invitedAt(agency) }));
  const ended = agencies
    .filter((agency) => moved(agency) && invitedAt(agency) !== null)
    .map((agency) => filingGrantId(filingRefOf(agency), before(agency)));
  const change: SeasonChange = {
    before: stored,
    season: stored.season,
    agencies: merged,
    events: [
      {
        at: now.toISOString(),
        deed: 'import-roster',
        actor: { role: 'publisher', person: grant.person },
        submission: null,
        details: { agencies: merged.map(({ id }) => id) },
      },
    ],
    effects: [{ needGrant: grant.id }, ...ended.map((id) => ({ endGrant: { id, as: 'revoked' as const } }))],
  };
  return { change, value: merged.length };
}
