/** Sites of several areas in one bucket: each at its place, untouched by the others, and led to by those beside it. */
import { describe, expect, test } from '@jest/globals';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { folderOf, ROOT } from '#shared/ids/place.js';
import { packEachAgain } from '#shared/publishing/pack/pack-again.js';
import { placed } from '#shared/publishing/placed.js';
import { takenAwayMails } from '#shared/publishing/release-mails.js';
import { showNeighbours } from '#shared/publishing/show-neighbours.js';
import { verifyPacks } from '#shared/packs/verify-bulk.js';
import { publicAddress } from '#shared/desk/shown-submissions.js';
import type { Filing } from '#shared/filing/model.js';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { areaSchema } from '#shared/season/area.js';
import { emptyFiling } from '#shared/store/filings.js';
import { verifySite, type ReadSite } from '#shared/site/verify-site.js';
import { leaseKey, outboxKey } from '#shared/store/keys.js';
import { giveUpLease, takeLease } from '#shared/store/releases.js';
import { areaWrite } from '#shared/store/seasons.js';
import { claimPlace, enterFormerSite, hasRoot, listSites, placeOf } from '#shared/store/sites.js';
import { KEYS } from '../builders/signatures.js';
import { World } from './world.js';

const NAMES: Readonly<Record<string, string>> = { home: '云溪县', yunshan: '云山县', yunzhou: '云州市' };
const COUNTIES = { home: 'yunzhou', yunshan: 'yunzhou', yunzhou: null };

/** Areas one above the other, each with agencies of the very same ids. */
function areasOf(tree: Readonly<Record<string, string | null>>, agencies: readonly number[] = [0, 1]): World[] {
  let first: World | undefined;
  const worlds = Object.keys(tree).map((id) => {
    const world = new World(agencies, { area: areaIdSchema.parse(id), areaName: NAMES[id] ?? id }, first);
    first ??= world;
    world.packs = false;
    return world;
  });
  for (const [id, parent] of Object.entries(tree))
    first!.memory.put(areaWrite(areaSchema.parse({ id, name: NAMES[id] ?? id, parent })).Put?.Item as never);
  return worlds;
}

const at =
  (world: World, place: string): ReadSite =>
  async (key) =>
    world.site.objects.get(`${place}${key}`)?.bytes;
const flawsAt = async (world: World, place: string) => (await verifySite(at(world, place), KEYS)).flaws;
const under = (world: World, place: string) =>
  new Map([...world.site.bodies()].filter(([key]) => key.startsWith(place)));
/** What is of the site at the root; documents lie in the same bucket here. */
const atRoot = (world: World) =>
  new Map([...world.site.bodies()].filter(([key]) => !/^(?:areas\/[^/]+\/|releases\/)/.test(key)));
const [ROOTS, YUNSHAN] = [ROOT, folderOf('yunshan')];

/** Addresses on pages of a site that lead to no object, or out of it to anything but the first page of another. */
function strayLinks(world: World, place: string): string[] {
  const pages = [...(place === '' ? atRoot(world) : under(world, place))].filter(([key]) => key.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(20);
  return pages.flatMap(([from, html]) =>
    [...html.matchAll(/\s(?:href|src)="([^"#]+)/g)].flatMap(([, address = '']) => {
      const key = address.replace(/^\//, '');
      const isOwn = place === '' ? !/^areas\/[^/]+\//.test(key) : key.startsWith(place);
      const isFirstPage = /^(?:areas\/[a-z]+\/)?(?:en\/)?index\.html$/.test(key);
      return world.site.objects.has(key) && (isOwn || isFirstPage) ? [] : [`${from}: ${address}`];
    }),
  );
}

describe('two areas with the same agencies in the same year', () => {
  test('released by turns, corrected and taken down, never touch a byte of each other', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: null }) as [World, World];
    for (const world of [home, yunshan]) world.packs = true;
    await home.release([0, 1]);
    const first = atRoot(home);
    await yunshan.release([0]);
    await yunshan.release([0], 2);
    const down = yunshan.takeDown(0, 2);
    await yunshan.run(down.id, []);
    expect(atRoot(home)).toEqual(first);
    const second = under(home, YUNSHAN);
    expect(second.get(`${YUNSHAN}2025/a0000/index.html`)).toContain('撤下');
    await home.release([1], 2);
    await home.run(home.takeDown(1, 2).id, []);
    expect(under(home, YUNSHAN)).toEqual(second);
    for (const place of [ROOTS, YUNSHAN]) {
      expect(await flawsAt(home, place)).toEqual([]);
      expect(await verifyPacks(at(home, place), KEYS.checkpoint)).toMatchObject({ flaws: [], isCurrent: true });
      expect(strayLinks(home, place)).toEqual([]);
    }
    expect(home.site.bodyOf('2025/a0000/index.html')).not.toContain('撤下');
  });

  test('released at once, each comes to stand whole, and one of them at the root', async () => {
    const worlds = areasOf({ home: null, yunshan: null }) as [World, World];
    const [home] = worlds;
    await Promise.all(worlds.map((world) => world.release([0, 1])));
    await packEachAgain(home.packing);
    const sites = await listSites(home.table);
    expect(sites.map(({ place }) => place).filter((place) => place === ROOT)).toHaveLength(1);
    expect(new Set(sites.map(({ place }) => place)).size).toBe(2);
    for (const { place, area } of sites) {
      expect(await flawsAt(home, place)).toEqual([]);
      expect(strayLinks(home, place)).toEqual([]);
      expect(home.site.bodyOf(`${place}index.html`)).toContain(NAMES[area]);
    }
  });

  test('data, feed, maps and the search of a further area name addresses below its own alone', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: null }) as [World, World];
    yunshan.packs = true;
    await home.release([0]);
    await yunshan.release([0, 1]);
    let addresses = 0;
    for (const [key, body] of under(home, YUNSHAN)) {
      if (/\.(?:parquet|zip|docx|xlsx|pdf)$/.test(key)) continue;
      for (const [, path = ''] of body.matchAll(/http:\/\/site\.example\.invalid\/([^"'<>\s)#,&]*)/g)) {
        addresses += 1;
        const named = path.replaceAll('{year}', '2025');
        expect([key, home.site.objects.has(named) || named]).toEqual([key, true]);
        expect([key, named]).toEqual([key, expect.stringMatching(new RegExp(`^${YUNSHAN}`))]);
      }
    }
    expect(addresses).toBeGreaterThan(30);
    expect(home.site.bodyOf(`${YUNSHAN}en/search/index.html`)).toContain(
      '&quot;pages&quot;:&quot;/areas/yunshan/en/&quot;',
    );
    expect(home.site.bodyOf(`${YUNSHAN}search/index.html`)).toContain('/areas/yunshan/search/v1/');
    expect([...under(home, YUNSHAN).keys()].filter((key) => /robots|404/.test(key))).toEqual([]);
  });
});

test('mails and pages of the desk lead to the site of the area', async () => {
  const [home, yunshan] = areasOf({ home: null, yunshan: null }) as [World, World];
  const filing = {
    ...emptyFiling({ area: 'yunshan', year: 2025, agency: 'a0000' }),
    released: { version: 1 },
  } as Filing;
  const ids = [await home.release([0]), await yunshan.release([0])];
  expect(await publicAddress(home.deps, filing)).toBe(
    'http://site.example.invalid/areas/yunshan/2025/a0000/index.html',
  );
  const told = await Promise.all(
    ids.map((id) => home.table.get(outboxKey(areaOfRelease(id), 'mail', `release-ended.${id}`))),
  );
  expect(told.map((row) => (row?.['message'] as { site?: string }).site)).toEqual([
    undefined,
    'http://site.example.invalid/areas/yunshan/index.html',
  ]);
  const rollback = yunshan.newRelease({ rollsBack: { release: ids[1]!, reason: '选错了单位', disowned: [] } });
  const [mail] = await takenAwayMails(await placed(yunshan.deps, 'yunshan'), rollback);
  expect(mail?.Put?.Item?.['message']).toMatchObject({
    name: 'rollback-ended',
    site: 'http://site.example.invalid/areas/yunshan/index.html',
  });
});

describe('the root', () => {
  test('is the one area that former code published, whoever asks first', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: null }) as [World, World];
    const former = home.newRelease();
    await takeLease(home.table, former.id, new Date());
    await giveUpLease(home.table, former.id);
    expect(await claimPlace(yunshan.table, 'yunshan')).toBe('areas/yunshan/');
    expect([await placeOf(home.table, 'home'), await claimPlace(home.table, 'home')]).toEqual(['', '']);
    expect(await placeOf(home.table, 'other')).toBe('areas/other/');
  });

  test('is entered by the hour where former code published, and nobody where it did not', async () => {
    const [home] = areasOf({ home: null, yunshan: null }) as [World];
    await enterFormerSite(home.table);
    expect(await listSites(home.table)).toEqual([]);
    const { id } = home.newRelease();
    await home.run(id, [0, 1]);
    for (const item of home.memory.all('SITES')) home.memory.remove(item);
    await showNeighbours(home.deps);
    expect(await listSites(home.table)).toMatchObject([{ area: 'home', place: '', since: expect.any(String) }]);
    expect(await home.table.get(leaseKey('home'))).toMatchObject({ lease: { holder: null } });
  });

  test('stays free for whoever had it while an area that stands in a folder is put back before and released', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: null }) as [World, World];
    await claimPlace(home.table, 'home');
    await claimPlace(yunshan.table, 'yunshan');
    const { id } = yunshan.newRelease();
    await takeLease(yunshan.table, id, new Date());
    await giveUpLease(yunshan.table, id);
    for (const item of home.memory.all('SITES')) if (item.sk !== 'SITE#yunshan') home.memory.remove(item);
    await enterFormerSite(home.table);
    expect([await claimPlace(yunshan.table, 'yunshan'), await hasRoot(home.table)]).toEqual(['areas/yunshan/', false]);
    expect(home.memory.all('SITES').map(({ sk }) => sk)).toEqual(['SITE#yunshan']);
    expect(await claimPlace(home.table, 'home')).toBe('');
  });

  test('stays whose it is when the place is claimed again and again', async () => {
    const [home] = areasOf({ home: null, yunshan: null }) as [World];
    const claims = await Promise.all(
      ['yunshan', 'home', 'yunshan', 'home'].map((area) => claimPlace(home.table, area)),
    );
    expect(new Set(claims).size).toBe(2);
    expect([claims[0], claims[1]]).toEqual([claims[2], claims[3]]);
    expect(await Promise.all(['yunshan', 'home'].map((area) => placeOf(home.table, area)))).toEqual(claims.slice(0, 2));
  });
});

describe('a site leads to', () => {
  const linked = (world: World, place: string, to: string) =>
    ['', 'en/'].map((tree) =>
      world.site.bodyOf(`${place}${tree}index.html`).includes(`href="/${to}${tree}index.html"`),
    );

  test('the areas below and the area above, once they have come to the site', async () => {
    const [home, yunshan, yunzhou] = areasOf(COUNTIES) as [World, World, World];
    await home.release([0]);
    const alone = atRoot(home);
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
    await yunshan.release([0]);
    expect((await showNeighbours(home.deps)).drawn).toEqual(['home']);
    // No page of its city's leads to it yet: the root does.
    expect(linked(home, '', YUNSHAN)).toEqual([true, true]);
    await yunzhou.release([0]);
    expect((await showNeighbours(home.deps)).drawn.sort()).toEqual(['home', 'yunshan']);
    const city = folderOf('yunzhou');
    expect(linked(home, city, ROOT)).toEqual([true, true]);
    expect(linked(home, city, YUNSHAN)).toEqual([true, true]);
    expect([linked(home, '', city), linked(home, YUNSHAN, city)]).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(linked(home, '', YUNSHAN)).toEqual([false, false]);
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
    expect(home.site.bodyOf('robots.txt').match(/^Sitemap: .*$/gm)).toEqual([
      'Sitemap: http://site.example.invalid/sitemap.xml',
      'Sitemap: http://site.example.invalid/areas/yunshan/sitemap.xml',
      'Sitemap: http://site.example.invalid/areas/yunzhou/sitemap.xml',
    ]);
    const shared = [...atRoot(home)].flatMap(([key, body]) => (alone.get(key) === body ? [] : [key]));
    expect(shared.sort()).toEqual([
      ...['404.html', 'data/v1/current.json', 'data/v1/manifest.json', 'en/index.html', 'index.html', 'robots.txt'],
    ]);
    await packEachAgain(home.packing);
    for (const place of [ROOTS, YUNSHAN, city]) {
      expect(await flawsAt(home, place)).toEqual([]);
      expect(strayLinks(home, place)).toEqual([]);
      expect(await verifyPacks(at(home, place), KEYS.checkpoint)).toMatchObject({ flaws: [], isCurrent: true });
    }
  });

  test('them by its own next release as well', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: 'home' }) as [World, World];
    await home.release([0]);
    await yunshan.release([0]);
    expect(linked(home, YUNSHAN, ROOT)).toEqual([true, true]);
    await home.release([1]);
    expect(linked(home, '', YUNSHAN)).toEqual([true, true]);
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
  });

  test('them by turns, where a run has time for one site only, and their packs as well', async () => {
    const [home, yunshan, yunzhou] = areasOf({ home: 'yunzhou', yunshan: 'yunzhou', yunzhou: null }) as [
      World,
      World,
      World,
    ];
    for (const world of [home, yunshan, yunzhou]) await world.release([0]);
    const drawn: string[] = [];
    for (let run = 0; run < 3; run++) drawn.push(...(await showNeighbours(home.deps, () => false)).drawn);
    expect(drawn).toEqual(['home', 'yunshan']);
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
    const packed = [];
    for (let run = 0; run < 3; run++) packed.push(...(await packEachAgain(home.packing, () => false)));
    expect(packed.map(({ packed: how }) => how)).toEqual(['made', 'made', 'made']);
    for (const place of [ROOTS, YUNSHAN, folderOf('yunzhou')])
      expect(await verifyPacks(at(home, place), KEYS.checkpoint)).toMatchObject({ flaws: [], isCurrent: true });
  });

  test('nobody who has only begun', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: 'home' }) as [World, World];
    await home.release([0]);
    await claimPlace(yunshan.table, 'yunshan');
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
    expect(home.site.bodyOf('index.html')).not.toContain('areas/');
  });

  test('nothing anew while a release holds it, and all once that is over', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: 'home' }) as [World, World];
    await home.release([0]);
    await yunshan.release([0]);
    const release = home.newRelease();
    await takeLease(home.table, release.id, home.deps.now());
    const before = atRoot(home);
    expect((await showNeighbours(home.deps)).drawn).toEqual([]);
    expect(atRoot(home)).toEqual(before);
    await giveUpLease(home.table, release.id);
    expect((await showNeighbours(home.deps)).drawn).toEqual(['home']);
  });

  test('them after a run that broke down, wherever it did', async () => {
    const [home, yunshan] = areasOf({ home: null, yunshan: 'home' }) as [World, World];
    await home.release([0]);
    await yunshan.release([0]);
    const whole = new World([0, 1]);
    const restore = (): World => {
      whole.memory.take(home.memory);
      whole.site.objects.clear();
      for (const [key, stored] of home.site.objects) whole.site.objects.set(key, stored);
      whole.faults.breakAt(undefined);
      return whole;
    };
    await showNeighbours(restore().deps);
    const writes = whole.faults.count;
    const undisturbed = new Map([...whole.site.bodies()].filter(([key]) => !key.endsWith('current.json')));
    expect(writes).toBeGreaterThan(10);
    // The first, some between them, and the last: pages, manifest, pointer, the row, giving the site up.
    const broken = [...Array(writes + 1).keys()].filter(
      (write) => write === 1 || (write > 1 && (write % 8 === 0 || write > writes - 6)),
    );
    for (const write of broken) {
      const world = restore();
      world.faults.breakAt(write, write % 2 === 0 ? 'after' : 'before');
      await expect(showNeighbours(world.deps)).rejects.toThrow(AggregateError);
      world.faults.breakAt(undefined);
      await showNeighbours(world.deps);
      const after = new Map([...world.site.bodies()].filter(([key]) => !key.endsWith('current.json')));
      expect(after).toEqual(undisturbed);
      expect(await flawsAt(world, ROOTS)).toEqual([]);
    }
  });
});
