/**
 * An agency's link, sent anew by mail or handed over in person: copied once for a chat, or printed as a code. A link that
 * is handed over is the agency's own and ends the ones before it; the season's events keep who took it, and the contact is
 * told by mail, so that nobody can act in their name unseen.
 */
import { filingGrantId } from '#shared/access/links.js';
import { issue, type Grant, type PublisherGrant } from '#shared/access/model.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Effect, Judgement } from '../change.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';

/** A hundred items are one transaction: two for each that is handed over, beside season, event and grant. */
export const LINKS_PER_DEED = 40;

/**
 * Sent again to the address on file: it tells nobody anything new. A contact whose link was ended for what they were before
 * (they recorded paper for the agency) gets it anew, or the mail could not leave.
 */
export function resendLinks(
  stored: StoredSeason,
  agencies: readonly Agency[],
  {
    grant,
    round,
    held,
  }: {
    readonly grant: PublisherGrant;
    readonly round: string;
    /** Grants that the contacts hold or held. */
    readonly held: ReadonlyMap<GrantId, Grant>;
  },
  now: Date,
): Judgement<number, SeasonChange> {
  const due = agencies.filter(({ invitedAt, removed }) => invitedAt !== null && removed === null);
  if (due.length === 0) return { refused: { code: 'nothing-selected' } };
  const anew = due.flatMap((agency): Effect[] => {
    const ended = held.get(filingGrantId(filingRefOf(agency), agency.contact));
    if (ended?.purpose !== 'file' || ended.status === 'live') return [];
    const { recordsFor: _recordsFor, ...own } = ended;
    return [{ issue: issue(own, ended) }];
  });
  const mails = due.map((agency): Effect => {
    const id = filingGrantId(filingRefOf(agency), agency.contact);
    const { year, areaName: area } = stored.season;
    return {
      queue: {
        kind: 'mail',
        id: `resent.${id}.${round}`,
        to: agency.contact,
        grant: id,
        message: { name: 'new-link', year, area, purpose: 'file', agencyName: agency.name },
      },
    };
  });
  const details = { agencies: due.map(({ id }) => id) };
  const effects = [...anew, ...mails];
  const change = publishersChange(stored, { grant, now }, { deed: 'resend-links', details }, { effects });
  return { change, value: due.length };
}

/** A link that was minted to be shown; whoever is named in the roster since then gets none of it. */
export interface MintedLink {
  readonly agency: Agency;
  readonly digest: Digest;
}

export function handOutLinks(
  stored: StoredSeason,
  links: readonly MintedLink[],
  how: { readonly grant: PublisherGrant; readonly as: 'copy' | 'sheet'; readonly proof: Season['proof'] },
  now: Date,
): Judgement<number, SeasonChange> {
  if (links.length === 0) return { refused: { code: 'nothing-selected' } };
  const { grant, as, proof } = how;
  const { year, areaName: area } = stored.season;
  const effects = links.flatMap(({ agency, digest }): Effect[] => [
    { handOver: { grant: filingGrantId(filingRefOf(agency), agency.contact), link: digest } },
    {
      queue: {
        kind: 'mail',
        id: `handed-out.${agency.id}.${digest.slice(0, 16)}`,
        to: agency.contact,
        grant: null,
        message: { name: 'link-handed-out', agencyName: agency.name, year, area, as, by: grant.person.name },
      },
    },
  ]);
  const details = { agencies: links.map(({ agency }) => agency.id), as, proof };
  const change = publishersChange(stored, { grant, now }, { deed: 'hand-out-links', details }, { effects });
  return { change, value: links.length };
}
