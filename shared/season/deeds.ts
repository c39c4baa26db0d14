/** Deeds on a season: opening it, taking over a roster, inviting agencies, starting a release. */
import { filingGrantId, publisherGrantId } from '../access/links.js';
import type { FilingGrant, PublisherGrant } from '../access/model.js';
import type { Effect, Judgement } from '../filing/change.js';
import { samePerson } from '../filing/four-eyes.js';
import type { Filing } from '../filing/model.js';
import type { Release } from '../workflow/release.js';
import type { SeasonChange, StoredSeason } from './change.js';
import type { Agency, Season } from './model.js';

/** Opens a season and sends the publisher the link to the desk. Opening it twice changes nothing. */
export function openSeason(
  stored: StoredSeason | undefined,
  season: Season,
  grantExpiresAt: string,
  now: Date,
): Judgement<Season, SeasonChange> {
  if (stored !== undefined) return { already: stored.season };
  if (samePerson(season.reviewer, season.approver)) return { refused: { code: 'four-eyes', reason: 'reviewed-it' } };
  const grant: PublisherGrant = {
    id: publisherGrantId(season.year, season.publisher),
    purpose: 'publish',
    person: season.publisher,
    year: season.year,
    expiresAt: grantExpiresAt,
    status: 'live',
    lastLinkAt: null,
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
        details: { area: season.area, deadline: season.deadline, publisher: season.publisher.name },
      },
    ],
    effects: [
      { saveGrant: grant },
      {
        queue: {
          kind: 'mail',
          id: `desk-opened.${grant.id}`,
          to: season.publisher,
          grant: grant.id,
          message: { name: 'desk-opened', year: season.year, area: season.area, deadline: season.deadline },
        },
      },
    ],
  };
  return { change, value: season };
}

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
    .map((agency) => filingGrantId(stored.season.year, agency.id, before(agency)));
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

/** Names a round of invitations by its minute: a double click is one round, a click a minute later the next. */
export function invitationRound(at: string): string {
  return at.slice(0, 16).replace(':', '');
}

/** Invites agencies, each once a round: the contact gets a grant to file and, through the outbox, a link. */
export function invite(
  stored: StoredSeason,
  agencies: readonly Agency[],
  options: { readonly grant: PublisherGrant; readonly expiresAt: string; readonly round: string },
  now: Date,
): Judgement<number, SeasonChange> {
  if (agencies.length === 0) return { refused: { code: 'nothing-selected' } };
  const due = agencies.filter(({ invitedAt }) => invitedAt === null || invitationRound(invitedAt) !== options.round);
  if (due.length === 0) return { already: agencies.length };
  const at = now.toISOString();
  const change: SeasonChange = {
    before: stored,
    season: stored.season,
    agencies: due.map((agency) => ({ ...agency, invitedAt: at })),
    events: [
      {
        at,
        deed: 'invite',
        actor: { role: 'publisher', person: options.grant.person },
        submission: null,
        details: { agencies: due.map(({ id }) => id) },
      },
    ],
    effects: [{ needGrant: options.grant.id }, ...due.flatMap((agency) => invitation(stored.season, agency, options))],
  };
  return { change, value: agencies.length };
}

function invitation(
  season: Season,
  agency: Agency,
  { expiresAt, round }: { expiresAt: string; round: string },
): Effect[] {
  const grant: FilingGrant = {
    id: filingGrantId(season.year, agency.id, agency.contact),
    purpose: 'file',
    person: agency.contact,
    year: season.year,
    agency: agency.id,
    expiresAt,
    status: 'live',
    lastLinkAt: null,
  };
  return [
    { saveGrant: grant },
    {
      queue: {
        kind: 'mail',
        id: `invitation.${grant.id}.${round}`,
        to: agency.contact,
        grant: grant.id,
        message: {
          name: 'invitation',
          agencyName: agency.name,
          year: season.year,
          area: season.area,
          deadline: agency.deadline,
        },
      },
    },
  ];
}

/** The filings of a selection that a release can take: approved and not public yet. */
export function releasable(filings: Iterable<Filing>): Filing[] {
  return [...filings].filter((filing) => filing.state === 'approved' && filing.current !== null);
}

/** Starts a release. Its id was made when the publisher saw the preview, so that a second click is the same release. */
export function startRelease(
  stored: StoredSeason,
  release: Release,
  existing: Release | undefined,
  submissions: readonly string[],
  grant: PublisherGrant,
  now: Date,
): Judgement<Release, SeasonChange> {
  if (existing !== undefined) return { already: existing };
  if (submissions.length === 0) return { refused: { code: 'nothing-selected' } };
  const change: SeasonChange = {
    before: stored,
    season: stored.season,
    agencies: [],
    release,
    events: [
      {
        at: now.toISOString(),
        deed: 'start-release',
        actor: { role: 'publisher', person: grant.person },
        submission: null,
        details: { release: release.id, submissions: [...submissions] },
      },
    ],
    effects: [
      { needGrant: grant.id },
      {
        queue: {
          kind: 'start',
          id: `release.${release.id}.0`,
          machine: 'release',
          name: release.id,
          input: { release: release.id },
        },
      },
    ],
  };
  return { change, value: release };
}
