/** Which of an agency's links opens after one was handed over, and that none is shown whose deed was not done. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { linkProblem, mintSecret, secretDigest } from '#shared/access/links.js';
import { handOutLinks } from '#shared/deeds/season/links.js';
import { findLink, linkSentWrite, mintLink } from '#shared/store/links.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listSeasonEvents, requireSeason, seasonWrites } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { agency, fileGrant, NOW, publishGrant, season } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { grantPut } from './put-grant.js';

jest.setTimeout(30_000);

const how = { grant: publishGrant, as: 'copy', proof: 'code' } as const;
let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await table.commit(seasonWrites(undefined, season, []));
  await table.commit([grantPut(publishGrant), grantPut(fileGrant)]);
});
afterAll(() => database?.close());

async function minted(): Promise<string> {
  const secret = mintSecret();
  await mintLink(table, fileGrant.id, { digest: secretDigest(secret), now: NOW, days: () => 7 });
  return secret;
}
const handedOut = (secret: string) =>
  performOnSeason(
    table,
    NOW,
    () => requireSeason(table, season),
    (now) => handOutLinks(now, [{ agency, digest: secretDigest(secret) }], how, NOW),
  );
async function problemOf(secret: string): Promise<string | undefined> {
  const found = await findLink(table, secret);
  return found === undefined ? 'unknown' : linkProblem(found.link, found.grant, NOW);
}

test('the one that was handed over opens, and the mailed one before it is over', async () => {
  const mailed = await minted();
  await table.commit([linkSentWrite(fileGrant.id, secretDigest(mailed))]);
  const secret = await minted();
  expect(await handedOut(secret)).toEqual({ done: 1 });
  expect([await problemOf(secret), await problemOf(mailed)]).toEqual([undefined, 'replaced']);
});

test('a mail that leaves later, whoever asked for it, does not end it; the next that is handed over does', async () => {
  const secret = await minted();
  expect(await handedOut(secret)).toEqual({ done: 1 });
  for (let n = 0; n < 2; n++) {
    const mailed = await minted();
    await table.commit([linkSentWrite(fileGrant.id, secretDigest(mailed))]);
    expect([await problemOf(secret), await problemOf(mailed)]).toEqual([undefined, undefined]);
  }
  const next = await minted();
  expect(await handedOut(next)).toEqual({ done: 1 });
  expect([await problemOf(secret), await problemOf(next)]).toEqual(['replaced', undefined]);
});

test('one over which another was minted meanwhile is neither kept nor shown', async () => {
  const [first, second] = [await minted(), await minted()];
  expect(await handedOut(first)).toEqual({ refused: { code: 'busy' } });
  const before = (await listSeasonEvents(table, season)).length;
  expect(await handedOut(second)).toEqual({ done: 1 });
  expect((await listSeasonEvents(table, season)).length).toBe(before + 1);
  expect(await problemOf(first)).toBe('replaced');
});
