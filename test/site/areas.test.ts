/** The pages of a site in a folder of its own, and where they lead to the sites of other areas. */
import { describe, expect, test } from '@jest/globals';
import { areaSchema } from '#shared/season/area.js';
import { folderOf } from '#shared/ids/place.js';
import { AREAS_ON_HOME, areasPage } from '#shared/site/areas-page.js';
import { homePage } from '#shared/site/home-page.js';
import { ALONE, digestOfNeighbours, neighboursOf, type Neighbour } from '#shared/site/neighbours.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { pageTexts, ROOT, siteAt } from '#shared/site/place.js';
import { summaryOf } from '#shared/site/summary.js';
import { indexObjects } from './whole-site.js';
import { KEYS } from '../builders/signatures.js';
import { flawsOfHtml } from './html-validator.js';
import { agency, BASE, roster, sampleReport } from './sample.js';

const place = folderOf('yunshan');
const county = (n: number): Neighbour => ({ name: `第${n}县`, place: folderOf(`xian-${n}`) });
const city: Neighbour = { name: '云州市', place: ROOT };
const counties = (count: number) => Array.from({ length: count }, (_, n) => county(n));

describe('a site in a folder of its own', () => {
  const report = sampleReport({ place });
  const around = { ...ALONE, above: city, below: counties(2) };
  const rosters = [roster([report.agency, agency('caizheng', '示例县财政局')])];
  const site = siteAt(`${BASE}/`, place);
  const objects = [
    ...versionObjects(report),
    ...currentObjects(report),
    ...indexObjects([summaryOf(report)], rosters, site, KEYS, [], around),
  ];
  const keys = new Set(objects.map(({ key }) => key));
  const pages = objects.flatMap(({ key, body }) => (key.endsWith('.html') ? [[key, String(body)] as const] : []));

  test('has the keys of any site: its place stands in its addresses alone', () => {
    const atRoot = indexObjects([summaryOf(sampleReport())], rosters, siteAt(BASE, ROOT), KEYS, []);
    const own = indexObjects([summaryOf(report)], rosters, site, KEYS, []);
    const ofAll = ['404.html', 'robots.txt'];
    expect(own.map(({ key }) => key)).toEqual(atRoot.flatMap(({ key }) => (ofAll.includes(key) ? [] : [key])));
    expect(JSON.stringify(own.map(({ key }) => key))).not.toContain('yunshan');
  });

  test('leads on every page to its own pages and files, and to no other but the first pages of its neighbours', () => {
    const others = [city, ...around.below].flatMap((one) =>
      ['', 'en/'].map((tree) => `/${one.place}${tree}index.html`),
    );
    // What packs make is not drawn here.
    const packed = /^(?:en\/)?(?:search|data)\/index\.html$|^data\/v1\/\d{4}\.(?:json|csv)$/;
    for (const [from, html] of pages) {
      for (const [, address = ''] of html.matchAll(/\s(?:href|src)="([^"#]+)/g)) {
        if (others.includes(address)) continue;
        expect([from, address]).toEqual([from, expect.stringMatching(/^\/areas\/yunshan\//)]);
        const key = address.slice(`/${place}`.length);
        expect([from, packed.test(key) || keys.has(key) || key]).toEqual([from, true]);
      }
    }
    expect(pages.length).toBeGreaterThan(100);
  });

  test('tells search engines of its own addresses', () => {
    const html = String(objects.find(({ key }) => key === 'en/2025/jiaoyu/index.html')?.body);
    expect(html).toContain('<link rel="canonical" href="/areas/yunshan/en/2025/jiaoyu/index.html"/>');
    expect(html).toContain('"@id":"/areas/yunshan/en/2025/jiaoyu/index.html#dataset"');
    expect(html).toContain('"contentUrl":"/areas/yunshan/2025/jiaoyu/v1/report.json"');
    const map = String(objects.find(({ key }) => key === 'sitemap.xml')?.body);
    expect(map).toContain('<loc>http://site.example.invalid/areas/yunshan/sitemap-pages.xml</loc>');
  });

  test.each(['index.html', 'en/index.html', '2025/jiaoyu/index.html', '2025/index.html', 'agencies/index.html'])(
    'is valid HTML: %s',
    async (key) => expect(await flawsOfHtml(pages.find(([own]) => own === key)?.[1] ?? '')).toEqual([]),
  );
});

describe('the sites of other areas', () => {
  const content = { area: '云州市', years: [], agencies: [], ranges: [] };
  const home = (below: readonly Neighbour[], language: 'zh' | 'en') =>
    homePage({ ...content, neighbours: { ...ALONE, below } }, pageTexts(language, ROOT));

  test('stand on the first page, and on one of their own where they are many', async () => {
    const few = home(counties(AREAS_ON_HOME), 'zh');
    expect(few).toContain(`href="/areas/xian-${AREAS_ON_HOME - 1}/index.html"`);
    expect(few).not.toContain('areas/index.html');
    const many = home(counties(AREAS_ON_HOME + 1), 'en');
    expect(many).not.toContain('xian-');
    expect(many).toContain('<a href="/en/areas/index.html">All 31 areas</a>');
    const further = [{ name: '另一市', place: folderOf('other') }];
    for (const language of ['zh', 'en'] as const) {
      const neighbours = { ...ALONE, below: counties(AREAS_ON_HOME + 1), further };
      const page = areasPage('云州市', neighbours, pageTexts(language, ROOT));
      expect(page.match(/href="\/areas\/(?:xian-\d+|other)\//g)).toHaveLength(AREAS_ON_HOME + 2);
      for (const html of [page, few, many]) expect(await flawsOfHtml(html)).toEqual([]);
    }
  });

  const tree = [
    ['province', null],
    ['city', 'province'],
    ['district', 'city'],
    ['county', 'district'],
    ['island', null],
  ].map(([id, parent]) => areaSchema.parse({ id, name: id, parent }));
  const site = (area: string, at = folderOf(area), since: string | null = '2026-02-01T00:00:00Z') =>
    ({ area, place: at, since }) as const;
  const names = (of: readonly Neighbour[]) => of.map(({ name }) => name);

  test('are found from the root, by the area above or by the root itself', () => {
    // The district has no site, so nothing above the county leads to it.
    const sites = [site('city', ROOT), site('county'), site('province'), site('island')];
    const around = (own: string) => neighboursOf(tree, sites, own);
    expect(around('city')).toMatchObject({ above: { name: 'province' }, below: [] });
    expect(names(around('city').further)).toEqual(['county', 'island']);
    expect(names(around('province').below)).toEqual(['city']);
    expect(around('county')).toEqual(ALONE);
    const reached = new Set(['city']);
    for (const own of reached) {
      const { above, below, further } = around(own);
      for (const name of names([...(above === null ? [] : [above]), ...below, ...further])) reached.add(name);
    }
    expect([...reached].sort()).toEqual(sites.map(({ area }) => area).sort());
  });

  test('are none of those where nothing is public yet, and none at all for a site that stands alone', () => {
    const sites = [site('city', ROOT), site('district', folderOf('district'), null)];
    expect(neighboursOf(tree, sites, 'city')).toEqual(ALONE);
    expect(digestOfNeighbours(ALONE)).toBeUndefined();
    // It is about to be public.
    expect(neighboursOf(tree, sites, 'district')).toMatchObject({ above: { name: 'city' }, mapped: [] });
  });
});
