/**
 * Minted links. A link is good from just before its mail is sent (`pending`); once it was sent it is the grant's
 * `current` one, and the links before it are over. A mail that could not be sent ends nothing, and its next try mints
 * anew, so that neither locks anybody out.
 */
import { formerCookiesUntil } from '#shared/access/sessions.js';
import { linkSchema, type Grant, type Link, type Opening } from '#shared/access/model.js';
import { secretDigest } from '#shared/access/links.js';
import { instantAfter } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import type { Digest } from '#shared/ids/digest.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { Format } from '#shared/formats/format.js';
import { linkWithEnd } from '#shared/formats/steps/link-2.js';
import { expiryOf } from '#shared/season/retention.js';
import { GRANT, loadGrant, sameSerial } from './grants.js';
import { grantKey, linkKey } from './keys.js';
import { itemOf } from './stored.js';
import type { Table, Write } from './table.js';

const LINK = new Format('link', linkSchema, [linkWithEnd]);

/** The link of a secret with the grant it leads to, in whatever state both are; undefined for one that nobody was sent. */
export async function findLink(table: Table, secret: string): Promise<{ link: Link; grant: Grant } | undefined> {
  const digest = secretDigest(secret);
  const item = await table.get(linkKey(digest));
  if (item === undefined) return undefined;
  // A row of former code was itself what its value is now.
  const link = { ...LINK.read('link' in item ? item['link'] : item, item['v']), digest };
  const grant = await loadGrant(table, link.grant);
  return grant === undefined ? undefined : { link, grant };
}

/** Who took the link, and when, where it was handed over and not mailed. */
export async function handedOut(
  table: Table,
  digest: Digest,
): Promise<{ readonly by: Person; readonly at: string } | undefined> {
  const item = await table.get(linkKey(digest));
  if (item === undefined || !('link' in item)) return undefined;
  const { handedOutBy, mintedAt } = LINK.read(item['link'], item['v']);
  return handedOutBy === undefined || mintedAt === null ? undefined : { by: handedOutBy, at: mintedAt };
}

export interface Minting {
  readonly digest: Digest;
  readonly now: Date;
  /** How long a link of the grant is good. */
  readonly days: (grant: Grant) => number;
  /** Who takes it, to hand it over. */
  readonly handedOutBy?: Person;
}

/** Stores a link just before its mail is sent. `revoked`: the grant was, and must get no link any more. */
export async function mintLink(
  table: Table,
  id: GrantId,
  { digest, now, days, handedOutBy }: Minting,
): Promise<'minted' | 'revoked' | 'no such grant'> {
  for (;;) {
    const grant = await loadGrant(table, id);
    if (grant === undefined) return 'no such grant';
    if (grant.status === 'revoked') return 'revoked';
    const expiresAt = instantAfter(now, days(grant));
    const link = {
      ...{ grant: id, serial: grant.serial, mintedAt: now.toISOString(), expiresAt, former: false },
      ...(handedOutBy === undefined ? {} : { handedOutBy }),
    };
    const opening: Opening = { ...(grant.links ?? { current: null }), pending: digest };
    const outcome = await table.commit([
      {
        Put: {
          Item: {
            ...itemOf(LINK, linkKey(digest), 'link', link),
            expiresAtSeconds: expiryOf('minted-links', expiresAt),
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      openingWrite(grant, opening, grant.expiresAt > expiresAt ? grant.expiresAt : expiresAt, now),
    ]);
    if (outcome === 'committed') return 'minted';
  }
}

/** The mail is out: its link is the one that counts, and those that were mailed before it are over. */
export function linkSentWrite(id: GrantId, digest: Digest): Write {
  return outWrite(id, digest, ['current']);
}

/** The publisher has it in hand: all others are over, and no mail ends it. */
export function linkHandedOverWrite(id: GrantId, digest: Digest): Write {
  return outWrite(id, digest, ['current', 'handed']);
}

function outWrite(id: GrantId, digest: Digest, as: readonly ('current' | 'handed')[]): Write {
  const opening = '#grant.#links';
  const named = as.map((name) => `${opening}.#${name} = :digest`).join(', ');
  return {
    Update: {
      Key: { ...grantKey(id) },
      UpdateExpression: `SET ${named}, ${opening}.#pending = :none`,
      // Where another mail of the grant was begun meanwhile, or everything was ended, this is to change nothing.
      ConditionExpression: `${opening}.#pending = :digest`,
      ExpressionAttributeNames: {
        '#grant': 'grant',
        '#links': 'links',
        '#pending': 'pending',
        ...Object.fromEntries(as.map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: { ':digest': digest, ':none': null },
    },
  };
}

function openingWrite(grant: Grant, opening: Opening, expiresAt: string, now: Date): Write {
  const former = grant.links === null ? { formerUntil: formerCookiesUntil(now) } : {};
  return {
    Update: {
      Key: { ...grantKey(grant.id) },
      // A grant of former code becomes one of today's with all that its steps add, the area too.
      UpdateExpression:
        'SET #grant.#links = :links, #grant.#expiresAt = :expiresAt, #grant.#serial = :seen, #grant.#area = :area, #v = :v REMOVE #grant.lastLinkAt',
      ConditionExpression: `#grant.#status = :status AND ${sameSerial(grant)} AND ${sameOpening(grant)}`,
      ExpressionAttributeNames: {
        '#grant': 'grant',
        '#status': 'status',
        '#serial': 'serial',
        '#area': 'area',
        '#links': 'links',
        '#v': 'v',
        '#expiresAt': 'expiresAt',
        ...(grant.links === null ? {} : { '#current': 'current', '#pending': 'pending' }),
      },
      ExpressionAttributeValues: {
        ':status': grant.status,
        ':seen': grant.serial,
        ':links': { ...opening, ...former },
        ':expiresAt': expiresAt,
        ':area': grant.area,
        ':v': GRANT.version,
        ...(grant.links === null ? {} : { ':current': grant.links.current, ':pending': grant.links.pending }),
      },
    },
  };
}

function sameOpening({ links }: Grant): string {
  return links === null
    ? 'attribute_not_exists(#grant.#links)'
    : '#grant.#links.#current = :current AND #grant.#links.#pending = :pending';
}
