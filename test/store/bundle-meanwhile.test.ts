/** Exports of a table in which something happens meanwhile, and of one that was itself put back from a bundle. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { bundleStatement } from '#shared/keeping/bundle.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { exportArea } from '#shared/keeping/export-area.js';
import { restoreArea } from '#shared/keeping/restore-area.js';
import { verifyBundle } from '#shared/keeping/verify-bundle.js';
import { loadSubmission } from '#shared/store/filings.js';
import { settleSalt } from '#shared/store/erasing.js';
import { placeOfArrival } from '#shared/store/moved-uploads.js';
import { giveUpLease, takeLease } from '#shared/store/releases.js';
import { areaWrite } from '#shared/store/seasons.js';
import { LAYOUT, LAYOUT_KEY, Table, type Item } from '#shared/store/table.js';
import { findClaim } from '#shared/store/uploads.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { NOW, season } from '../deeds/filing/scene.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { optionsOf } from './breaking.js';
import { openDatabase, type TestDatabase } from './database.js';
import { versionedObjects, type VersionedObjects } from './versioned-objects.js';
import { openWith, walkOf } from './walk.js';

const AREA = areaIdSchema.parse('home');
const buckets = { uploads: 'u', documents: 'd', site: 's' } as const;
const now = () => NOW;
const SALT = 'ab'.repeat(32);
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
  await openWith(table, 'first', 'second');
  await settleSalt(table, { area: 'home', year: 2025 }, SALT);
  await arrive('first');
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function arrive(agency: string): Promise<void> {
  const key = `home/2025/${agency}/x`;
  await walkOf(table, agency).upload({ key, versionId: objects.put('u', key, `of ${agency}`) });
}

async function exported(name: string, of: Table = table, { s3 } = objects) {
  const bundle = new BundleFolder(join(folder, name));
  const deps = {
    table: of,
    s3,
    buckets,
    sign: async (text: string) => checkpointKey.sign(text),
    sealKeys: async () => KEYS.seal,
    checkpointKeys: async () => KEYS.checkpoint,
    now,
    pause: () => Promise.resolve(),
  };
  return { bundle, outcome: await exportArea(deps, bundle, { area: AREA, years: [] }) };
}

async function emptyInstallation(name: string) {
  const to = await openDatabase();
  ends.push(() => to.close());
  await to.table().commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
  return { table: to.table(), objects: versionedObjects(name) };
}

async function restored(bundle: BundleFolder, into: { readonly table: Table; readonly objects: VersionedObjects }) {
  const deps = { table: into.table, s3: into.objects.s3, buckets, keys: KEYS, gate: 'off' as const, now };
  return restoreArea(deps, bundle);
}

const linesOf = (bundle: BundleFolder, part: string) => readFileSync(join(bundle.path, `items/${part}.jsonl`), 'utf8');

/** Something is done after an item of a kind was read, each time or once. */
class MeanwhileTable extends Table {
  times = 0;
  constructor(
    private readonly meanwhile: (time: number) => Promise<void>,
    private readonly most: number,
  ) {
    super(optionsOf(from));
  }
  override async *everything(): AsyncGenerator<Item> {
    let happened = false;
    for await (const item of super.everything()) {
      yield item;
      if (happened || this.times >= this.most || !item.pk.startsWith('UPLOAD#')) continue;
      happened = true;
      await this.meanwhile(++this.times);
    }
  }
}

describe('an export', () => {
  test('holds all of an upload that arrives while the table is read, or nothing of it', async () => {
    const busy = new MeanwhileTable(() => arrive('second'), 1);
    const { bundle, outcome } = await exported('arriving', busy);
    expect([busy.times, outcome]).toEqual([1, { manifest: expect.objectContaining({ moved: [] }), fetched: 2 }]);
    expect((await verifyBundle(bundle, KEYS)).flaws).toEqual([]);
    const holds = {
      filings: 'FILING#home#2025#second',
      area: 'UPLOAD#home#home/2025/second/x',
      outbox: 'intake.home.2025-second-1',
      seasons: 'FILING#second',
    };
    for (const [part, text] of Object.entries(holds))
      expect([part, linesOf(bundle, part).includes(text)]).toEqual([part, true]);
    expect(linesOf(bundle, 'seasons')).not.toContain(SALT);
  });

  test('leaves no bundle where deeds never stop', async () => {
    const busy = new MeanwhileTable(
      async (time) => void (await table.commit([{ Put: { Item: { pk: 'SETUP#home', sk: 'ANSWERS', time } } }])),
      Infinity,
    );
    const { bundle, outcome } = await exported('busy', busy);
    expect(outcome).toEqual({ refused: 'moving' });
    expect(existsSync(join(bundle.path, 'manifest.json'))).toBe(false);
    expect(await restored(bundle, await emptyInstallation('none'))).toMatchObject({ refused: { code: 'not-genuine' } });
  });

  test('leaves no bundle where a release came and went, and goes on in the same folder', async () => {
    const release = 'home.r20260120-abcdef' as never;
    const busy = new MeanwhileTable(async () => {
      await takeLease(table, release, NOW);
      await giveUpLease(table, release);
    }, 1);
    expect((await exported('released', busy)).outcome).toEqual({ refused: 'release-under-way' });
    const { bundle, outcome } = await exported('released');
    expect([(await verifyBundle(bundle, KEYS)).flaws, outcome]).toEqual([[], expect.objectContaining({ fetched: 0 })]);
  });
});

describe('a restore', () => {
  test('refuses a bundle of former code that says that something moved', async () => {
    const { bundle } = await exported('former');
    const path = join(bundle.path, 'manifest.json');
    const text = readFileSync(path, 'utf8').replace('"moved": []', '"moved": ["FILING#home#2025#first"]');
    const at = NOW.toISOString();
    const manifest = digestOfBytes(text);
    writeFileSync(path, text);
    const signature = { v: 1, manifest, at, ...checkpointKey.sign(bundleStatement(manifest, at)) };
    writeFileSync(join(bundle.path, 'signature.json'), JSON.stringify(signature));
    expect((await verifyBundle(bundle, KEYS)).flaws).toEqual([]);
    expect(await restored(bundle, await emptyInstallation('none'))).toEqual({ refused: { code: 'moved' } });
  });

  test('of what was itself put back finds an upload that nothing has read yet', async () => {
    const second = await emptyInstallation('second');
    expect(await restored((await exported('once')).bundle, second)).toMatchObject({ lost: [] });
    const third = await emptyInstallation('third');
    const { bundle, outcome } = await exported('twice', second.table, second.objects);
    expect([(await verifyBundle(bundle, KEYS)).flaws, outcome]).toEqual([
      [],
      { manifest: expect.objectContaining({ missing: [] }), fetched: 2 },
    ]);
    expect(await restored(bundle, third)).toMatchObject({ lost: [] });
    const id = walkOf(table, 'first').idOf(1);
    const submission = await loadSubmission(third.table, id);
    if (submission === undefined) throw new Error('no submission');
    const place = await placeOfArrival(third.table, submission.arrival);
    expect(place.versionId).toMatch(/^third/);
    const bytes = third.objects
      .versions('u')
      .find(({ versionId }) => versionId === place.versionId)
      ?.body.toString();
    expect([bytes, await findClaim(third.table, place)]).toEqual(['of first', id]);
  });
});
