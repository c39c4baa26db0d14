/** The pages of the public site: every link leads somewhere, hostile text stays text, and the page reads without eyes. */
import { describe, expect, test } from '@jest/globals';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { CELL_IDS } from '#shared/report/cells.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { PUBLISHED_SUMMARY, type PublishedReport, type SiteObject } from '#shared/site/model.js';
import { assetObjects, currentObjects, releasePointer, versionObjects } from '#shared/site/objects.js';
import { indexObjects } from './whole-site.js';
import { summaryOf } from '#shared/site/summary.js';
import { filing } from '#shared/words/zh/filing.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import {
  CHECKPOINT,
  agency,
  BASE,
  SITE,
  cell,
  finding,
  noNumber,
  roster,
  sampleRecord,
  sampleReport,
  shortFormRecord,
} from './sample.js';
import { listedIn, wholeSitemap } from './manifests.js';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const named = (all: Element[], tag: string) => all.filter((one) => one.tagName === tag);
/** What search engines are told stands in an element that browsers do not run (HTML, 4.12.1: a data block). */
const isData = (one: Element) => one.tagName === 'script' && attribute(one, 'type') === 'application/ld+json';
function words(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
}

const corrected = sampleReport({
  version: 2,
  publishedAt: '2026-02-10T03:00:00Z',
  correction: { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' },
  earlier: [{ version: 1, publishedAt: '2026-01-30T17:00:00Z' }],
  record: sampleRecord({
    'review.total': cell('7', {
      attested: { how: 'keyed', by: { id: 'x', name: '李私下' }, at: '2026-01-19T00:00:00Z' },
    }),
    'denied.stateSecrets@naturalPerson': noNumber('blank'),
    'denied.prohibitedByLaw@naturalPerson': noNumber('mark', '—'),
  }),
  findings: [
    finding(),
    finding({ key: 'doc', cells: [], message: { zh: '正文与表格不一致。', en: 'Text and table differ.' } }),
  ],
  explanations: [{ finding: 'doc', text: '正文为本级数据。' }],
  waivers: [{ finding: 'A02:outcomes.total@total', reason: '已核对台账。', at: '2026-01-25T00:00:00Z' }],
});
const older = sampleReport({ agency: agency('hexi', '河西镇人民政府', 'township'), record: shortFormRecord() });
const missing = agency('caizheng', '示例县财政局');

function siteOf(reports: readonly PublishedReport[], earlier: readonly PublishedReport[] = []): SiteObject[] {
  const agencies = [...reports.map((report) => report.agency), missing];
  return [
    ...[...earlier, ...reports].flatMap(versionObjects),
    ...reports.flatMap(currentObjects),
    ...indexObjects(reports.map(summaryOf), [roster(agencies)], SITE, KEYS, []),
  ];
}
const first = { ...corrected, version: 1, correction: null, earlier: [], publishedAt: '2026-01-30T17:00:00Z' };
const site = siteOf([corrected, older], [first]);
const pages = site.filter((object) => object.key.endsWith('.html'));
const bodyOf = (key: string) => String(site.find((object) => object.key === key)?.body);

describe('addresses', () => {
  test('every link of every page ends in a file name and leads to an object of the site', () => {
    // What is made of whole years is written beside the site (test/packs).
    const packs = ['search/index.html', 'data/index.html', 'data/v1/2025.json', 'data/v1/2025.csv'];
    const keys = new Set([...site.map((object) => object.key), ...packs, ...packs.map((key) => `en/${key}`)]);
    for (const page of pages) {
      const all = elements(String(page.body));
      const ids = new Set(all.map((one) => attribute(one, 'id')));
      for (const one of [...named(all, 'a'), ...named(all, 'link')]) {
        const href = attribute(one, 'href') ?? '';
        if (href.startsWith('#')) expect([page.key, href, ids.has(href.slice(1))]).toEqual([page.key, href, true]);
        else expect([page.key, href, keys.has(href.slice(1))]).toEqual([page.key, href, true]);
      }
    }
  });

  test('addresses in the feed and the sitemap are those of objects', () => {
    const keys = new Set(site.map((object) => object.key));
    const addresses = [
      ...(bodyOf('feed.xml') + bodyOf('sitemap.xml') + wholeSitemap(bodyOf)).matchAll(/(?:href="|<loc>)([^"<]+)/g),
    ];
    expect(addresses.length).toBeGreaterThan(8);
    // Two pages are written with the packs; that they stand is held by links.test.ts.
    const withPacks = /^(?:en\/)?(?:search|data)\/index\.html$/;
    for (const key of addresses.map(([, address]) => address!.replace(`${BASE}/`, '')))
      expect([key, keys.has(key) || withPacks.test(key)]).toEqual([key, true]);
  });

  test('keys are distinct, and only what never changes may be kept for ever', () => {
    expect(new Set(site.map((object) => object.key)).size).toBe(site.length);
    for (const object of site) {
      const fixed = object.key.startsWith('assets/');
      expect([object.key, object.cacheControl.includes('immutable')]).toEqual([object.key, fixed]);
    }
  });
});

describe('hostile text', () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;\u202e\u0000`;
  const hostile = sampleReport({
    agency: agency('evil', attack),
    area: attack,
    version: 2,
    correction: { at: '2026-02-10T03:00:00Z', reason: attack },
    earlier: [{ version: 1, publishedAt: '2026-01-30T17:00:00Z' }],
    original: { ...corrected.original, fileName: attack, format: 'html' },
    record: sampleRecord(
      { 'review.total': noNumber('mark', attack), 'denied.stateSecrets@total': cell('1', { raw: attack }) },
      {
        sections: [1, 2, 3, 4, 5, 6].map((number) => ({
          number,
          heading: attack,
          located: true,
          paragraphs: [attack],
          pages: null,
        })),
      },
    ),
    findings: [finding({ message: { zh: attack, en: attack } }), finding({ key: 'doc', cells: [] })],
    explanations: [{ finding: 'A02:outcomes.total@total', text: attack }],
    waivers: [{ finding: 'doc', reason: attack, at: '2026-01-25T00:00:00Z' }],
    statement: { officer: attack, title: attack, at: '2026-01-20T02:00:00Z' },
  });
  const all = [
    ...versionObjects(hostile),
    ...currentObjects(hostile),
    ...indexObjects(
      [summaryOf(hostile)],
      [{ ...roster([hostile.agency, agency('b', attack)]), area: attack }],
      SITE,
      KEYS,
      [],
    ),
  ];

  test('stays text in every field of every page', () => {
    for (const page of all.filter((object) => object.key.endsWith('.html'))) {
      const found = elements(String(page.body));
      const active = found.filter((one) => ['script', 'img', 'iframe', 'style'].includes(one.tagName));
      expect(active.filter((one) => !isData(one)).map(({ tagName }) => tagName)).toEqual([]);
      for (const one of active) expect(() => JSON.parse(words(one)) as unknown).not.toThrow();
      for (const one of found) {
        expect(one.attrs.filter((it) => it.name.startsWith('on') || it.name === 'style')).toEqual([]);
        expect(attribute(one, 'href') ?? '/').toMatch(/^[/#]/);
      }
      for (const hidden of ['\u0000', '\u202e']) expect(page.body).not.toContain(hidden);
      // Proof that the text got there at all.
      if (page.key !== '404.html') expect(words(parse(String(page.body)))).toContain('<script>alert(1)</script>');
    }
  });

  test('stays text in the feed', () => {
    const feed = String(all.find((object) => object.key === 'feed.xml')?.body);
    expect(feed).toContain('&lt;script&gt;');
    for (const kept of ['<script', '\u0000', '\u202e']) expect(feed).not.toContain(kept);
  });

  test('does not choose the name of a download', () => {
    const csv = all.find((object) => object.key === '2025/evil/v2/report.csv');
    expect(csv?.contentDisposition).toMatch(
      /^attachment; filename="2025-evil\.csv"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
    );
  });
});

describe('every page', () => {
  test.each(pages.map((page) => page.key))(
    '%s has one main, one h1, no skipped heading, a language, labelled navigation',
    (key) => {
      const all = elements(bodyOf(key));
      expect(attribute(named(all, 'html')[0]!, 'lang')).toBe(key.startsWith('en/') ? 'en' : 'zh-CN');
      for (const tag of ['title', 'main', 'header', 'footer', 'h1'])
        expect([tag, named(all, tag).length]).toEqual([tag, 1]);
      const levels = all.flatMap((one) => (/^h[1-6]$/.test(one.tagName) ? [Number(one.tagName[1])] : []));
      levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
      const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const one of all) {
        for (const id of (attribute(one, 'aria-labelledby') ?? '').split(' ').filter(Boolean))
          expect(ids).toContain(id);
      }
      for (const nav of named(all, 'nav'))
        expect(attribute(nav, 'aria-label') ?? attribute(nav, 'aria-labelledby')).toBeTruthy();
    },
  );

  test('carries no script, no inline style and a policy that allows neither', () => {
    for (const page of pages) {
      expect(page.body).not.toMatch(/<script(?! type="application\/ld\+json">)|<style|\sstyle=/);
      expect(page.body).toContain('default-src &#39;none&#39;');
    }
  });

  test('shares one stylesheet below 20 KB, named by what it holds', () => {
    const [sheet] = assetObjects();
    expect(Buffer.byteLength(sheet!.body)).toBeLessThan(20_000);
    expect(sheet!.key).toContain(digestOfBytes(sheet!.body).slice(0, 12));
  });
});

describe('the page of a report', () => {
  const all = elements(bodyOf('2025/jiaoyu/index.html'));
  const cellText = (id: string) => words(all.find((one) => attribute(one, 'id') === `c-${id.replace('@', '.')}`)!);

  test('has the title of the law, both days, and the six sections in order', () => {
    expect(words(named(all, 'h1')[0]!)).toBe('示例县教育局2025年政府信息公开工作年度报告');
    const meta = words(all.find((one) => attribute(one, 'class') === 'meta')!);
    expect(meta).toContain('2026年1月31日公布');
    expect(meta).toContain('2026年2月10日更正');
    expect(
      named(all, 'h2')
        .map(words)
        .filter((heading) => /^[一二三四五六]、/.test(heading)),
    ).toHaveLength(6);
  });

  test('shows all 200 cells as printed', () => {
    for (const id of CELL_IDS) {
      const reading = corrected.record.cells[id];
      if (reading.kind === 'number') expect(cellText(id).startsWith(reading.value ?? '?')).toBe(true);
    }
    expect(cellText('denied.stateSecrets@naturalPerson')).toBe('原文空白');
    expect(cellText('denied.prohibitedByLaw@naturalPerson')).toBe('—（原文如此）');
  });

  test('names for each number the heads above and beside it', () => {
    const ids = new Set(all.map((one) => attribute(one, 'id')));
    const values = all.filter((one) => attribute(one, 'id')?.startsWith('c-'));
    expect(values).toHaveLength(200);
    for (const value of values) {
      for (const head of attribute(value, 'headers')!.split(' ')) expect(ids.has(head)).toBe(true);
    }
  });

  test('says what the agency keyed in, what was let stand, and what was explained', () => {
    expect(cellText('review.total')).toBe('7补');
    const page = words(parse(bodyOf('2025/jiaoyu/index.html')));
    expect(page).toContain('由填报单位补录：行政复议·总计。');
    expect(page).toContain('公布单位同意保留（2026年1月25日）：已核对台账。');
    expect(page).toContain('单位说明：正文为本级数据。');
    expect(page).not.toContain('李私下');
  });

  test('links every version, and an old version points to the one in force', () => {
    const hrefs = named(all, 'a').map((one) => attribute(one, 'href'));
    expect(hrefs).toEqual(expect.arrayContaining(['/2025/jiaoyu/v1/index.html', '/2025/jiaoyu/v2/index.html']));
    expect(bodyOf('2025/jiaoyu/v1/index.html')).toContain('这里保存的是第 1 版。');
    expect(bodyOf('2025/jiaoyu/v1/index.html')).toContain('href="/2025/jiaoyu/index.html"');
  });

  test('on the older form shows its single row', () => {
    const page = elements(bodyOf('2025/hexi/index.html'));
    const values = page.filter((one) => attribute(one, 'id')?.startsWith('c-'));
    expect(values).toHaveLength(200 - 21 + 7);
    expect(words(page.find((one) => attribute(one, 'id') === 'c-otherHandling.total.total')!)).toBe('906');
  });
});

test('the page of a year states coverage, names who is missing, and marks totals that are not complete', () => {
  const page = words(parse(bodyOf('2025/index.html')));
  expect(page).toContain('3 家单位中 2 家已公布');
  expect(page).toContain('1 家单位尚未公布：示例县财政局');
  const total = elements(bodyOf('2025/index.html')).find(
    (one) => attribute(one, 'id') === 'c-otherHandling.other.total',
  )!;
  expect(words(total)).toContain('2 份中 1 份有数字');
});

test('equal input gives equal bytes, in whatever order the reports come', () => {
  const bytes = (objects: SiteObject[]) =>
    objects.map((object) => `${object.key} ${digestOfBytes(object.body)}`).sort();
  expect(bytes(siteOf([older, corrected], [first]))).toEqual(bytes(site));
});

test('the manifest has the true digest of every data file, and the pointer that of the manifest', () => {
  const { files } = listedIn(bodyOf);
  expect(files.map((file) => file.path)).toEqual(
    expect.arrayContaining([
      'data/v1/2025/index.json',
      'data/v1/2025/parts/1.jsonl',
      'data/v1/schema.json',
      'data/v1/keys.json',
      '2025/jiaoyu/v2/report.json',
    ]),
  );
  for (const file of files) expect([file.path, file.sha256]).toEqual([file.path, digestOfBytes(bodyOf(file.path))]);
  const pointer = releasePointer({
    release: releaseIdSchema.parse('r20260210-abc123'),
    releasedAt: '2026-02-10T03:00:00Z',
    manifest: digestOfBytes(bodyOf('data/v1/manifest.json')),
    reports: 2,
    season: CHECKPOINT,
    signed: checkpointKey.sign('the release'),
  });
  expect(pointer.key).toBe('data/v1/current.json');
  expect(JSON.parse(String(pointer.body))).toMatchObject({
    release: 'home.r20260210-abc123',
    manifest: { sha256: digestOfBytes(bodyOf('data/v1/manifest.json')) },
  });
});

test('the manifest has the true digest of every page, too: of all objects but itself', () => {
  const { files, pages, manifests } = listedIn(bodyOf);
  for (const page of [...pages, ...manifests])
    expect([page.path, page.sha256]).toEqual([page.path, digestOfBytes(bodyOf(page.path))]);
  const listed = new Set([...files, ...pages, ...manifests].map(({ path }) => path));
  const unlisted = site.map(({ key }) => key).filter((key) => !listed.has(key) && !/\/jiaoyu\/v1\//.test(key));
  expect(unlisted).toEqual(['data/v1/manifest.json']);
});

test('where an original was handed out in former times, a sentence of ours stands', () => {
  const stored = JSON.parse(JSON.stringify(summaryOf(first))) as Record<string, unknown>;
  const former = {
    ...stored,
    original: { ...(stored['original'] as object), file: 'original.pdf' },
  };
  const lifted = PUBLISHED_SUMMARY.read(former, 1);
  const objects = indexObjects([lifted], [roster([first.agency])], SITE, KEYS, []);
  const gone = objects.find(({ key }) => key.endsWith('/original.pdf'));
  expect(gone).toMatchObject({
    contentType: 'text/plain; charset=utf-8',
    body: expect.stringContaining(first.original.digest),
  });
  expect(gone?.key).toBe(`${first.year}/${first.agency.id}/v${first.version}/original.pdf`);
  expect(indexObjects([summaryOf(first)], [], SITE, KEYS, []).filter(({ key }) => key.includes('original'))).toEqual(
    [],
  );
});

test('a site without a single report still has its front page, feed and manifest', () => {
  const keys = indexObjects([], [], SITE, KEYS, []).map((object) => object.key);
  expect(keys).toEqual(
    expect.arrayContaining(['index.html', '404.html', 'feed.xml', 'sitemap.xml', 'data/v1/manifest.json']),
  );
});

test('a report names the file and its digests as the receipt does, and no number without its code', () => {
  const sealed = digestOfBytes('content');
  const seal = { v: 1, digest: sealed, at: '2026-01-18T02:30:00Z', key: 'k', signature: 's', parts: {} };
  const report = { ...sampleReport({}), seal: seal as unknown as PublishedReport['seal'] };
  const html = Buffer.from(versionObjects(report).find(({ key }) => key.endsWith('.html'))!.body).toString();
  const labels = named(elements(html), 'dt').map(words);
  const { digest, content } = filing.receipt;
  expect(labels).toEqual(expect.arrayContaining(['报送的文件', digest, content]));
  expect(labels).not.toContain('报送编号');
  expect(named(elements(html), 'dd').map(words).join()).not.toContain('home.');
});
