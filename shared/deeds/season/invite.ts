/** Inviting agencies: each gets a grant to file and, through the outbox, a link. */
import { filingRefOf } from '#shared/ids/area-id.js';
import { filingGrantId } from '#shared/access/links.js';
import { issue, UNMAILED, type FilingGrant, type Grant, type PublisherGrant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Effect, Judgement } from '../change.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';
import { takesReports } from '#shared/season/phases.js';
import { seasonClosed } from './phase.js';
import type { Agency, Season } from '#shared/season/model.js';

/** Names a round of invitations by its minute: a double click is one round, a click a minute later the next. */
export function invitationRound(at: string): string {
  return at.slice(0, 16).replace(':', '');
}

interface InvitationTerms {
  readonly expiresAt: string;
  /** Part of the mail's id: another one is another mail. */
  readonly round: string;
  /** Grants that the contacts hold or held. */
  readonly known: ReadonlyMap<GrantId, Grant>;
  readonly takesOver?: NonNullable<Extract<MailMessage, { name: 'invitation' }>['takesOver']>;
}

interface Inviting extends InvitationTerms {
  readonly grant: PublisherGrant;
}

/** Invites agencies, each once a round: the contact gets a grant to file and, through the outbox, a link. */
export function invite(
  stored: StoredSeason,
  agencies: readonly Agency[],
  options: Inviting,
  now: Date,
): Judgement<number, SeasonChange> {
  if (agencies.length === 0) return { refused: { code: 'nothing-selected' } };
  if (!takesReports(stored.season)) return { refused: seasonClosed(stored.season) };
  const due = agencies.filter(({ invitedAt }) => invitedAt === null || invitationRound(invitedAt) !== options.round);
  if (due.length === 0) return { already: agencies.length };
  const at = now.toISOString();
  const details = { agencies: due.map(({ id }) => id) };
  const change = publishersChange(
    stored,
    { grant: options.grant, now },
    { deed: 'invite', details },
    {
      agencies: due.map((agency) => ({ ...agency, invitedAt: at })),
      effects: due.flatMap((agency) => invitation(stored.season, agency, options)),
    },
  );
  return { change, value: agencies.length };
}

export function invitation(
  season: Season,
  agency: Agency,
  { expiresAt, round, known, takesOver }: InvitationTerms,
): Effect[] {
  const grant: FilingGrant = {
    id: filingGrantId(filingRefOf(agency), agency.contact),
    purpose: 'file',
    person: agency.contact,
    area: season.area,
    year: season.year,
    agency: agency.id,
    expiresAt,
    ...UNMAILED,
  };
  const issued = issue(grant, known.get(grant.id));
  // Somebody who comes back within the minute is mailed again: no link of theirs lives any more.
  const { serial } = issued.grant;
  return [
    { issue: issued },
    {
      queue: {
        kind: 'mail',
        id: serial === 0 ? `invitation.${grant.id}.${round}` : `invitation.${grant.id}.${serial}.${round}`,
        to: agency.contact,
        grant: grant.id,
        message: {
          name: 'invitation',
          agencyName: agency.name,
          year: season.year,
          area: season.areaName,
          deadline: agency.deadline,
          ...(takesOver === undefined ? {} : { takesOver }),
        },
      },
    },
  ];
}
