/** Packs follow the public parts: made once for each manifest, signed, and without a word of what was taken down. */
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { bulkSchema, bulkStatement } from '#shared/packs/bulk.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { PackBusy, packData, type PackDependencies } from '#shared/publishing/pack/pack-data.js';
import { packAgain } from '#shared/publishing/pack/pack-again.js';
import { PartsMoving } from '#shared/publishing/pack/public-parts.js';
import { loadPackLease, takePackLease } from '#shared/store/pack-lease.js';
import { summaryOf } from '#shared/site/summary.js';
import type { PublishedReport } from '#shared/site/model.js';
import { publisher, stateIn } from '../deeds/filing/scene.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { agency, BASE, SITE, sampleRecord, sampleReport } from '../site/sample.js';
import { siteInMemory } from './site-in-memory.js';

const [one, two] = ['home.r20260211-aaaaaa', 'home.r20260211-bbbbbb'].map((id) => releaseIdSchema.parse(id)) as [
  ReturnType<typeof releaseIdSchema.parse>,
  ReturnType<typeof releaseIdSchema.parse>,
];
const told = (words: string) => {
  const record = sampleRecord();
  return {
    ...record,
    sections: record.sections.map((section, at) => (at === 0 ? { ...section, paragraphs: [words] } : section)),
  };
};
const first = sampleReport({ record: told('本年度召开培训会三次。') });
const other = sampleReport({ agency: agency('minzheng', '示例县民政局'), record: told('全年办理低保信息公开。') });

type Site = ReturnType<typeof siteInMemory>;

function depsOf({ table, dependencies: { s3 } }: Site, run = 'run-1'): PackDependencies {
  return {
    ...{ table, s3, run, siteBucket: 'site', siteBaseUrl: BASE, site: SITE },
    now: () => new Date('2026-02-11T04:10:00Z'),
    sign: async (text) => checkpointKey.sign(text),
    checkpointKeys: async () => KEYS.checkpoint,
  };
}

/** The last steps of a release before the pointer; `gone` is taken down by it. */
async function indexed(
  site: Site,
  id: typeof one,
  reports: readonly PublishedReport[],
  gone: readonly PublishedReport[] = [],
): Promise<Digest> {
  for (const report of reports) await site.publish(report, summaryOf(report));
  for (const { version, publishedAt } of gone) {
    const takedown: Takedown = {
      ...{ n: 1, version, publishedAt, cause: 'not-for-public', reason: '有电话' },
      ...{ by: publisher, at: '2026-02-11T03:00:00.000Z', release: id, putBack: null },
    };
    await site.file({ ...stateIn('released').filing, released: null, state: 'taken-down', takedowns: [takedown] });
  }
  const release = await site.begin(id);
  await site.hold(release);
  const { manifest } = await publishIndexes(site.dependencies, id);
  await site.letGo(release);
  return manifest;
}

const bytesOf = (site: Site, key: string) => Buffer.from(site.objects.get(key) ?? '');
const textOf = (site: Site, key: string) => bytesOf(site, key).toString('utf8');
const bulkOf = (site: Site) => bulkSchema.parse(JSON.parse(textOf(site, 'data/v1/bulk.json')));

describe('packs of a release', () => {
  test('are listed with their digests, signed, and name the manifest that they are of', async () => {
    const site = siteInMemory();
    const manifest = await indexed(site, one, [first, other]);
    expect(await packData(depsOf(site), one, manifest)).toMatchObject({ packed: 'made' });
    const bulk = bulkOf(site);
    expect(bulk).toMatchObject({ release: one, manifest });
    expect(isSigned(bulkStatement(bulk), bulk.signed, KEYS.checkpoint)).toBe(true);
    expect(isSigned(bulkStatement({ ...bulk, files: bulk.files.slice(1) }), bulk.signed, KEYS.checkpoint)).toBe(false);
    for (const { path, sha256 } of bulk.files)
      expect([path, digestOfBytes(bytesOf(site, path))]).toEqual([path, sha256]);
    const sums = textOf(site, 'data/v1/checksums.sha256').trimEnd().split('\n');
    for (const line of sums) {
      const [sha256 = '', name = ''] = line.split('  ');
      expect([name, digestOfBytes(bytesOf(site, `data/v1/${name}`))]).toEqual([name, sha256]);
    }
    expect(JSON.parse(textOf(site, 'data/v1/2025.json'))).toMatchObject({ totals: { reports: 2 }, reports: [{}, {}] });
    expect(Object.keys(unzipSync(bytesOf(site, 'data/v1/nianbao-2025.zip')))).toEqual(
      expect.arrayContaining(['2025.csv', '2025.parquet', 'datapackage.json', 'long.schema.json', 'README.txt']),
    );
  });

  test('are not made twice of one manifest', async () => {
    const site = siteInMemory();
    const manifest = await indexed(site, one, [first]);
    await packData(depsOf(site), one, manifest);
    expect(await packData(depsOf(site, 'run-2'), one, manifest)).toMatchObject({ packed: 'standing' });
  });

  test('are not made of a site as former code left it, whose own files of whole years stay as they are', async () => {
    const site = siteInMemory();
    const files = [{ path: 'data/v1/2025.json', sha256: digestOfBytes('{}') }];
    const root = JSON.stringify({ schema: 'nianbao.manifest.v1', files, pages: [] });
    site.objects.set('data/v1/manifest.json', root);
    site.objects.set('data/v1/2025.json', '{}');
    expect(await packData(depsOf(site), one, digestOfBytes(root))).toEqual({ packed: 'nothing', files: 0 });
    expect([...site.objects.keys()].sort()).toEqual(['data/v1/2025.json', 'data/v1/manifest.json']);
    expect(textOf(site, 'data/v1/2025.json')).toBe('{}');
  });

  test('of which something was lost are made anew, though they are of what the site shows', async () => {
    const site = siteInMemory();
    const manifest = await indexed(site, one, [first]);
    await packData(depsOf(site), one, manifest);
    const lost = site.objects.get('data/v1/2025.csv');
    site.objects.delete('data/v1/2025.csv');
    expect(await packData(depsOf(site, 'run-2'), one, manifest)).toMatchObject({ packed: 'made' });
    expect(site.objects.get('data/v1/2025.csv')).toEqual(lost);
  });

  test('are the same bytes, whether a run before broke down or not', async () => {
    const [undisturbed, broken] = [siteInMemory(), siteInMemory()];
    for (const site of [undisturbed, broken]) await indexed(site, one, [first, other]);
    const manifest = digestOfBytes(bytesOf(broken, 'data/v1/manifest.json'));
    await packData(depsOf(undisturbed), one, manifest);
    let left = 9;
    const deps = depsOf(broken);
    const send = deps.s3.send.bind(deps.s3) as (command: object) => Promise<unknown>;
    const failing = {
      send: async (command: object) => {
        if (command.constructor.name === 'PutObjectCommand' && --left < 0) throw new Error('cut off');
        return send(command);
      },
    } as unknown as PackDependencies['s3'];
    await expect(packData({ ...deps, s3: failing }, one, manifest)).rejects.toThrow('cut off');
    expect(await packData(depsOf(broken, 'run-2'), one, manifest)).toMatchObject({ packed: 'made' });
    const unsigned = (site: Site) => [...site.objects].filter(([key]) => key !== 'data/v1/bulk.json').sort();
    expect(unsigned(broken)).toEqual(unsigned(undisturbed));
  });

  test('wait while another run makes them, and while a release writes what they are made of', async () => {
    const site = siteInMemory();
    const manifest = await indexed(site, one, [first]);
    const now = new Date('2026-02-11T04:09:00Z');
    await takePackLease(site.table, 'home', 'somebody', manifest, now);
    await expect(packData(depsOf(site), one, manifest)).rejects.toThrow(PackBusy);
    expect(new PackBusy('').name).toBe(new PartsMoving('').name);
    const later = { ...depsOf(site), now: () => new Date('2026-02-11T04:40:00Z') };
    await expect(packData(later, one, digestOfBytes('of another release'))).rejects.toThrow(PartsMoving);
    site.objects.set('data/v1/2025/parts/1.jsonl', 'changed by somebody\n');
    await expect(packData(later, one, manifest)).rejects.toThrow(PartsMoving);
    expect(await loadPackLease(site.table, 'home')).toMatchObject({ holder: null, done: null });
  });

  test('hold nothing of a report that was taken down: no name, no number, no word', async () => {
    const site = siteInMemory();
    await packData(depsOf(site), one, await indexed(site, one, [first, other]));
    const holds = (words: string) =>
      [...site.objects.keys()]
        .filter((key) => bulkOf(site).files.some(({ path }) => path === key) || key.startsWith('search/v1/'))
        .filter((key) => !/\.(?:parquet|zip)$|search\/index\.html$|^assets\//.test(key))
        .filter((key) => textOf(site, key).includes(words));
    expect(holds('jiaoyu')).toContain('data/v1/2025-long.csv');
    expect(holds('培训').length).toBeGreaterThan(0);
    await packData(depsOf(site, 'run-2'), two, await indexed(site, two, [], [first]));
    expect(holds('jiaoyu')).toEqual(['data/v1/changelog.json']);
    expect(holds('教育')).toEqual([]);
    expect(holds('培训')).toEqual([]);
    expect(holds('低保').length).toBeGreaterThan(0);
    for (const file of Object.values(unzipSync(bytesOf(site, 'data/v1/all.zip'))))
      expect(Buffer.from(file).toString('latin1')).not.toContain('jiaoyu');
    const { releases } = JSON.parse(textOf(site, 'data/v1/changelog.json')) as { releases: object[] };
    expect(releases).toMatchObject([
      {
        release: two,
        counts: { new: 0, corrected: 0, takenDown: 1 },
        takenDown: [{ year: 2025, agency: 'jiaoyu', version: 1 }],
      },
      { release: one, counts: { new: 2, corrected: 0, takenDown: 0 } },
    ]);
  });

  test('leave no part of a former index behind', async () => {
    const site = siteInMemory();
    const manifest = await indexed(site, one, [first]);
    site.objects.set('search/v1/2025/words-77.json', '{"培训":"0"}');
    site.objects.set('data/v1/2019-long.csv', 'former');
    await packData(depsOf(site), one, manifest);
    expect(textOf(site, 'search/v1/2025/words-77.json')).toBe('{}\n');
    expect(textOf(site, 'data/v1/2019-long.csv')).toBe('');
  });

  test('open a report once: the next pack takes its words from the one that stands', async () => {
    const site = siteInMemory();
    await packData(depsOf(site), one, await indexed(site, one, [first]));
    const manifest = await indexed(site, two, [other]);
    const read: string[] = [];
    const deps = depsOf(site, 'run-2');
    const send = deps.s3.send.bind(deps.s3) as (command: object) => Promise<unknown>;
    const s3 = {
      send: async (command: { readonly input: { readonly Key?: string } }) => {
        if (command.constructor.name === 'GetObjectCommand') read.push(command.input.Key ?? '');
        return send(command);
      },
    } as unknown as PackDependencies['s3'];
    await packData({ ...deps, s3 }, two, manifest);
    expect(read.filter((key) => key.endsWith('report.json'))).toEqual(['2025/minzheng/v1/report.json']);
  });
});

test('a site without packs has stand-ins for all that its pages name, and by the hour nothing is made before a release', async () => {
  const site = siteInMemory();
  expect(await packAgain(depsOf(site))).toEqual({ packed: 'nothing', files: 0 });
  await indexed(site, one, [first]);
  for (const key of [
    'search/index.html',
    'en/data/index.html',
    'data/v1/2025.json',
    'data/v1/2025.csv',
    'data/v1/all.zip',
  ])
    expect([key, site.objects.has(key)]).toEqual([key, true]);
  expect(site.objects.has('data/v1/bulk.json')).toBe(false);
});
