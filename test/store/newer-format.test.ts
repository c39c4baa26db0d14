/**
 * What newer code has stored: whichever kind of item it is, the deed that needs it ends in an error that names the kind and
 * both versions, and the table is afterwards what it was, to the byte.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NewerFormat } from '#shared/formats/format.js';
import type { Log } from '#shared/runtime/log.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { loadSubmissionFile, listEvents } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow, queueWrite, rearmRow, requeueRow } from '#shared/store/outbox.js';
import { workThrough } from '#shared/store/outbox-worker.js';
import { takeLease } from '#shared/store/releases.js';
import type { Table } from '#shared/store/table.js';
import { LAYOUT_KEY, type Key } from '#shared/store/table.js';
import { upgradeTable } from '#shared/store/upgrade.js';
import { loadUploadForm, saveUploadForm } from '#shared/store/uploads.js';
import { askInputSchema, publishInputSchema, submissionInputSchema } from '#shared/workflow/payloads.js';
import { manifestFrom } from '#shared/season/release.js';
import { pointerFrom } from '#shared/site/pointer.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo, type Walk } from './walk.js';

const FUTURE = 99;
const ID = 'home.2025-jiaoyu-1';
const FILING = 'FILING#home#2025#jiaoyu';
const SEASON = 'SEASON#home#2025';
const RELEASE = releaseIdSchema.parse('home.r20260120-abcdef');

let database: TestDatabase;
let table: Table;
let walk: Walk;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'jiaoyu');
  walk = walkOf(table, 'jiaoyu');
  await walkTo(walk, 'approval');
  const form = { key: 'home/2025/jiaoyu/x', year: 2025, agency: 'jiaoyu', area: 'home', fileName: '', issuedAt: NOW };
  const grant = (await walk.decisionGrant('review')).id;
  await saveUploadForm(table, { ...form, grant, issuedAt: NOW.toISOString() } as never, NOW);
  await takeLease(table, RELEASE, NOW);
});
afterAll(() => database.close());

/** Writes the version of the item alone, as it were stored by newer code. */
async function lift(key: Key, v: number | undefined): Promise<unknown> {
  const at = { TableName: table.name, Key: { pk: { S: key.pk }, sk: { S: key.sk } } };
  const before = ((await database.call('GetItem', at))['Item'] as Record<string, unknown> | undefined)?.['v'];
  await database.call('UpdateItem', {
    ...at,
    ...(v === undefined
      ? { UpdateExpression: 'REMOVE v' }
      : { UpdateExpression: 'SET v = :v', ExpressionAttributeValues: { ':v': { N: String(v) } } }),
  });
  return before;
}

async function everything(): Promise<string[]> {
  const { Items } = await database.call('Scan', { TableName: table.name, ConsistentRead: true });
  return (Items as object[]).map((item) => canonicalJson(item as never)).sort();
}

const approve = () => walk.decide('approval');
describe('an item of a version that is not known yet', () => {
  test.each<readonly [string, Key, () => Promise<unknown>]>([
    ['season', { pk: SEASON, sk: 'SEASON' }, approve],
    ['agency', { pk: SEASON, sk: 'AGENCY#jiaoyu' }, approve],
    ['filing', { pk: SEASON, sk: 'FILING#jiaoyu' }, approve],
    ['submission', { pk: FILING, sk: 'SUBMISSION#0001' }, approve],
    ['record', { pk: FILING, sk: 'RECORD#0001' }, approve],
    ['check', { pk: FILING, sk: 'CHECK#0001' }, approve],
    ['waiting task', { pk: `TASK#home#${ID}`, sk: 'approval' }, () => walk.ask('approval', 'another-token')],
    [
      'audit event',
      { pk: FILING, sk: 'EVENT#000001' },
      () => listEvents(table, { area: 'home', year: 2025, agency: 'jiaoyu' }),
    ],
    [
      'upload form',
      { pk: 'UPLOAD#home#home/2025/jiaoyu/x', sk: 'FORM' },
      () => loadUploadForm(table, 'home/2025/jiaoyu/x'),
    ],
    ['lease', { pk: 'SITE#home', sk: 'LEASE' }, () => takeLease(table, RELEASE, NOW)],
    ['layout of the table', LAYOUT_KEY, () => upgradeTable(table)],
  ])('%s: is a named error, and nothing is written', async (kind, key, act) => {
    const before = await lift(key, FUTURE);
    const stored = await everything();
    const outcome = await act().catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(NewerFormat);
    expect(outcome).toMatchObject({ kind, found: FUTURE, code: 'newer-format' });
    expect(await everything()).toEqual(stored);
    const version = (before as { N?: string } | undefined)?.N;
    await lift(key, version === undefined ? undefined : Number(version));
  });

  test('a row of the outbox is neither worked on, nor failed, nor touched, and does not hold up the row behind it', async () => {
    const [newer, known] = ['of-newer-code', 'of-this-code'];
    for (const id of [newer, known]) {
      await table.commit([queueWrite('home', { kind: 'start', id, machine: 'intake', name: id, input: {} }, NOW)]);
    }
    const key = outboxKey('home', 'start', newer);
    await lift(key, FUTURE);
    const own = async () => canonicalJson((await table.get(key)) as never);
    const stored = await own();
    const records = [newer, known].map((id) => ({
      dynamodb: { Keys: { pk: { S: outboxKey('home', 'start', id).pk } } },
    }));
    const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const done: string[] = [];
    await workThrough({ table, log, kind: 'start', now: () => NOW }, { Records: records }, (row) => {
      done.push(row.id);
      return Promise.resolve('done' as const);
    });
    await rearmRow(table, key, NOW);
    await requeueRow(table, key, NOW);
    expect(done).toEqual([known]);
    expect(await own()).toBe(stored);
    await lift(key, 2);
  });

  test('a row whose work meets what newer code wrote is put off, however often', async () => {
    const key = outboxKey('home', 'start', 'patient');
    await table.commit([
      queueWrite('home', { kind: 'start', id: 'patient', machine: 'intake', name: 'x', input: {} }, NOW),
    ]);
    const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const records = [{ dynamodb: { Keys: { pk: { S: key.pk } } } }];
    for (let tries = 0; tries < 20; tries++) {
      const now = () => new Date(NOW.getTime() + tries * 7_200_000);
      await workThrough({ table, log, kind: 'start', now }, { Records: records }, () =>
        Promise.reject(new NewerFormat('grant', FUTURE, 2)),
      );
    }
    expect(await loadRow(table, key)).toMatchObject({ status: 'queued', attempts: 20 });
  });
});

test.each<readonly [string, () => unknown]>([
  ['input of an execution', () => submissionInputSchema.parse({ submission: ID, v: FUTURE })],
  ['input of ask-decision', () => askInputSchema.parse({ submission: ID, v: FUTURE, more: true })],
  ['input of publish-report', () => publishInputSchema.parse({ step: 'begin', release: RELEASE, v: FUTURE })],
  ['release manifest', () => manifestFrom(JSON.stringify({ v: FUTURE, release: RELEASE }))],
  ['pointer of the site', () => pointerFrom(JSON.stringify({ schema: `nianbao.current.v${FUTURE}` }))],
])('%s of a version that is not known yet is a named error', (kind, read) => {
  expect(read).toThrow(expect.objectContaining({ name: 'NewerFormat', kind, found: FUTURE }));
});

test('a payload without a version is from before there were versions', () => {
  expect(submissionInputSchema.parse({ submission: '2025-jiaoyu-1' })).toEqual({ submission: ID });
  expect(submissionInputSchema.parse({ submission: ID, stage: 'approval', v: '1' })).toEqual({
    submission: ID,
    stage: 'approval',
  });
});

test('a submission that can be read is read again once its version is known', async () => {
  expect((await loadSubmissionFile(table, walk.idOf(1)))?.submission.state).toBe('in-approval');
});
