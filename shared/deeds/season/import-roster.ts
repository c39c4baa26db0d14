/** Taking over a roster: whoever replaces an invited contact is invited at once, and the links of whom they replace end. */
import { filingRefOf } from '#shared/ids/area-id.js';
import { filingGrantId } from '#shared/access/links.js';
import type { Grant, PublisherGrant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Filing } from '#shared/filing/model.js';
import type { Person } from '#shared/ids/person.js';
import type { Effect, Judgement } from '../change.js';
import type { SeasonChange, StoredSeason } from './change.js';
import { invitation } from './invite.js';
import type { Agency } from '#shared/season/model.js';

/** Agencies per transaction: each takes five writes at most, here and when invited, of the 100 that DynamoDB allows. */
export const AGENCIES_PER_DEED = 18;

/** Whether the agency has another contact now than the one who was invited. */
export function takesOver(before: Agency | undefined, { contact }: Agency): before is Agency {
  return before !== undefined && before.invitedAt !== null && before.contact.address !== contact.address;
}

/** What stood before a roster is taken over, by agency. */
export interface KnownRoster {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly filings: ReadonlyMap<string, Filing>;
  /** Grants that the contacts to come hold or held: who comes back gets no link of then to life. */
  readonly grants: ReadonlyMap<GrantId, Grant>;
}

/**
 * Takes over roster lines. A line of a known code replaces the old one, keeping when it was invited. Where somebody else is
 * its contact now, the link of the one before ends; had that one been invited, the new contact gets a link at once, with
 * where the report stands, whatever that is: else nobody could go on with it. The one before is told, without a link.
 */
export function importRoster(
  stored: StoredSeason,
  agencies: readonly Agency[],
  known: KnownRoster,
  terms: { readonly grant: PublisherGrant; readonly expiresAt: string },
  now: Date,
): Judgement<number, SeasonChange> {
  const at = now.toISOString();
  const merged = agencies.map((agency) => {
    const before = known.agencies.get(agency.id);
    const invitedAt = before?.invitedAt ?? null;
    const replaces = takesOver(before, agency);
    return { agency: { ...agency, invitedAt: replaces ? at : invitedAt }, replaced: replaces ? before : undefined };
  });
  const change: SeasonChange = {
    before: stored,
    season: stored.season,
    agencies: merged.map(({ agency }) => agency),
    events: [
      {
        at,
        deed: 'import-roster',
        actor: { role: 'publisher', person: terms.grant.person },
        submission: null,
        details: {
          agencies: merged.map(({ agency }) => agency.id),
          contacts: merged.flatMap(({ agency, replaced }) => (replaced === undefined ? [] : [agency.id])),
        },
      },
    ],
    effects: [
      { needGrant: terms.grant.id },
      ...merged.flatMap(({ agency, replaced }) =>
        replaced === undefined
          ? []
          : [
              { endGrant: { id: filingGrantId(filingRefOf(agency), replaced.contact), as: 'revoked' as const } },
              farewell(stored, agency, replaced.contact),
              ...invitation(stored.season, agency, {
                expiresAt: terms.expiresAt,
                known: known.grants,
                // Each deed on the season has a version of its own: a contact who comes back is mailed again.
                round: `v${stored.version}`,
                takesOver: { state: known.filings.get(agency.id)?.state ?? null },
              }),
            ],
      ),
    ],
  };
  return { change, value: merged.length };
}

function farewell({ season, version }: StoredSeason, agency: Agency, to: Person): Effect {
  return {
    queue: {
      kind: 'mail',
      id: `contact-replaced.${filingGrantId(filingRefOf(agency), to)}.v${version}`,
      to,
      grant: null,
      message: { name: 'contact-replaced', agencyName: agency.name, year: season.year, area: season.areaName },
    },
  };
}
