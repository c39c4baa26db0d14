/** A release writes what its reports touch and nothing else, whatever the number of agencies; and the whole holds together. */
import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { CONTRIBUTION_ROWS } from '#shared/site/contribution-rows.js';
import { contributionsKey, contributionsPartKey } from '#shared/site/keys.js';
import { COMPARE_KEYS } from '#shared/site/compare-objects.js';
import { verifySite } from '#shared/site/verify-site.js';
import { RANGES, readRow, readRows, WORKS, writeRow, YEARS } from '#shared/publishing/site-rows.js';
import { sitePartition, touchedPartition } from '#shared/store/keys.js';
import { rangeRow, rangeRows, WORK_ROW, yearRow } from '#shared/store/site-rows.js';
import { KEYS } from '../builders/signatures.js';
import { listedIn } from '../site/manifests.js';
import { agencyId, World } from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

function written(before: ReadonlyMap<string, string>, world: World): string[] {
  return [...world.site.bodies()].filter(([key, body]) => before.get(key) !== body).map(([key]) => key);
}

async function verified(world: World) {
  const read = async (key: string) => {
    const stored = world.site.objects.get(key);
    return stored?.bytes;
  };
  return verifySite(read, KEYS);
}

const year = (world: World) =>
  JSON.parse(world.site.bodyOf('data/v1/2025/index.json')) as {
    coverage: { expected: number; published: number; missing: unknown[] };
    totals: { reports: number; cells: { sum: number }[] };
    parts: { n: number; from: string; to: string; reports: number }[];
  };

/** Without the files of whole years: they are pack-data.test.ts's. */
function worldOf(...of: ConstructorParameters<typeof World>): World {
  const world = new World(...of);
  world.packs = false;
  return world;
}

const large = (async () => {
  const world = worldOf(numbers(130));
  await world.release(numbers(120));
  return world;
})();

test('a season of 130 agencies lies in ranges, and the whole site verifies from its root', async () => {
  const world = await large;
  expect(year(world).parts).toHaveLength(3);
  expect(year(world).parts.reduce((sum, { reports }) => sum + reports, 0)).toBe(120);
  expect(year(world)).toMatchObject({
    coverage: { expected: 130, published: 120, missing: [] },
    totals: { reports: 120 },
  });
  expect((await verified(world)).flaws).toEqual([]);
  const lists = year(world).parts.map(({ n }) => `/2025/list-${n}.html`);
  for (const list of lists) expect(world.site.bodyOf('2025/index.html')).toContain(`href="${list}"`);
  expect(world.memory.all(touchedPartition('home'))).toEqual([]);
  for (const key of ['2025/index.html', ...lists.map((list) => list.slice(1))])
    expect([key, gzipSync(world.site.bodyOf(key)).length < 100_000]).toEqual([key, true]);
});

test('a release of one report more writes its own pages, its range, its year and what all share', async () => {
  const world = await large;
  const before = world.site.bodies();
  await world.release([125]);
  const id = agencyId(125);
  const { parts } = year(world);
  const { n } = parts.find(({ from, to }) => from <= id && id <= to)!;
  const own = ['v1/index.html', 'index.html'].flatMap((page) => [`2025/${id}/${page}`, `en/2025/${id}/${page}`]);
  const both = (key: string) => [key, `en/${key}`];
  expect(written(before, world).filter((key) => !key.startsWith('releases/'))).toEqual(
    [
      ...[...own, `2025/${id}/v1/report.json`, `2025/${id}/v1/report.csv`],
      ...[...both(`agencies/${id}/index.html`), ...both('agencies/index.html'), ...both('index.html')],
      ...[
        ...both(`2025/list-${n}.html`),
        ...both('2025/index.html'),
        `sitemap-2025-${n}.xml`,
        'sitemap-agencies-1.xml',
      ],
      ...[`data/v1/2025/parts/${n}.jsonl`, `data/v1/2025/parts/${n}.manifest.json`, 'data/v1/agencies/1.manifest.json'],
      ...['data/v1/2025/index.json', 'data/v1/2025/manifest.json', 'data/v1/manifest.json', 'data/v1/current.json'],
      ...COMPARE_KEYS.flatMap(both),
      ...CONTRIBUTION_ROWS.flatMap(({ id: row }) => [
        ...both(contributionsPartKey(2025, row, n)),
        ...both(contributionsKey(2025, row)),
      ]),
    ].sort(),
  );
  expect(year(world).totals.reports).toBe(121);
  expect((await verified(world)).flaws).toEqual([]);
});

test('a takedown touches its range alone, and no byte of the report is left', async () => {
  const world = await large;
  const before = world.site.bodies();
  await world.run(world.takeDown(7).id, []);
  expect(written(before, world).filter((key) => /2025\/(?:list|parts)/.test(key)).length).toBe(4);
  for (const [key, body] of world.site.bodies())
    expect([key, body.includes('云溪县第7局第1版的正文')]).toEqual([key, false]);
  expect(year(world)).toMatchObject({ totals: { reports: 120 }, coverage: { published: 120 } });
  expect((await verified(world)).flaws).toEqual([]);
});

test('a range that has grown too large is cut, and the others keep their numbers and their bytes', async () => {
  const world = await large;
  const [, second] = year(world).parts;
  const more = Array.from({ length: 70 }, (_, n) => (n + 6) * 26 + 1).filter((n) => n > 130);
  for (const n of more) await world.changeRoster(n);
  const before = world.site.bodies();
  await world.release(more);
  expect(year(world).parts.length).toBeGreaterThan(3);
  expect(new Set(year(world).parts.map(({ n }) => n)).size).toBe(year(world).parts.length);
  const last = year(world).parts.find(({ n }) => n === 3)!;
  expect(world.site.bodyOf(`2025/list-${last.n}.html`)).toBe(before.get(`2025/list-${last.n}.html`));
  expect(second).toBeDefined();
  expect((await verified(world)).flaws).toEqual([]);
});

test('an agency that is renamed, added or taken off the roster is noticed by the next release, whatever that is of', async () => {
  const world = worldOf(numbers(130), { namesMissing: true });
  await world.release(numbers(3));
  const missing = () => JSON.stringify(year(world).coverage.missing);
  expect(missing()).toContain('云溪县第99局');
  await world.changeRoster(99, { name: '云溪县新名局' });
  await world.changeRoster(98, { removed: { at: '2026-02-01T00:00:00.000Z', reason: '撤并' } });
  await world.release([4]);
  expect(missing()).toContain('云溪县新名局');
  expect(missing()).not.toContain('云溪县第99局');
  expect(missing()).not.toContain('云溪县第98局');
  expect(year(world).coverage.expected).toBe(129);
});

test('nobody is named before their day is over, and the first release after it names them', async () => {
  const world = worldOf(numbers(3), { namesMissing: true });
  world.at('2026-01-31T10:00:00.000Z');
  await world.release([0]);
  expect(world.site.bodyOf('2025/index.html')).toContain('还有 2 家单位没有公布，公布期限为2026年1月31日');
  expect(world.site.bodyOf('2025/index.html')).not.toContain('云溪县第2局');
  world.at('2026-02-01T10:00:00.000Z');
  await world.release([1]);
  expect(world.site.bodyOf('2025/index.html')).toContain('云溪县第2局');
  expect(world.site.bodyOf('2025/index.html')).toContain('截至2026年2月1日');
});

test('a site without rows, as former code left it, is drawn whole by its next release', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  await world.run(world.takeDown(2).id, []);
  const untouched = world.site.bodies();
  for (const { pk, sk } of world.memory.all(sitePartition('home'))) {
    if (!sk.startsWith('SUMMARY#') && sk !== 'LEASE') world.memory.remove({ pk, sk });
  }
  await world.release([2], 2);
  const again = worldOf(numbers(8));
  await again.release(numbers(6));
  await again.run(again.takeDown(2).id, []);
  await again.release([2], 2);
  expect(world.site.bodies()).toEqual(again.site.bodies());
  expect(untouched.size).toBeLessThan(world.site.bodies().size);
  expect((await verified(world)).flaws).toEqual([]);
});

test('a row that somebody changed in the table is not signed: the release stops, and its next try draws the site from its reports', async () => {
  const world = worldOf(numbers(8));
  await world.release(numbers(6));
  const row = world.memory.all(sitePartition('home')).find(({ sk }) => sk.startsWith('YEAR#'))!;
  world.memory.put({ ...row, signed: { key: 'checkpoint-key', signature: 'AAAA' } });
  await world.release([6]);
  expect(year(world)).toMatchObject({ totals: { reports: 7 } });
  expect((await verified(world)).flaws).toEqual([]);
  const range = world.memory.all(sitePartition('home')).find(({ sk }) => sk.startsWith('AGENCIES#'))!;
  world.memory.put({ ...range, signed: { key: 'checkpoint-key', signature: 'AAAA' } });
  await expect(world.release([7])).rejects.toThrow('site-row-changed: AGENCIES#');
});

test('every list of the tree names what is there, with its digest', async () => {
  const world = await large;
  const { files, pages, manifests } = listedIn(world.site.bodyOf);
  const missing = [...files, ...pages, ...manifests].filter(({ path }) => !world.site.objects.has(path));
  expect(missing).toEqual([]);
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
});

describe('the coverage beside a sum', () => {
  const withGovernment = async () => {
    const world = worldOf(numbers(130));
    world.putAgency(129, { kind: 'government' });
    await world.release([0]);
    return world;
  };
  const compared = (world: World) => world.site.bodyOf('compare/received.html');

  test('does not count the government, which the year itself does', async () => {
    const world = await withGovernment();
    expect(compared(world)).toContain('1/129 家');
    expect(year(world).coverage.expected).toBe(130);
  });

  test('is right again with the first release after former code drew the year', async () => {
    const world = await withGovernment();
    const { by } = (await readRow(world.deps, 'home', WORKS, WORK_ROW))!;
    const { counted: _, ...former } = (await readRow(world.deps, 'home', YEARS, yearRow(2025)))!;
    await writeRow(world.deps, 'home', YEARS, former, by.fence);
    const names = former.ranges.map(({ from }) => rangeRow(2025, from));
    for (const row of await readRows(world.deps, 'home', RANGES, rangeRows(2025), names)) {
      const { counted: __, ...content } = row.content;
      await writeRow(world.deps, 'home', RANGES, { ...row, content }, by.fence);
    }
    await world.release([1]);
    expect(year(world).parts.length).toBeGreaterThan(1);
    expect(compared(world)).toContain('2/129 家');
  });
});
