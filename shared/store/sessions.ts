/** Sessions of browsers, known by the SHA-256 of an id that only the browser's cookie holds. */
import { isSecret, mintSecret, secretDigest } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { formerSession, sessionSchema, type Session, type StoredSession } from '#shared/access/sessions.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import { Format } from '#shared/formats/format.js';
import { sessionOpenedByLink } from '#shared/formats/steps/session-2.js';
import { expiryOf } from '#shared/season/retention.js';
import { GRANT, loadGrant } from './grants.js';
import { grantKey } from './keys.js';
import { findLink } from './links.js';
import { itemOf, valueIn } from './stored.js';
import type { Consistency, Item, Key, Table, Write } from './table.js';

const SESSION = new Format('session', sessionSchema, [sessionOpenedByLink]);

export const SESSION_PREFIX = 'SESSION#';
const sessionKey = (digest: Digest): Key => ({ pk: `${SESSION_PREFIX}${digest}`, sk: 'SESSION' });

/** A session as a browser gets it: the secret goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly secret: string;
  readonly session: Session;
}

export function openedSession(session: StoredSession): OpenedSession {
  const secret = mintSecret();
  return { secret, session: { ...session, digest: secretDigest(secret) } };
}

export function sessionWrite({ session: { digest, ...session } }: OpenedSession): Write {
  return {
    Put: {
      Item: {
        ...itemOf(SESSION, sessionKey(digest), 'session', session),
        // A session that is over is not looked up by its row's absence.
        expiresAtSeconds: expiryOf('sessions', session.expiresAt),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** The session of a cookie with the grant it is for, in whatever state both are. */
export interface FoundSession {
  readonly session: Session;
  readonly grant: Grant;
}

/**
 * Undefined where the session is another grant's. In one call, with which every page and deed begins.
 * @param beside what the page shows, by the grant's name: read in the same call, and nobody's before the grant is proven
 * @param consistency `eventually` costs half and may be a second old: for whoever asks again strongly before refusing
 */
export async function findSession(
  table: Table,
  id: GrantId,
  secret: string,
  beside: readonly Key[] = [],
  consistency: Consistency = 'strongly',
): Promise<(FoundSession & { readonly beside: readonly (Item | undefined)[] }) | undefined> {
  if (!isSecret(secret)) return undefined;
  const digest = secretDigest(secret);
  const [stored, held, ...others] = await table.getAll([sessionKey(digest), grantKey(id), ...beside], consistency);
  if (stored === undefined || held === undefined) return undefined;
  const session = { ...valueIn(SESSION, stored, 'session'), digest };
  if (session.grant !== id) return undefined;
  const status = (await isDeskOver(table, session)) ? 'ended' : session.status;
  return { session: { ...session, status }, grant: valueIn(GRANT, held, 'grant'), beside: others };
}

/** Whether everything of the desk was ended from which the session was opened: it ends with that, and not by itself. */
async function isDeskOver(table: Table, { via }: Session): Promise<boolean> {
  if (via === null) return false;
  const desk = await loadGrant(table, via.grant);
  return desk === undefined || desk.status === 'revoked' || desk.serial !== via.serial;
}

/** The same for a cookie of former code, which held the secret of a link. */
export async function findFormerSession(table: Table, secret: string, now: Date): Promise<FoundSession | undefined> {
  if (!isSecret(secret)) return undefined;
  const found = await findLink(table, secret);
  const session = found === undefined ? undefined : formerSession(found.link, found.grant, now);
  return found === undefined || session === undefined
    ? undefined
    : { session: { ...session, digest: secretDigest(secret) }, grant: found.grant };
}

/** Signing out: the session opens nothing any more, wherever a copy of its cookie lies. */
export async function endSession(table: Table, digest: Digest): Promise<void> {
  await table.commit([
    {
      Update: {
        Key: { ...sessionKey(digest) },
        UpdateExpression: 'SET #session.#status = :ended',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#session': 'session', '#status': 'status' },
        ExpressionAttributeValues: { ':ended': 'ended' },
      },
    },
  ]);
}
