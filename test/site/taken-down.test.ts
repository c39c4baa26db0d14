/** A report that was taken down: a notice at every address, out of every list and sum, and nowhere the reason. */
import { expect, test } from '@jest/globals';
import { digestOfBytes } from '#shared/ids/digest.js';
import { ROOT } from '#shared/site/place.js';
import { firstObjects } from '#shared/site/objects.js';
import { indexObjects } from './whole-site.js';
import { summaryOf } from '#shared/site/summary.js';
import { keyIn, versionPageKey } from '#shared/site/keys.js';
import { takenDownObjects } from '#shared/site/taken-down.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { readPage, visible } from '../desk/page.js';
import { KEYS } from '../builders/signatures.js';
import { agency, SITE, roster, sampleReport, takenDownWhole } from './sample.js';
import { listedIn, wholeSitemap } from './manifests.js';

const gone = sampleReport({ version: 2, earlier: [{ version: 1, publishedAt: '2026-01-30T17:00:00Z' }] });
const other = sampleReport({ agency: agency('hexi', '河西镇人民政府', 'township') });
const takenDown = { ...summaryOf(gone), takenDown: { at: '2026-02-11T02:30:00Z' } };
const office = { name: '示例县政务公开办公室', phone: '0000-1234567', hours: '工作日 9:00—17:00' };
const rosters = [{ ...roster([gone.agency, other.agency, agency('caizheng', '示例县财政局')]), office }];
const site = indexObjects([takenDown, summaryOf(other)], rosters, SITE, KEYS, takenDownWhole(takenDown, office));
const bodyOf = (key: string) => String(site.find((object) => object.key === key)?.body);

const ADDRESSES = ['', 'en/'].flatMap((language) =>
  ['', 'v1/', 'v2/'].map((version) => `${language}2025/jiaoyu/${version}index.html`),
);

test.each(ADDRESSES)('%s says that it was taken down, when and whom to ask', (key) => {
  const page = bodyOf(key);
  expect(page).toContain(key.startsWith('en/') ? 'taken down on 11 February 2026' : '已于2026年2月11日撤下');
  for (const shown of [office.name, office.phone, '示例县教育局', 'content="noindex"']) expect(page).toContain(shown);
  expect(page).not.toMatch(/<table|rel="canonical"/);
  expect(site.find((object) => object.key === key)?.cacheControl).toBe('public, max-age=60');
});

test.each(LANGUAGES)(
  'of a version that went with its release it says why, and nothing of the report, in %s',
  (language) => {
    const t = textsIn(language);
    const [of] = takenDownWhole(takenDown, office);
    const versions = of!.versions.map((one) => ({ ...one, rolledBack: one.version === 2 }));
    const written = takenDownObjects({ ...of!, versions, current: null }, ROOT);
    const textAt = (version: number) => {
      const key = keyIn(language, versionPageKey({ year: gone.year, agency: gone.agency, version }));
      const page = readPage(String(written.find((object) => object.key === key)?.body));
      return [t.site.rolledBackMeans, t.site.takenDownMeans, t.site.takenDownAgain].map((text) =>
        visible(page).includes(text),
      );
    };
    // Where the report comes to stand again is said at its own address, not at that of a version.
    expect([textAt(1), textAt(2)]).toEqual([
      [false, true, false],
      [true, false, false],
    ]);
    expect(bodyOf(keyIn(language, '2025/jiaoyu/index.html'))).toContain(t.site.takenDownAgain);
  },
);

test('its data files say so, too, and hold no number of it', () => {
  for (const version of [1, 2]) {
    expect(JSON.parse(bodyOf(`2025/jiaoyu/v${version}/report.json`))).toEqual({
      schema: 'nianbao.taken-down.v1',
      year: 2025,
      agency: { id: 'jiaoyu', name: '示例县教育局', kind: 'department' },
      version,
      takenDownAt: '2026-02-11T02:30:00Z',
    });
    expect(bodyOf(`2025/jiaoyu/v${version}/report.csv`).trim().split('\n')).toHaveLength(1);
  }
});

test('it is in no list, no sum and no data of the year, and the year says that it was taken down', () => {
  const lines = bodyOf('data/v1/2025/parts/1.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { agency: { id: string } }).agency.id)).toEqual(['hexi']);
  expect(JSON.parse(bodyOf('data/v1/2025/index.json'))).toMatchObject({
    totals: { reports: 1 },
    coverage: { published: 1 },
  });
  expect(wholeSitemap(bodyOf)).not.toContain('jiaoyu');
  expect(bodyOf('index.html')).not.toContain('agencies/jiaoyu');
  const year = bodyOf('2025/index.html').replace(/<[^>]+>/g, '');
  expect(year).toContain('1 家单位的报告已撤下：示例县教育局');
  expect(year).toContain('1 家单位尚未公布：示例县财政局');
});

test('the page of its agency has no number of it left, and the feed says that it is gone', () => {
  const page = bodyOf('agencies/jiaoyu/index.html');
  expect(page).toContain('已于2026年2月11日撤下');
  expect(page).not.toContain('<table');
  expect(bodyOf('feed.xml')).toContain('<title>示例县教育局2025年政府信息公开工作年度报告（已撤下）</title>');
});

test('the list of files vouches for the notices and names none of its data as a report', () => {
  const listed = listedIn(bodyOf);
  expect(listed.files.filter(({ path }) => path.includes('jiaoyu'))).toEqual([]);
  const notices = listed.pages.filter(({ path }) => path.includes('2025/jiaoyu/'));
  expect(notices).toHaveLength(ADDRESSES.length + 4);
  for (const { path, sha256 } of notices) expect([path, sha256]).toEqual([path, digestOfBytes(bodyOf(path))]);
});

test('where everything was taken down, the site still stands and says so', () => {
  const all = indexObjects([takenDown], rosters, SITE, KEYS, takenDownWhole(takenDown, office));
  const home = String(all.find(({ key }) => key === 'index.html')?.body);
  expect(home).toContain('3 家单位中 0 家已公布');
  expect(all.map(({ key }) => key)).toEqual(expect.arrayContaining(['2025/jiaoyu/index.html', '2025/index.html']));
});

test('before the first release the site says in both languages that nothing is published yet, and links to nothing else', () => {
  const first = firstObjects(ROOT);
  const keys = first.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(['index.html', 'en/index.html', '404.html']));
  const pages = first.filter(({ key }) => key.endsWith('.html'));
  expect(String(pages[0]?.body)).toContain('目前还没有公布任何报告');
  expect(String(pages[1]?.body)).toContain('None has been published so far');
  for (const { body } of pages) {
    for (const [, href] of String(body).matchAll(/href="\/([^"]*)"/g)) expect(keys).toContain(href);
  }
});
