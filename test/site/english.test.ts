/** The public site in English: every page beside its Chinese one, with the way there and back, and no word left in Chinese. */
import { describe, expect, test } from '@jest/globals';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { digestOfBytes } from '#shared/ids/digest.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { indexObjects } from './whole-site.js';
import { summaryOf } from '#shared/site/summary.js';
import { KEYS } from '../builders/signatures.js';
import { agency, BASE, SITE, cell, finding, roster, sampleRecord, sampleReport, shortFormRecord } from './sample.js';
import { listedIn, wholeSitemap } from './manifests.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const HAN = /\p{Script=Han}/u;
const report = sampleReport({
  version: 2,
  publishedAt: '2026-02-10T03:00:00Z',
  correction: { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' },
  earlier: [{ version: 1, publishedAt: '2026-01-30T17:00:00Z', inEnglish: false }],
  record: sampleRecord({
    'review.total': cell('7', {
      attested: { how: 'keyed', by: { id: 'x', name: 'x' }, at: '2026-01-19T00:00:00Z' },
    }),
  }),
  findings: [finding()],
  explanations: [{ finding: 'A02:outcomes.total@total', text: '正文为本级数据。' }],
});
const township = sampleReport({ agency: agency('hexi', '河西镇人民政府', 'township'), record: shortFormRecord() });
const rosters = [roster([report.agency, township.agency, agency('caizheng', '示例县财政局')])];
const site = [
  ...[report, township].flatMap((one) => [...versionObjects(one), ...currentObjects(one)]),
  ...indexObjects([report, township].map(summaryOf), rosters, SITE, KEYS, []),
];
const bodyOf = (key: string) => String(site.find((object) => object.key === key)?.body);
const pages = site.filter(({ key }) => key.endsWith('.html') && key !== '404.html').map(({ key }) => key);
const chinese = pages.filter((key) => !key.startsWith('en/'));

function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
const attribute = (one: Element, name: string) => one.attrs.find((each) => each.name === name)?.value;
function words(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
}
/** What stands in the page's own language: nothing inside an element that is marked as another. */
function ownWords(node: Node, inside = true): string {
  const marked = 'tagName' in node && node.tagName !== 'html' && attribute(node, 'lang') !== undefined;
  if ('value' in node) return inside ? node.value : '';
  return 'childNodes' in node ? node.childNodes.map((child) => ownWords(child, inside && !marked)).join('') : '';
}

test('every page stands in both languages, and each leads to the same page in the other', () => {
  expect(pages.filter((key) => key.startsWith('en/'))).toEqual(chinese.map((key) => `en/${key}`).sort(byPlace));
  for (const key of chinese) {
    for (const [here, there, tag, name] of [
      [key, `en/${key}`, 'en', 'English'],
      [`en/${key}`, key, 'zh-CN', '中文'],
    ] as const) {
      const link = elements(bodyOf(here)).find((one) => attribute(one, 'class') === 'language')!;
      expect([
        here,
        attribute(link, 'href'),
        attribute(link, 'hreflang'),
        attribute(link, 'lang'),
        words(link),
      ]).toEqual([here, `/${there}`, tag, tag, name]);
    }
  }
  function byPlace(a: string, b: string): number {
    return pages.indexOf(a) - pages.indexOf(b);
  }
});

test('tells search engines where the page stands in each language, and only at the address that counts', () => {
  const alternates = (key: string) =>
    elements(bodyOf(key))
      .filter((one) => one.tagName === 'link' && attribute(one, 'hreflang') !== undefined)
      .map((one) => [attribute(one, 'hreflang'), attribute(one, 'href')]);
  const both = [
    ['zh-CN', '/2025/jiaoyu/index.html'],
    ['en', '/en/2025/jiaoyu/index.html'],
  ];
  expect(alternates('2025/jiaoyu/index.html')).toEqual(both);
  expect(alternates('en/2025/jiaoyu/index.html')).toEqual(both);
  expect(alternates('en/2025/jiaoyu/v2/index.html')).toEqual([]);
  expect(bodyOf('en/2025/jiaoyu/v2/index.html')).toContain('rel="canonical" href="/en/2025/jiaoyu/index.html"');
  expect(wholeSitemap(bodyOf)).toContain(
    `<url><loc>${BASE}/en/2025/index.html</loc><xhtml:link rel="alternate" hreflang="zh-CN" href="${BASE}/2025/index.html"/><xhtml:link rel="alternate" hreflang="en" href="${BASE}/en/2025/index.html"/></url>`,
  );
});

test('a reader stays in the language: pages in English link to pages in English', () => {
  for (const key of pages.filter((one) => one.startsWith('en/'))) {
    const links = elements(bodyOf(key)).filter(
      (one) => one.tagName === 'a' && attribute(one, 'hreflang') === undefined,
    );
    const left = links.map((one) => attribute(one, 'href') ?? '').filter((href) => /^\/(?!en\/).*\.html$/.test(href));
    expect([key, left]).toEqual([key, []]);
  }
});

describe('in English', () => {
  test.each(pages.filter((key) => key.startsWith('en/')))('%s says nothing in Chinese but what is marked so', (key) => {
    const body = elements(bodyOf(key)).find(({ tagName }) => tagName === 'body')!;
    expect(ownWords(body)).not.toMatch(HAN);
    expect(words(body)).not.toMatch(/undefined|\[object/);
    for (const one of elements(bodyOf(key))) {
      for (const name of ['aria-label', 'title', 'alt']) {
        // The name of an agency stays what it is, also where only ears meet it.
        const value = (attribute(one, name) ?? '').replace(/^\S+ (JSON|CSV)$/, '$1');
        expect([key, name, HAN.test(value)]).toEqual([key, name, false]);
      }
    }
  });

  test('names, the text of the report and what the agency wrote stay Chinese and are marked so', () => {
    const body = bodyOf('en/2025/jiaoyu/index.html');
    for (const kept of ['示例县教育局', '本年度主动公开政府信息。', '正文为本级数据。', '总计填写有误。']) {
      expect(body).toContain(`<span lang="zh-CN">${kept}</span>`);
    }
  });

  test('the six sections are headed in English with the name that the law gives them beside it', () => {
    const headings = elements(bodyOf('en/2025/jiaoyu/index.html')).filter(({ tagName }) => tagName === 'h2');
    expect(words(headings[3]!)).toBe('3. Requests received and handled 收到和处理政府信息公开申请情况');
  });

  test('what is noted on a number is said in English', () => {
    const page = words(parse(bodyOf('en/2025/jiaoyu/index.html')));
    expect(page).toContain('The total differs from the sum.');
    expect(page).toContain('Keyed in by the agency: Administrative review');
  });

  test('the old version, published before there were English pages, is linked in Chinese', () => {
    const links = elements(bodyOf('en/2025/jiaoyu/index.html')).filter(({ tagName }) => tagName === 'a');
    const toFirst = links.find((one) => attribute(one, 'href') === '/2025/jiaoyu/v1/index.html')!;
    expect(attribute(toFirst, 'hreflang')).toBe('zh-CN');
    expect(links.map((one) => attribute(one, 'href'))).toContain('/en/2025/jiaoyu/v2/index.html');
  });
});

test('a report of former code has no English page: nothing says so, and English lists lead to the Chinese one', () => {
  const { englishPages: _, takenDown: __, ...former } = summaryOf(report);
  const lifted = PUBLISHED_SUMMARY.read(former, 2);
  const objects = indexObjects([lifted], rosters, SITE, KEYS, []);
  const year = String(objects.find(({ key }) => key === 'en/2025/index.html')?.body);
  expect(year).toContain('<a href="/2025/jiaoyu/index.html" hreflang="zh-CN">');
  const bodyIn = (wanted: string) => String(objects.find(({ key }) => key === wanted)?.body);
  expect(JSON.stringify(listedIn(bodyIn))).not.toContain('en/2025/jiaoyu/');
  const map = wholeSitemap(bodyIn);
  expect(map).toContain(`<loc>${BASE}/2025/jiaoyu/index.html</loc>`);
  expect(map).not.toContain('/en/2025/jiaoyu/');
});

test('data are written once, and the list of files vouches for the pages of both languages', () => {
  expect(site.filter(({ key }) => /\.(json|csv)$/.test(key) && key.startsWith('en/'))).toEqual([]);
  const { pages: listed } = listedIn(bodyOf);
  const english = listed.filter(({ path }) => path.startsWith('en/'));
  expect(english).toHaveLength(chinese.length);
  for (const { path, sha256 } of english) expect([path, sha256]).toEqual([path, digestOfBytes(bodyOf(path))]);
});
