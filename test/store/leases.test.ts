/** One release at a time on the site, and what a deed may ask of its grant, its task and its upload form. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Grant } from '#shared/access/model.js';
import { endGrantWrite, grantCheck, loadGrant } from '#shared/store/grants.js';
import { leaseKey, outboxKey, seasonKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import {
  giveUpLease,
  keepLease,
  newReleaseWrite,
  loadRelease,
  releaseWrite,
  takeLease,
} from '#shared/store/releases.js';
import type { Table } from '#shared/store/table.js';
import { forgetTask, loadTask, taskWrite } from '#shared/store/tasks.js';
import { loadUpload, loadUploadForm, claimWrite, saveUploadForm, uploadFormSchema } from '#shared/store/uploads.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { releaseSchema } from '#shared/season/release.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { AT, fileGrant, NOW, publisher } from '../deeds/filing/scene.js';
import { grantPut } from './put-grant.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const [one, other] = ['r20260120-aaaaaa', 'r20260120-bbbbbb'].map((id) => releaseIdSchema.parse(id)) as [never, never];

describe('the lease of the site', () => {
  beforeEach(async () => {
    await table.commit([{ Delete: { Key: { ...leaseKey('home') } } }]);
  });

  test('is had by one of many at once', async () => {
    const releases = Array.from({ length: 12 }, (_, n) =>
      releaseIdSchema.parse(`r20260120-${'a'.repeat(5)}${n.toString(36)}`),
    );
    const fences = await Promise.all(releases.map((release) => takeLease(table, release, NOW)));
    expect(fences.filter((fence) => fence !== undefined)).toEqual([1]);
  });

  test('is refused to another until given up; the number grows with every holder', async () => {
    expect(await takeLease(table, one, NOW)).toBe(1);
    expect(await takeLease(table, other, minutes(29))).toBeUndefined();
    await giveUpLease(table, other);
    expect(await takeLease(table, other, minutes(29))).toBeUndefined();
    await giveUpLease(table, one);
    expect(await takeLease(table, other, minutes(29))).toBe(2);
    expect(await keepLease(table, one, minutes(29))).toBeUndefined();
  });

  test('passes on when its holder is silent for half an hour, and the one who was away learns it', async () => {
    await takeLease(table, one, NOW);
    expect(await takeLease(table, other, minutes(30))).toBe(2);
    expect(await keepLease(table, one, minutes(31))).toBeUndefined();
    await giveUpLease(table, one);
    expect(await keepLease(table, other, minutes(31))).toBe(2);
  });

  test('is prolonged by every step of its holder, and had again by it after a fresh start', async () => {
    await takeLease(table, one, NOW);
    expect(await keepLease(table, one, minutes(20))).toBe(1);
    expect(await takeLease(table, other, minutes(45))).toBeUndefined();
    expect(await takeLease(table, one, minutes(46))).toBe(2);
  });
});

test('a release is begun once, and moves on only from what was read of it', async () => {
  const release = releaseSchema.parse({
    ...{ id: one, area: 'home', year: 2025, by: publisher, at: AT, count: 3, state: 'running', attempts: 0 },
  });
  expect(await table.commit([newReleaseWrite(release)])).toBe('committed');
  expect(await table.commit([newReleaseWrite({ ...release, count: 9 })])).toBe('stale');
  const published = { ...release, state: 'published' as const };
  expect(await table.commit([releaseWrite(release, published)])).toBe('committed');
  expect(await table.commit([releaseWrite(release, { ...release, attempts: 1 })])).toBe('stale');
  expect(await loadRelease(table, one)).toEqual(published);
});

describe('a deed that needs its grant', () => {
  const check = async (changes: Partial<Grant>, now = NOW) => {
    const grant = { ...fileGrant, id: grantIdSchema.parse('file.home.2025.needed.x'), ...changes } as Grant;
    await table.commit([grantPut(grant)]);
    return table.commit([grantCheck(grant.id, now)]);
  };
  test('is committed while the grant is live, and not from the instant of its end', async () => {
    expect(await check({})).toBe('committed');
    expect(await check({ status: 'used' })).toBe('stale');
    expect(await check({ status: 'revoked' })).toBe('stale');
    expect(await check({ expiresAt: minutes(1).toISOString() }, minutes(1))).toBe('stale');
    expect(await table.commit([grantCheck(grantIdSchema.parse('file.home.2025.nobody.x'), NOW)])).toBe('stale');
  });
});

describe('ending a grant', () => {
  const ending = async (changes: Partial<Grant>, as: 'used' | 'revoked') => {
    const grant = { ...fileGrant, id: grantIdSchema.parse('file.home.2025.ending.x'), ...changes } as Grant;
    await table.commit([grantPut(grant)]);
    const outcome = await table.commit([endGrantWrite(grant.id, as, NOW)]);
    return [outcome, (await loadGrant(table, grant.id))!.status];
  };
  test('uses up only one that is live and not expired, and revokes any that is there', async () => {
    expect(await ending({}, 'used')).toEqual(['committed', 'used']);
    expect(await ending({ expiresAt: AT }, 'used')).toEqual(['stale', 'live']);
    expect(await ending({ expiresAt: AT }, 'revoked')).toEqual(['committed', 'revoked']);
    expect(await ending({ status: 'revoked' }, 'revoked')).toEqual(['committed', 'revoked']);
    expect(await ending({ status: 'revoked' }, 'used')).toEqual(['stale', 'revoked']);
  });
});

test('a task is forgotten only by the token that was told', async () => {
  const id = submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 1);
  await table.commit([taskWrite(id, 'review', { token: 'newer', grant: fileGrant.id, askedAt: AT })]);
  await forgetTask(table, id, 'review', 'older');
  expect(await loadTask(table, id, 'review')).toMatchObject({ token: 'newer' });
  await forgetTask(table, id, 'review', 'newer');
  expect(await loadTask(table, id, 'review')).toBeUndefined();
});

test('an upload form is remembered for its agency, and what arrived through it is counted by version', async () => {
  const form = uploadFormSchema.parse({
    ...{
      key: 'home/2025/form',
      grant: fileGrant.id,
      area: 'home',
      year: 2025,
      agency: 'jiaoyu',
      fileName: '年报.pdf',
      issuedAt: AT,
    },
  });
  await saveUploadForm(table, form, minutes(15));
  expect(await loadUploadForm(table, form.key)).toEqual(form);
  expect(await loadRow(table, outboxKey('home', 'find', form.key))).toMatchObject({
    ...{ kind: 'find', key: form.key, status: 'queued', dueAt: minutes(20).toISOString() },
  });
  await expect(saveUploadForm(table, form, minutes(99))).rejects.toThrow('handed out before');
  expect((await loadUpload(table, form.key)).arrived).toBe(false);
  const arrival = { key: form.key, versionId: 'v1' };
  expect(
    await table.commit([claimWrite(arrival, submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 1))]),
  ).toBe('committed');
  expect(
    await table.commit([claimWrite(arrival, submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 2))]),
  ).toBe('stale');
  expect((await loadUpload(table, form.key)).arrived).toBe(true);
});

test('a partition longer than one page is listed whole and in order', async () => {
  const pad = 'x'.repeat(300_000);
  const { pk } = seasonKey({ area: 'home', year: 2099 });
  const sks = Array.from({ length: 8 }, (_, n) => `AGENCY#${n}`);
  for (const sk of sks) await table.commit([{ Put: { Item: { pk, sk, pad } } }]);
  expect((await table.list(pk, 'AGENCY#')).map(({ sk }) => sk)).toEqual(sks);
});
