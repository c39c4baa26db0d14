/**
 * A bundle from one table and its buckets into others: whole while deeds go on, named wherever a byte of it differs, put back
 * through any number of breakdowns, and refused where something is there or a key is not trusted.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { exportArea } from '#shared/keeping/export-area.js';
import { textOfItem } from '#shared/keeping/item-text.js';
import { restoreArea } from '#shared/keeping/restore-area.js';
import { verifyBundle } from '#shared/keeping/verify-bundle.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import { originalKey } from '#shared/s3/keys.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadSubmission } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { placeOfArrival } from '#shared/store/moved-uploads.js';
import { finishRow } from '#shared/store/outbox.js';
import { areaWrite } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { LAYOUT, LAYOUT_KEY, type Item, type Write } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { loadRestore } from '#shared/store/restores.js';
import { findClaim } from '#shared/store/uploads.js';
import { checkpointKey, KEYS, testKey } from '../builders/signatures.js';
import { NOW, season } from '../deeds/filing/scene.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { BreakingTable } from './breaking.js';
import { openDatabase, type TestDatabase } from './database.js';
import { versionedObjects, type VersionedObjects } from './versioned-objects.js';
import { openWith, walkOf, walkTo } from './walk.js';

const AREA = areaIdSchema.parse('home');
const buckets = { uploads: 'u', documents: 'd', site: 's' } as const;
const now = () => NOW;
const ends: (() => Promise<void> | void)[] = [];
let from: TestDatabase;
let table: Table;
let objects: VersionedObjects;
let folder: string;

beforeAll(async () => {
  from = await openDatabase();
  ends.push(() => from.close());
  folder = temporaryFolder();
  ends.push(() => removeFolder(folder));
  table = from.table();
  objects = versionedObjects('then');
  await table.commit([areaWrite({ id: AREA, name: season.areaName, parent: null })]);
  await openWith(table, 'deciding', 'drafting', 'arriving');
  await walkTo(walkOf(table, 'deciding'), 'review');
  await vouchFor('deciding');
  await walkTo(walkOf(table, 'drafting'), 'draft');
  const key = 'home/2025/arriving/x';
  await walkOf(table, 'arriving').upload({ key, versionId: objects.put('u', key, 'just arrived') });
  // All mails are out: what was mailed opens nothing where the bundle is put back.
  for await (const { pk, sk } of table.everything())
    if (pk.startsWith('OUTBOX#MAIL#')) await finishRow(table, { pk, sk }, NOW);
  // The walk says of an original what its arrival is; the bytes are what have that digest.
  for (const name of ['deciding', 'drafting']) {
    const submission = await loadSubmission(table, walkOf(table, name).idOf(1));
    if (submission === undefined) throw new Error('no submission');
    objects.put('d', originalKey(submission), JSON.stringify({ document: submission.arrival }));
  }
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** As the function that files does in the same transaction. */
const vouchFor = (agency: string) =>
  checkpointOf(
    { table, sign: async (text) => checkpointKey.sign(text), keys: async () => KEYS.checkpoint },
    chainOfFiling({ area: 'home', year: 2025, agency }),
    NOW,
  );

const exporting = (of: Table = table) => ({
  table: of,
  s3: objects.s3,
  buckets,
  sign: async (text: string) => checkpointKey.sign(text),
  sealKeys: async () => KEYS.seal,
  checkpointKeys: async () => KEYS.checkpoint,
  now,
});

async function exported(name: string, of?: Table, s3 = objects.s3) {
  const bundle = new BundleFolder(join(folder, name));
  return { bundle, outcome: await exportArea({ ...exporting(of), s3 }, bundle, { area: AREA, years: [] }) };
}

async function itemsOf(of: Table): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  for await (const item of of.everything()) found.set(`${item.pk} ${item.sk}`, item);
  return found;
}

describe('a bundle', () => {
  test('proves itself, and names whatever in it is not what was signed', async () => {
    const { bundle, outcome } = await exported('whole');
    expect(outcome).toMatchObject({ manifest: { moved: [], missing: [], years: [2025], leftOut: [] } });
    expect(await verifyBundle(bundle, KEYS)).toMatchObject({ flaws: [], unknownKeys: [], sealed: 1, chains: 4 });
    expect(await exportArea(exporting(), bundle, { area: AREA, years: [] })).toEqual({ refused: 'complete-already' });

    const strangers = { seal: KEYS.seal, checkpoint: testKey('other').keys };
    expect(await verifyBundle(bundle, strangers)).toMatchObject({ unknownKeys: ['checkpoint-key'] });
    const files = ['manifest.json', 'keys.json', 'heads.jsonl', 'objects.jsonl'];
    const items = readdirSync(join(bundle.path, 'items')).map((name) => `items/${name}`);
    for (const file of [...files, ...items]) {
      const path = join(bundle.path, file);
      const before = readFileSync(path);
      appendFileSync(path, '\n ');
      expect([file, (await verifyBundle(bundle, KEYS)).flaws.length > 0]).toEqual([file, true]);
      writeFileSync(path, before);
    }
    const signature = readFileSync(join(bundle.path, 'signature.json'), 'utf8');
    writeFileSync(join(bundle.path, 'signature.json'), signature.replace(/"at": "2026/, '"at": "2027'));
    expect((await verifyBundle(bundle, KEYS)).flaws).toEqual([{ about: 'signature.json', what: 'manifest' }]);
    writeFileSync(join(bundle.path, 'signature.json'), signature);
    const [shard = ''] = readdirSync(join(bundle.path, 'objects')).filter((name) => name.length === 2);
    const [object = ''] = readdirSync(join(bundle.path, 'objects', shard));
    const path = join(bundle.path, 'objects', shard, object);
    const before = readFileSync(path);
    writeFileSync(path, 'another');
    expect((await verifyBundle(bundle, KEYS)).flaws).toContainEqual(expect.objectContaining({ what: 'digest' }));
    rmSync(path);
    expect((await verifyBundle(bundle, KEYS)).flaws).toContainEqual(expect.objectContaining({ what: 'missing' }));
    writeFileSync(path, before);
    expect((await verifyBundle(bundle, KEYS)).flaws).toEqual([]);
  });

  test('that was stopped goes on without fetching twice what never changes', async () => {
    const { outcome: whole } = await exported('at-once');
    const s3 = {
      send: (command: { readonly input: { readonly Bucket: string } }) =>
        command.input.Bucket === buckets.uploads
          ? Promise.reject(new Error('gone'))
          : objects.s3.send(command as never),
    };
    await expect(exported('stopped', table, s3 as never)).rejects.toThrow('gone');
    const { bundle, outcome } = await exported('stopped');
    if ('refused' in whole || 'refused' in outcome) throw new Error('refused');
    expect([whole.fetched, outcome.fetched]).toEqual([3, 1]);
    expect((await verifyBundle(bundle, KEYS)).flaws).toEqual([]);
    expect(readdirSync(bundle.path).filter((name) => name.includes('fetched'))).toEqual([]);
  });

  test('of a table in which a cell was changed says so, though its files are as they were signed', async () => {
    const key = { pk: 'FILING#home#2025#deciding', sk: 'SUBMISSION#0001' };
    const before = await table.get(key);
    const other = await table.get({ pk: 'FILING#home#2025#drafting', sk: 'SUBMISSION#0001' });
    if (before === undefined || other === undefined) throw new Error('two submissions');
    const put = (item: Item): Write => ({ Put: { Item: item } });
    await table.commit([put({ ...before, packed: other['packed'] })]);
    const { bundle } = await exported('changed');
    expect((await verifyBundle(bundle, KEYS)).flaws).toContainEqual(
      expect.objectContaining({ about: 'FILING#home#2025#deciding' }),
    );
    await table.commit([put(before)]);
  });
});

describe('a restore', () => {
  test('goes on through breakdowns, and leaves what there was but the links', async () => {
    const { bundle } = await exported('to-restore');
    const to = await openDatabase();
    ends.push(() => to.close());
    const there = versionedObjects('now');
    await to.table().commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
    const restore = (of: Table, keys = KEYS) =>
      restoreArea({ table: of, s3: there.s3, buckets, gate: 'off', keys, now }, bundle);
    const strangers = { ...KEYS, seal: testKey('other').keys };
    expect(await restore(to.table(), strangers)).toEqual({ refused: { code: 'keys-not-trusted' } });
    // A row of an earlier life would stand in for the bundle's own.
    const left = { pk: 'OUTBOX#MAIL#home#x', sk: 'OUTBOX' };
    await to.table().commit([{ Put: { Item: { ...left, status: 'done' } } }]);
    expect(await restore(to.table())).toEqual({ refused: { code: 'not-empty', about: 'OUTBOX#MAIL × 1' } });
    await to.table().commit([{ Delete: { Key: left } }]);
    // The bundle of an area below brought this one along: in the way only where it says something else.
    const [item] = await table.list('AREAS', `AREA#${AREA}`);
    const put = (Item: Item) => to.table().commit([{ Put: { Item } }]);
    if (item === undefined) throw new Error('no area');
    await put({ ...item, area: { ...(item['area'] as object), name: '旧名' } });
    expect(await restore(to.table())).toEqual({ refused: { code: 'not-empty', about: 'AREA#home' } });
    await put(item);
    expect((await itemsOf(to.table())).size).toBe(2);

    let last: Awaited<ReturnType<typeof restore>> | undefined;
    for (let commits = 1; last === undefined; commits += 3) {
      last = await restore(new BreakingTable(to, commits)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreBusy);
        return undefined;
      });
      // The area is at work by then: what it makes anew is not put over, and is in nobody's way.
      const [original] = there.versions('d');
      if (original !== undefined && (await loadRestore(to.table(), AREA))?.objectsAt != null)
        there.put('d', original.key, 'made anew');
    }
    const [original] = there.versions('d');
    expect(
      there
        .versions('d')
        .findLast(({ key }) => key === original?.key)
        ?.body.toString(),
    ).toBe('made anew');
    expect(last).toMatchObject({ area: 'home', lost: [] });
    expect(await restore(to.table())).toEqual({ already: NOW.toISOString() });

    const [before, after] = [await itemsOf(table), await itemsOf(to.table())];
    const derived = /^(?:GRANT|WORDS|RESTORE|LAYOUT|TASK|LINK|SESSION|OUTBOX#TELL)/;
    const kept = [...before].filter(([key]) => !derived.test(key));
    for (const [key, item] of kept) expect([key, textOfItem(after.get(key) ?? item)]).toEqual([key, textOfItem(item)]);
    expect(kept.filter(([key]) => !after.has(key))).toEqual([]);
    expect([...after.keys()].filter((key) => /^(?:TASK|LINK|SESSION)#/.test(key))).toEqual([]);
    const mails = [...after.keys()].filter((key) => key.startsWith('OUTBOX#MAIL#home#restored.'));
    // Whoever is to decide has the asking's own mail, under the number that comes after every link of before.
    expect(
      [...after.keys()].filter((key) => /#ask\.decide\.home\.2025-deciding-1\.review\..*\.1\.0\.0/.test(key)),
    ).toHaveLength(1);
    const id = mails[0]?.replace(/^OUTBOX#MAIL#home#restored\.[0-9a-f]{8}\./, '').replace(/ OUTBOX$/, '') ?? '';
    expect(await loadGrant(to.table(), id as never)).toMatchObject({ links: { current: null, pending: null } });

    // What no intake had read lies where no form leads, once, and is found by its arrival of then.
    const arrival = (await loadSubmission(to.table(), walkOf(table, 'arriving').idOf(1)))?.arrival;
    if (arrival === undefined) throw new Error('no arrival');
    const place = await placeOfArrival(to.table(), arrival);
    expect(there.versions('u').map(({ key, versionId }) => ({ key, versionId }))).toEqual([place]);
    expect([place.key.startsWith('_restored/home/'), arrival.versionId.startsWith('then')]).toEqual([true, true]);
    expect(await findClaim(to.table(), place)).toBe(walkOf(table, 'arriving').idOf(1));
  });

  test('is refused where anything of the area is', async () => {
    const { bundle } = await exported('refused');
    const restored = await restoreArea({ table, s3: objects.s3, buckets, gate: 'off', keys: KEYS, now }, bundle);
    expect(restored).toEqual({ refused: { code: 'not-empty', about: expect.stringContaining('FILING × ') } });
  });
});
