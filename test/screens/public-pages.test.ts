/**
 * Every kind of page of the public site in a real browser, on a desk and on a phone, in both languages: nothing that axe forbids,
 * nothing that sticks out or jumps while it loads, no word from the browser about what its policy refused; and on paper the official form.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { SiteObject } from '#shared/site/model.js';
import { firstObjects } from '#shared/site/objects.js';
import { summaryOf } from '#shared/site/summary.js';
import { indexObjects } from '../site/whole-site.js';
import { KEYS } from '../builders/signatures.js';
import { smallSite } from '../site/small-site.js';
import { agency, BASE, roster, sampleReport, SITE } from '../site/sample.js';
import { BY_MEDIA, violations, WCAG_22_AA } from '../e2e/axe.js';
import { openBrowser } from '../e2e/browser.js';
import { DESK, overhang, PHONE } from './window.js';

/** A year, and the site, stand on several pages there. */
const MANY = 300;
function manyPages(): Map<string, SiteObject> {
  const many = Array.from({ length: MANY }, (_, n) =>
    agency(`many-${String(n).padStart(3, '0')}`, `示例县第${n + 1}局`),
  );
  const summary = summaryOf(sampleReport());
  const objects = indexObjects(
    many.map((one) => ({ ...summary, agency: one })),
    [roster(many)],
    SITE,
    KEYS,
    [],
  );
  return new Map(objects.map((object) => [object.key, object]));
}

const site = new Map((await smallSite()).map((object) => [object.key, object]));
const many = manyPages();
const first = new Map(firstObjects(SITE.place).map((object) => [object.key, object]));
/** Pages that only another site has, at addresses of their own in this one. */
for (const prefix of ['', 'en/']) {
  for (const [key, from] of [
    ['2025/index.html', many],
    ['2025/list-2.html', many],
    ['agencies/index.html', many],
    ['agencies/list-2.html', many],
    ['index.html', first],
  ] as const) {
    site.set(`${prefix}${from === many ? 'many' : 'first'}/${key}`, from.get(`${prefix}${key}`)!);
  }
}
/** One of each kind, in Chinese; the same stands in English. */
const KINDS = [
  'index.html',
  '2025/index.html',
  '2025/jiaoyu/index.html',
  '2025/jiaoyu/v1/index.html',
  '2025/hexi/index.html',
  '2020/jiaoyu/index.html',
  '2025/minzheng/index.html',
  'agencies/jiaoyu/index.html',
  'agencies/index.html',
  'rules/index.html',
  'rules/A02.html',
  'compare/index.html',
  'compare/denied.html',
  'search/index.html',
  'search/index.html?q=教育',
  'data/index.html',
];
const OF_OTHER_SITES = [
  ...['2025/index.html', '2025/list-2.html', 'agencies/index.html', 'agencies/list-2.html'].map((key) => `many/${key}`),
  'first/index.html',
];
const inLanguage = (prefix: '' | 'en/'): string[] => [
  ...KINDS.map((key) => `${prefix}${key}`),
  ...OF_OTHER_SITES.map((key) => `${prefix}${key}`),
  // In both languages at once.
  '404.html',
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

async function openSite(size: { width: number; height: number }, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', colorScheme });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await context.route('**/*', async (route, request) => {
    const object = site.get(new URL(request.url()).pathname.slice(1));
    if (object === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: object.contentType, body: Buffer.from(object.body) });
  });
  return { context, page, complaints };
}

/** How far what is seen has jumped since the page began (web.dev: cumulative layout shift). */
async function shift(page: Page): Promise<number> {
  return page.evaluate<number>(
    `new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
        .observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
    })`,
  );
}

describe.each([
  ['zh', '', DESK, 'light'],
  ['zh', '', PHONE, 'dark'],
  ['en', 'en/', DESK, 'dark'],
  ['en', 'en/', PHONE, 'light'],
] as const)('%s %s', (language, prefix, size, colours) => {
  test(`at ${size.width} px, ${colours}: every kind of page is in order`, async () => {
    const { context, page, complaints } = await openSite(size, colours);
    const wrong: string[] = [];
    const keys = inLanguage(prefix);
    for (const key of keys) {
      await page.goto(`${BASE}/${key}`);
      if (key.includes('?q=')) await page.waitForSelector('[data-found] h2');
      const found = [...(await violations(page, size === DESK ? WCAG_22_AA : BY_MEDIA)), ...complaints.splice(0)];
      const [wide, jumped] = [await overhang(page), await shift(page)];
      if (wide > 0) found.push(`${wide} px wider than the window`);
      if (jumped > 0) found.push(`jumped by ${jumped}`);
      wrong.push(...found.map((text) => `${key}: ${text}`));
    }
    await context.close();
    expect([language, wrong]).toEqual([language, []]);
  }, 300_000);
});

describe('on paper', () => {
  test.each(['2025/jiaoyu/index.html', 'en/2025/jiaoyu/index.html', '2025/hexi/index.html'])(
    '%s is the official form: its tables whole and within the sheet, without what is for the screen',
    async (key) => {
      // The width between the margins of the sheet, at 96 to the inch.
      const { context, page } = await openSite({ width: 643, height: 956 });
      await page.emulateMedia({ media: 'print' });
      await page.goto(`${BASE}/${key}`);
      const seen = await page.evaluate<{ hidden: number[]; tables: number[][]; cut: string[] }>(`({
        hidden: ['header', 'footer', '.toc', '.files', '#filing', '#versions', '#changes', '.hint']
          .flatMap((one) => [...document.querySelectorAll(one)]).map((one) => one.getClientRects().length),
        tables: [...document.querySelectorAll('table.form')].map((one) => [one.offsetWidth, one.offsetHeight]),
        cut: [...document.querySelectorAll('table.form th, table.form td')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
      })`);
      await context.close();
      expect(seen.hidden.length).toBeGreaterThan(4);
      expect(new Set(seen.hidden)).toEqual(new Set([0]));
      expect(seen.tables).toHaveLength(3);
      expect(seen.tables.filter(([width, height]) => width! > 643 || height! > 956)).toEqual([]);
      expect(seen.cut).toEqual([]);
    },
    120_000,
  );
});

test('a page of a report is at most 60 KB on its way, with its sheet', () => {
  const sheet = [...site].find(([key]) => key.startsWith('assets/'))![1];
  for (const key of ['2025/jiaoyu/index.html', 'en/2025/jiaoyu/index.html', '2025/hexi/index.html']) {
    const bytes = gzipSync(site.get(key)!.body).length + gzipSync(sheet.body).length;
    expect([key, bytes < 60_000]).toEqual([key, true]);
  }
});

test('the page of a year of 300 agencies, and each of its lists, is at most 100 KB on its way', () => {
  const pages = [...many].filter(([key]) => /^(en\/)?2025\/(index|list-\d+)\.html$/.test(key));
  expect(pages.length).toBeGreaterThan(6);
  for (const [key, { body }] of pages) expect([key, gzipSync(body).length < 100_000]).toEqual([key, true]);
});
