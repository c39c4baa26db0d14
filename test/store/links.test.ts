/** Minted links in the table: which of a grant's links opens it, when each ends, and that no end is ever undone. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkProblem, mintSecret, secretDigest } from '#shared/access/links.js';
import { endedAll, issue, UNMAILED, type Grant } from '#shared/access/model.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { endAllWrite, endGrantWrite, issueWrite, loadGrant } from '#shared/store/grants.js';
import { grantKey, linkKey } from '#shared/store/keys.js';
import { findLink, linkSentWrite, mintLink } from '#shared/store/links.js';
import type { Table } from '#shared/store/table.js';
import { fileGrant, NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { grantPut } from './put-grant.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

async function granted(id: string, changes: Partial<Grant> = {}): Promise<Grant> {
  const grant = { ...fileGrant, id: grantIdSchema.parse(`file.home.2025.${id}.x`), ...changes } as Grant;
  await table.commit([grantPut(grant)]);
  return grant;
}

async function minted({ id }: Grant, now = NOW, days = 7): Promise<string> {
  const secret = mintSecret();
  expect(await mintLink(table, id, { digest: secretDigest(secret), now, days: () => days })).toBe('minted');
  return secret;
}

async function mailed(grant: Grant, now = NOW, days = 7): Promise<string> {
  const secret = await minted(grant, now, days);
  await table.commit([linkSentWrite(grant.id, secretDigest(secret))]);
  return secret;
}

async function problemOf(secret: string, now = NOW): Promise<string | undefined> {
  const found = await findLink(table, secret);
  return found === undefined ? 'unknown' : linkProblem(found.link, found.grant, now);
}

test('a link leads to its grant by the hash of its secret; the table holds no secret', async () => {
  const grant = await granted('hash');
  const secret = await mailed(grant);
  expect((await findLink(table, secret))?.grant.id).toBe(grant.id);
  expect(await findLink(table, mintSecret())).toBeUndefined();
  const scan = JSON.stringify(await database.call('Scan', { TableName: 'nianbao' }));
  expect(scan).toContain(secretDigest(secret));
  expect(scan).not.toContain(secret);
});

test('of a desk every mail’s link lives to its own end, and all end together', async () => {
  const id = grantIdSchema.parse('desk.home.someone');
  const { agency: _, ...rest } = fileGrant;
  const grant = { ...rest, id, purpose: 'desk' } as Grant;
  await table.commit([grantPut(grant)]);
  const [digest, asked] = [await mailed(grant), await mailed(grant)];
  expect([await problemOf(digest), await problemOf(asked)]).toEqual([undefined, undefined]);
  expect(await problemOf(digest, inDays(7))).toBe('expired');
  const held = (await loadGrant(table, id))!;
  await table.commit([endAllWrite(held, endedAll(held))]);
  expect([await problemOf(digest), await problemOf(asked)]).toEqual(['ended', 'ended']);
});

describe('a newer link', () => {
  test('ends the older ones once its mail was sent', async () => {
    const grant = await granted('newer');
    const [first, second] = [await mailed(grant), await mailed(grant)];
    expect([await problemOf(first), await problemOf(second)]).toEqual(['replaced', undefined]);
  });

  test('whose mail was not sent ends none: the one before opens still, and the next try replaces the unsent one', async () => {
    const grant = await granted('unsent');
    const [sent, unsent] = [await mailed(grant), await minted(grant)];
    expect([await problemOf(sent), await problemOf(unsent)]).toEqual([undefined, undefined]);
    const again = await minted(grant);
    expect(await problemOf(unsent)).toBe('replaced');
    await table.commit([linkSentWrite(grant.id, secretDigest(unsent))]);
    expect([await problemOf(sent), await problemOf(again)]).toEqual([undefined, undefined]);
  });

  test('is good for its own time, whatever the others had, and its grant for at least as long', async () => {
    const grant = await granted('time', { expiresAt: NOW.toISOString() });
    const secret = await mailed(grant, NOW, 7);
    expect(await problemOf(secret, new Date(inDays(7).getTime() - 1))).toBeUndefined();
    expect(await problemOf(secret, inDays(7))).toBe('expired');
    expect((await loadGrant(table, grant.id))?.expiresAt).toBe(inDays(7).toISOString());
  });
});

describe('of a grant that ended', () => {
  test.each(['revoked', 'used'] as const)('as %s, given anew, no former link lives again', async (status) => {
    const grant = await granted(`again-${status}`);
    const secret = await mailed(grant);
    await table.commit([endGrantWrite(grant.id, status, NOW)]);
    const ended = (await loadGrant(table, grant.id))!;
    expect(await table.commit([issueWrite(issue({ ...grant, ...UNMAILED }, ended))])).toBe('committed');
    expect(await problemOf(secret)).toBe('ended');
    const fresh = await mailed(grant);
    expect([await problemOf(secret), await problemOf(fresh)]).toEqual(['ended', undefined]);
  });

  test('no link is minted once it was revoked', async () => {
    const grant = await granted('late', { status: 'revoked' });
    const minting = { digest: secretDigest(mintSecret()), now: NOW, days: () => 7 };
    expect(await mintLink(table, grant.id, minting)).toBe('revoked');
    expect(await mintLink(table, grantIdSchema.parse('file.2025.nobody.x'), minting)).toBe('no such grant');
  });

  test('a used one opens still, to show what was decided, and by a new link too', async () => {
    const grant = await granted('shown');
    const secret = await mailed(grant);
    await table.commit([endGrantWrite(grant.id, 'used', NOW)]);
    expect(await problemOf(secret)).toBeUndefined();
    expect(await problemOf(await mailed(grant))).toBeUndefined();
    expect((await loadGrant(table, grant.id))?.status).toBe('used');
  });
});

test('a live grant given again keeps its link until the next is mailed, also one that is just leaving', async () => {
  const grant = await granted('kept');
  const before = (await loadGrant(table, grant.id))!;
  const secret = await mailed(grant);
  const again = issue({ ...grant, ...UNMAILED, expiresAt: inDays(99).toISOString() } as Grant, before);
  expect(await table.commit([issueWrite(again)])).toBe('committed');
  expect(await problemOf(secret)).toBeUndefined();
  expect((await loadGrant(table, grant.id))?.expiresAt).toBe(inDays(99).toISOString());
});

test('ending all ends every link for good, and whoever read the grant before is told to read again', async () => {
  const grant = await granted('all');
  const secret = await mailed(grant);
  const read = (await loadGrant(table, grant.id))!;
  expect(await table.commit([endAllWrite(read, endedAll(read))])).toBe('committed');
  expect(await problemOf(secret)).toBe('ended');
  expect(await table.commit([endAllWrite(read, endedAll(read))])).toBe('stale');
});

describe('links of former code, whose rows name the grant only', () => {
  const former = async (id: string): Promise<{ grant: Grant; secret: string }> => {
    const { serial: _, links: __, ...old } = { ...fileGrant, id: grantIdSchema.parse(`file.home.2025.${id}.x`) };
    const secret = mintSecret();
    const expiresAtSeconds = Math.floor(inDays(30).getTime() / 1000) + 365 * 86_400;
    const put = (Item: object) => ({ Put: { Item: { ...Item } } });
    await table.commit([
      put({ ...grantKey(old.id), v: 2, grant: { ...old, lastLinkAt: null } }),
      put({ ...linkKey(secretDigest(secret)), v: 1, grant: old.id, expiresAtSeconds }),
    ]);
    return { grant: (await loadGrant(table, old.id))!, secret };
  };

  test('open until the end that their grant had', async () => {
    const { secret } = await former('former');
    expect(await problemOf(secret, inDays(29))).toBeUndefined();
    expect(await problemOf(secret, inDays(31))).toBe('expired');
  });

  test('end when the first link of today was sent, and not before', async () => {
    const { grant, secret } = await former('former-newer');
    const fresh = await minted(grant);
    expect(await problemOf(secret)).toBeUndefined();
    await table.commit([linkSentWrite(grant.id, secretDigest(fresh))]);
    expect([await problemOf(secret), await problemOf(fresh)]).toEqual(['replaced', undefined]);
  });

  test('end for ever with their grant', async () => {
    const { grant, secret } = await former('former-ended');
    await table.commit([endGrantWrite(grant.id, 'revoked', NOW)]);
    await table.commit([issueWrite(issue({ ...grant, ...UNMAILED }, (await loadGrant(table, grant.id))!))]);
    expect(await problemOf(secret)).toBe('ended');
  });
});

test.each(['a link is mailed', 'everything is ended'])(
  'a grant of former code becomes one of today’s when %s',
  async (how) => {
    const { area: _, serial: __, links: ___, ...former } = { ...fileGrant, status: 'live' } as Grant;
    const id = grantIdSchema.parse(`file.home.2025.former.${how.length}`);
    await table.commit([
      { Put: { Item: { ...grantKey(id), grant: { ...former, id, lastLinkAt: NOW.toISOString() } } } },
    ]);
    const before = (await loadGrant(table, id))!;
    expect(before).toMatchObject({ area: 'home', serial: 0, links: null });
    if (how === 'everything is ended') await table.commit([endAllWrite(before, endedAll(before))]);
    else await mailed(before);
    expect(await loadGrant(table, id)).toMatchObject({ id, area: 'home', person: before.person });
  },
);
