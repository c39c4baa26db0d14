/** What a release may rely on of what the table says of the site: rows that are lost, changed, or left by a release that broke down. */
import { expect, test } from '@jest/globals';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { begin } from '#shared/publishing/begin.js';
import { fenceOf } from '#shared/publishing/dependencies.js';
import { drawPart } from '#shared/publishing/draw-part.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { planRelease } from '#shared/publishing/plan.js';
import { switchRelease } from '#shared/publishing/pointer.js';
import { AGENCIES, readRow, TOP, writeRow } from '#shared/publishing/site-rows.js';
import { verifySite } from '#shared/site/verify-site.js';
import { sitePartition } from '#shared/store/keys.js';
import { giveUpLease } from '#shared/store/releases.js';
import { TOP_ROW } from '#shared/store/site-rows.js';
import { KEYS } from '../builders/signatures.js';
import { Broken } from './memory.js';
import { agencyId, World } from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

function worldOf(...of: ConstructorParameters<typeof World>): World {
  const world = new World(...of);
  world.packs = false;
  return world;
}

const flawsOf = async (world: World) =>
  (await verifySite(async (key) => world.site.objects.get(key)?.bytes, KEYS)).flaws;

/** Everything of the site in the table but what it is drawn from. */
function loseRows(world: World, isLost: (sk: string) => boolean = () => true): void {
  for (const { pk, sk } of world.memory.all(sitePartition('home')))
    if (!sk.startsWith('SUMMARY#') && sk !== 'LEASE' && isLost(sk)) world.memory.remove({ pk, sk });
}

/** Begun and left: another release holds the site then. */
async function breakDown(world: World, id: ReleaseId, parts: number): Promise<void> {
  await begin(world.deps, id);
  const plan = await planRelease(world.deps, id);
  for (const part of plan.parts.slice(0, parts)) await drawPart(world.deps, id, part);
  await giveUpLease(world.table, id);
}

test.each([
  ['since a release is tried again', { attempts: 1 }],
  ['since a published release is carried out again', { state: 'published' }],
  ['since there were no rows', undefined],
] as const)(
  'after a whole site that was begun and broke down, %s, the next release names every agency',
  async (_, more) => {
    const world = worldOf(numbers(8));
    await world.release(numbers(6));
    if (more === undefined) loseRows(world);
    await breakDown(world, world.newRelease(more).id, 1);
    await world.release([6]);
    for (const n of numbers(7)) {
      expect(world.site.bodyOf('agencies/index.html')).toContain(`云溪县第${n}局`);
      expect(world.site.bodyOf('feed.xml')).toContain(`云溪县第${n}局`);
    }
    expect(await flawsOf(world)).toEqual([]);
  },
);

test('a range of agencies that former code had laid out and not drawn is drawn from all its reports', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const top = await readRow(world.deps, 'home', TOP, TOP_ROW);
  const fence = await (async () => {
    const { id } = world.newRelease();
    await begin(world.deps, id);
    const held = await fenceOf(world.deps, id);
    await giveUpLease(world.table, id);
    return held;
  })();
  await writeRow(world.deps, 'home', AGENCIES, { n: 1, from: '', by: null, manifest: null, agencies: [] }, fence);
  await writeRow(world.deps, 'home', TOP, { ...top!, undrawn: [1] }, fence);
  await world.release([6]);
  for (const n of numbers(7)) expect(world.site.bodyOf('agencies/index.html')).toContain(`云溪县第${n}局`);
  expect(await flawsOf(world)).toEqual([]);
});

const unsigned = { key: 'checkpoint-key', signature: 'AAAA' };

test('a row that somebody changed stops no whole draw, and one of a range that there is not stops nothing', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const rows = world.memory.all(sitePartition('home'));
  const of = (kind: string) => rows.find(({ sk }) => sk.startsWith(kind))!;
  for (const kind of ['AGENCIES#', 'RANGE#']) {
    world.memory.put({ ...of(kind), sk: `${of(kind).sk}zzz`, signed: unsigned });
  }
  await world.release([6]);
  expect(await flawsOf(world)).toEqual([]);
  for (const kind of ['AGENCIES#', 'RANGE#']) world.memory.put({ ...of(kind), signed: unsigned });
  const { id } = world.newRelease({ attempts: 1 });
  await world.run(id, [7]);
  expect(world.site.bodyOf('agencies/index.html')).toContain('云溪县第7局');
  expect(await flawsOf(world)).toEqual([]);
});

test('a report that is taken down while a release is under way is counted by it as before, and gone with the next', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const { id } = world.newRelease();
  await begin(world.deps, id);
  await world.versions(id, [6], 1);
  const { parts } = await planRelease(world.deps, id);
  const taking = world.takeDown(2);
  for (const part of parts) await drawPart(world.deps, id, part);
  await switchRelease(world.deps, id, (await publishIndexes(world.deps, id)).manifest);
  const reports = () =>
    (JSON.parse(world.site.bodyOf('data/v1/2025/index.json')) as { totals: { reports: number } }).totals.reports;
  expect([reports(), await flawsOf(world)]).toEqual([7, []]);
  await world.run(taking.id, []);
  expect([reports(), await flawsOf(world)]).toEqual([6, []]);
  for (const [key, body] of world.site.bodies())
    expect([key, body.includes('云溪县第2局第1版的正文')]).toEqual([key, false]);
});

test.each([
  ['all rows are', () => true],
  ['the row of a year is', (sk: string) => sk.startsWith('YEAR#')],
])(
  'where %s lost and ranges are numbered anew, nothing of a report that is taken down stays under a former number',
  async (_, isLost) => {
    const world = worldOf(numbers(8));
    await world.release(numbers(6));
    // As a site of several ranges left it.
    const copies: [RegExp, string][] = [
      [/^data\/v1\/2025\/parts\/1\.jsonl$/, 'data/v1/2025/parts/7.jsonl'],
      [/^data\/v1\/2025\/parts\/1\.manifest\.json$/, 'data/v1/2025/parts/7.manifest.json'],
      [/^2025\/index\.html$/, '2025/list-1.html'],
      [/^2025\/index\.html$/, '2025/list-7.html'],
      [/^en\/2025\/index\.html$/, 'en/2025/list-7.html'],
      [/^sitemap-2025-1\.xml$/, 'sitemap-2025-7.xml'],
      [/^agencies\/index\.html$/, 'agencies/list-3.html'],
      [/^en\/agencies\/index\.html$/, 'en/agencies/list-3.html'],
      [/^sitemap-agencies-1\.xml$/, 'sitemap-agencies-3.xml'],
      [/^data\/v1\/agencies\/1\.manifest\.json$/, 'data/v1/agencies/3.manifest.json'],
    ];
    for (const [from, to] of copies) {
      const [, stored] = [...world.site.objects].find(([key]) => from.test(key))!;
      world.site.objects.set(to, stored);
    }
    loseRows(world, isLost);
    await world.run(world.takeDown(2).id, []);
    for (const [, key] of copies) {
      const body = world.site.bodyOf(key);
      for (const n of numbers(6))
        expect([key, body.includes(agencyId(n)), body.includes(`第${n}局`)]).toEqual([key, false, false]);
    }
    // Those of ranges that there are say what they said.
    for (const key of ['data/v1/2025/parts/1.jsonl', 'sitemap-2025-1.xml', 'sitemap-agencies-1.xml'])
      expect(world.site.bodyOf(key)).toContain(agencyId(3));
    expect(await flawsOf(world)).toEqual([]);
  },
);

test('what a published release was carried out again for is put back by the next one, where that broke down', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const page = `agencies/${agencyId(3)}/index.html`;
  world.site.objects.delete(page);
  await breakDown(world, world.newRelease({ state: 'published' }).id, 0);
  await world.release([6]);
  expect(world.site.objects.has(page)).toBe(true);
});

test('a former number is emptied also where the release breaks as soon as it has laid out a year whose row was lost', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const part = world.site.objects.get('data/v1/2025/parts/1.jsonl')!;
  world.site.objects.set('data/v1/2025/parts/7.jsonl', part);
  loseRows(world, (sk) => sk.startsWith('YEAR#'));
  const hasYear = () => world.memory.all(sitePartition('home')).some(({ sk }) => sk.startsWith('YEAR#'));
  let broken = 0;
  world.faults.afterEach = () => {
    if (broken === 0 && hasYear()) throw new Broken(`after ${++broken}`);
  };
  await world.release([6]);
  expect([broken, world.site.bodyOf('data/v1/2025/parts/7.jsonl')]).toEqual([1, '']);
});
