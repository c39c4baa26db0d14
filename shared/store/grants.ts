/** Grants and the hashes of the links that lead to them. */
import { grantSchema, type Grant } from '#shared/access/model.js';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import { secretDigest } from '#shared/access/links.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import { grantKey, linkKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import { queueWrite } from './outbox.js';
import type { Table, Write } from './table.js';

const GRANT = new Format('grant', grantSchema, [withArea]);

export async function loadGrant(table: Table, id: GrantId): Promise<Grant | undefined> {
  const item = await table.get(grantKey(id));
  return item === undefined ? undefined : valueIn(GRANT, item, 'grant');
}

/** The grant that a link's secret stands for, in whatever state it is; undefined for a secret nobody was sent. */
export async function findGrantByLink(table: Table, secret: string): Promise<Grant | undefined> {
  const link = await table.get(linkKey(secretDigest(secret)));
  if (link === undefined || typeof link['grant'] !== 'string') return undefined;
  return loadGrant(table, grantIdSchema.parse(link['grant']));
}

/** The same where the grant is named beside the secret, as on every page behind the link: in one call. */
export async function findNamedGrant(table: Table, id: GrantId, secret: string): Promise<Grant | undefined> {
  const [link, item] = await table.getAll([linkKey(secretDigest(secret)), grantKey(id)]);
  // A link of former times names its grant without the area: parsed, it is the same name.
  const named = grantIdSchema.safeParse(link?.['grant']).data;
  return named === id && item !== undefined ? valueIn(GRANT, item, 'grant') : undefined;
}

export function grantWrite(grant: Grant): Write {
  return { Put: { TableName: '', Item: itemOf(GRANT, grantKey(grant.id), 'grant', grant) } };
}

/** Uses up or revokes a grant: every link of it is dead from that transaction on. Only a live, unexpired one can be used up; any can be revoked. */
export function endGrantWrite(id: GrantId, status: 'used' | 'revoked', now: Date): Write {
  return {
    Update: {
      TableName: '',
      Key: { ...grantKey(id) },
      UpdateExpression: 'SET #grant.#status = :status',
      ConditionExpression:
        status === 'used' ? '#grant.#status = :live AND #grant.expiresAt > :now' : 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#grant': 'grant', '#status': 'status' },
      ExpressionAttributeValues: {
        ':status': status,
        ...(status === 'used' ? { ':live': 'live', ':now': now.toISOString() } : {}),
      },
    },
  };
}

/** Makes a deed depend on its grant still being live and not expired, for deeds that do not use it up. */
export function grantCheck(id: GrantId, now: Date): Write {
  return {
    ConditionCheck: {
      TableName: '',
      Key: { ...grantKey(id) },
      ConditionExpression: '#grant.#status = :live AND #grant.expiresAt > :now',
      ExpressionAttributeNames: { '#grant': 'grant', '#status': 'status' },
      ExpressionAttributeValues: { ':live': 'live', ':now': now.toISOString() },
    },
  };
}

/**
 * "Send me a new link": the mail, and the grant with the instant that limits how often. A live grant that has expired
 * lives again as long as a new one would; a used one stays used, its new link only shows what was decided.
 */
export function newLinkWrites(
  grant: Grant,
  { now, expiresAt, message }: { readonly now: Date; readonly expiresAt: string; readonly message: MailMessage },
): Write[] {
  const at = now.toISOString();
  const renewed = { ...grant, lastLinkAt: at, expiresAt: grant.expiresAt > expiresAt ? grant.expiresAt : expiresAt };
  return [
    {
      Put: {
        TableName: '',
        Item: itemOf(GRANT, grantKey(grant.id), 'grant', renewed),
        ConditionExpression: '#grant.#status = :status AND #grant.lastLinkAt = :seen',
        ExpressionAttributeNames: { '#grant': 'grant', '#status': 'status' },
        ExpressionAttributeValues: { ':status': grant.status, ':seen': grant.lastLinkAt },
      },
    },
    queueWrite(
      grant.area,
      { kind: 'mail', id: `new-link.${grant.id}.${at}`, to: grant.person, grant: grant.id, message },
      now,
    ),
  ];
}

/** Stores a minted link. The expiry that counts is the grant's; the row's own time to live only tidies up. */
export async function saveLink(table: Table, secret: string, grant: Grant): Promise<void> {
  await table.commit([
    {
      Put: {
        TableName: '',
        Item: {
          ...linkKey(secretDigest(secret)),
          v: 1,
          grant: grant.id,
          // Kept long after expiry, so that an old link is recognised and can offer a new one.
          expiresAtSeconds: Math.floor(Date.parse(grant.expiresAt) / 1000) + 365 * 86_400,
        },
      },
    },
  ]);
}
