/** Every address that the site gives out is one of its own objects: in pages, data for search engines, feed, sitemap and data files. */
import { describe, expect, test } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { BASE } from './sample.js';
import { smallSite } from './small-site.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const site = await smallSite();
const objects = new Map(site.map(({ key, body }) => [key, String(body)]));
const pages = [...objects].filter(([key]) => key.endsWith('.html'));

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const parsed = new Map(pages.map(([key, html]) => [key, elementsOf(html)]));
/** Of an agency that has nothing public any more: kept for those who know its address. */
const isEmpty = (html: string) => /这家单位目前没有公开的年度报告|This agency has no public annual report/.test(html);
const idsOf = (key: string) => new Set((parsed.get(key) ?? []).flatMap((one) => attribute(one, 'id') ?? []));

/** What is wrong with an address on a page; undefined where it leads to a thing. */
function flaw(from: string, address: string): string | undefined {
  const { origin, pathname, hash } = new URL(address, `${BASE}/${from}`);
  if (origin !== BASE) return `${from}: leads out of the site: ${address}`;
  const key = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (!objects.has(key)) return `${from}: leads nowhere: ${address}`;
  if (hash !== '' && !idsOf(key).has(decodeURIComponent(hash.slice(1)))) return `${from}: no such place: ${address}`;
  return undefined;
}

test('every link of every page leads to an object, and every place named in one is there', () => {
  const flaws = [...parsed].flatMap(([key, elements]) =>
    elements
      .flatMap((one) => flaw(key, attribute(one, 'href') ?? attribute(one, 'src') ?? '#') ?? [])
      .filter((text) => !text.endsWith('#')),
  );
  expect(parsed.size).toBeGreaterThan(40);
  expect(flaws).toEqual([]);
});

test('every page is reached from the first one, but for notices and pages of older versions', () => {
  const reached = new Set(['index.html', 'en/index.html']);
  const queue = [...reached];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    for (const one of parsed.get(key) ?? []) {
      const href = attribute(one, 'href');
      if (one.tagName !== 'a' || href === undefined || href.startsWith('#')) continue;
      const next = new URL(href, `${BASE}/${key}`).pathname.slice(1);
      if (parsed.has(next) && !reached.has(next)) queue.push(next);
      reached.add(next);
    }
  }
  expect(
    pages.flatMap(([key, html]) =>
      reached.has(key) || isEmpty(html) || /(^|\/)404\.html$|\/v\d+\//.test(key) ? [] : [key],
    ),
  ).toEqual([]);
});

test('search engines are told of addresses that are there, in data that can be read', () => {
  let addresses = 0;
  for (const [key, elements] of parsed) {
    for (const one of elements.filter((each) => attribute(each, 'type') === 'application/ld+json')) {
      const [content] = one.childNodes;
      const data = JSON.parse(content !== undefined && 'value' in content ? content.value : '') as unknown;
      JSON.stringify(data, (name: string, value: unknown) => {
        if (name === 'url' || name === 'contentUrl' || name === 'sameAs') {
          addresses += 1;
          expect([key, flaw(key, String(value))]).toEqual([key, undefined]);
        }
        return value;
      });
    }
  }
  expect(addresses).toBeGreaterThan(20);
});

describe('what machines read, by a parser that is not ours', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => ['entry', 'url', 'sitemap', 'link', 'xhtml:link'].includes(name),
  });
  const xml = [...objects].filter(([key]) => key.endsWith('.xml'));

  test.each(xml)('%s is well-formed', (_, text) => {
    expect(XMLValidator.validate(text)).toBe(true);
  });

  test('the feed is an Atom feed: each entry with an id of its own, a title, a day and an author, newest first', () => {
    const { feed } = parser.parse(objects.get('feed.xml')!) as { feed: Record<string, unknown> };
    expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
    const entries = feed['entry'] as Record<string, unknown>[];
    expect(entries.length).toBeGreaterThan(4);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const days = entries.map(({ updated }) => Date.parse(String(updated)));
    expect(days).toEqual([...days].sort((a, b) => b - a));
    for (const entry of entries) {
      expect(entry).toMatchObject({ title: expect.any(String), author: { name: expect.any(String) } });
      const [link] = entry['link'] as Record<string, string>[];
      expect(flaw('feed.xml', link!['@href']!)).toBeUndefined();
    }
  });

  test('the sitemap names every page that is to be found, each once, and no other', () => {
    const maps = xml
      .filter(([key]) => key !== 'feed.xml')
      .map(([, text]) => parser.parse(text) as Record<string, Record<string, unknown>>);
    const located = maps.flatMap((map) =>
      ((map['urlset']?.['url'] ?? []) as Record<string, unknown>[]).map((url) => String(url['loc'])),
    );
    const parts = maps.flatMap((map) =>
      ((map['sitemapindex']?.['sitemap'] ?? []) as Record<string, unknown>[]).map((one) => String(one['loc'])),
    );
    for (const part of parts) expect(flaw('sitemap.xml', part)).toBeUndefined();
    expect(new Set(located).size).toBe(located.length);
    const keys = located.map((address) => new URL(address).pathname.slice(1)).sort();
    const isToBeFound = ([key, html]: [string, string]) =>
      !html.includes('content="noindex"') &&
      !isEmpty(html) &&
      !/\/v\d+\/|(^|\/)rules\/|404\.html|(^|\/)list-\d|\/totals\//.test(key);
    expect(keys).toEqual(
      pages
        .filter(isToBeFound)
        .map(([key]) => key)
        .sort(),
    );
  });
});
