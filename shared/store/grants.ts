/** Grants: what the mailed links stand for, and how a deed depends on one, gives one or ends one. */
import { grantSchema, type Grant, type Issue } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import { grantWithSerial } from '#shared/formats/steps/grant-3.js';
import { grantKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

export const GRANT = new Format('grant', grantSchema, [withArea, grantWithSerial]);

export async function loadGrant(table: Table, id: GrantId): Promise<Grant | undefined> {
  return grantFrom(await table.get(grantKey(id)));
}

export function grantFrom(item: Item | undefined): Grant | undefined {
  return item === undefined ? undefined : valueIn(GRANT, item, 'grant');
}

/** Those of the grants that there are, by their ids. */
export async function loadGrants(table: Table, ids: readonly GrantId[]): Promise<Map<GrantId, Grant>> {
  const grants = await Promise.all(ids.map((id) => loadGrant(table, id)));
  return new Map(grants.flatMap((grant) => (grant === undefined ? [] : [[grant.id, grant] as const])));
}

/**
 * Stores a grant over what was read. A live one keeps the fields that tell its links, untouched: a mail that leaves
 * meanwhile writes them, and its link must not be lost.
 */
export function issueWrite({ grant, over }: Issue): Write {
  if (over?.status !== 'live') {
    return {
      Put: {
        Item: itemOf(GRANT, grantKey(grant.id), 'grant', grant),
        ...(over === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#grant.#status = :status',
              ExpressionAttributeNames: { '#grant': 'grant', '#status': 'status' },
              ExpressionAttributeValues: { ':status': over.status },
            }),
      },
    };
  }
  const { links: _links, serial: _serial, ...fields } = grant;
  const names = Object.keys(fields);
  // Whoever recorded for the agency and is its contact now is no recorder any more.
  const ownNow = grant.purpose === 'file' && grant.recordsFor === undefined;
  return {
    Update: {
      Key: { ...grantKey(grant.id) },
      UpdateExpression: `SET ${names.map((_, index) => `#grant.#f${index} = :f${index}`).join(', ')}${ownNow ? ' REMOVE #grant.#recordsFor' : ''}`,
      ConditionExpression: '#grant.#status = :live',
      ExpressionAttributeNames: {
        '#grant': 'grant',
        '#status': 'status',
        ...(ownNow ? { '#recordsFor': 'recordsFor' } : {}),
        ...Object.fromEntries(names.map((name, index) => [`#f${index}`, name])),
      },
      ExpressionAttributeValues: {
        ':live': 'live',
        ...Object.fromEntries(Object.values(fields).map((value, index) => [`:f${index}`, value])),
      },
    },
  };
}

/** Uses up or revokes a grant: every link of it is dead from that transaction on. Only a live, unexpired one can be used up; any can be revoked. */
export function endGrantWrite(id: GrantId, status: 'used' | 'revoked', now: Date): Write {
  return {
    Update: {
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

/** Whether a deed may still depend on it, as `grantCheck` asks. */
export async function isGood(table: Table, id: GrantId, now: Date): Promise<boolean> {
  const grant = await loadGrant(table, id);
  return grant?.status === 'live' && grant.expiresAt > now.toISOString();
}

/** Makes a deed depend on its grant still being live and not expired, for deeds that do not use it up. */
export function grantCheck(id: GrantId, now: Date): Write {
  return {
    ConditionCheck: {
      Key: { ...grantKey(id) },
      ConditionExpression: '#grant.#status = :live AND #grant.expiresAt > :now',
      ExpressionAttributeNames: { '#grant': 'grant', '#status': 'status' },
      ExpressionAttributeValues: { ':live': 'live', ':now': now.toISOString() },
    },
  };
}

/** Ends what was handed out for a grant, by its next number. The grant itself stays as it is. */
export function endAllWrite(before: Grant, after: Grant): Write {
  return {
    Update: {
      Key: { ...grantKey(before.id) },
      UpdateExpression: 'SET #grant.#serial = :serial, #grant.#links = :links, #grant.#area = :area, #v = :v',
      ConditionExpression: `#grant.#status = :status AND ${sameSerial(before)}`,
      ExpressionAttributeNames: {
        '#grant': 'grant',
        '#status': 'status',
        '#serial': 'serial',
        '#links': 'links',
        '#area': 'area',
        '#v': 'v',
      },
      ExpressionAttributeValues: {
        ':status': before.status,
        ':seen': before.serial,
        ':serial': after.serial,
        ':links': after.links,
        ':area': after.area,
        ':v': GRANT.version,
      },
    },
  };
}

/** Grants of former code have no number, which is read as 0. */
export function sameSerial(grant: Grant): string {
  return grant.serial === 0
    ? '(attribute_not_exists(#grant.#serial) OR #grant.#serial = :seen)'
    : '#grant.#serial = :seen';
}
