/**
 * Every kind of page of the public site in a real browser, on a desk and on a phone, in both languages: nothing that axe forbids,
 * nothing that sticks out or jumps while it loads, no word from the browser about what its policy refused; and on paper the official form.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { smallSite } from '../site/small-site.js';
import { BASE } from '../site/sample.js';
import { violations, WCAG_22_AA } from '../e2e/axe.js';
import { openBrowser } from '../e2e/browser.js';
import { DESK, overhang, PHONE } from './window.js';

const site = new Map((await smallSite()).map((object) => [object.key, object]));
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
  'rules/index.html',
  'rules/A02.html',
  '404.html',
  ...[...site.keys()].filter((key) => /^(compare\/|agencies\/index)/.test(key)),
].filter((key) => site.has(key));

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
    const keys = KINDS.map((key) => `${prefix}${key}`).filter((key) => site.has(key));
    for (const key of keys) {
      await page.goto(`${BASE}/${key}`);
      const found = [...(await violations(page, WCAG_22_AA)), ...complaints.splice(0)];
      const [wide, jumped] = [await overhang(page), await shift(page)];
      if (wide > 0) found.push(`${wide} px wider than the window`);
      if (jumped > 0) found.push(`jumped by ${jumped}`);
      wrong.push(...found.map((text) => `${key}: ${text}`));
    }
    await context.close();
    expect(keys.length).toBeGreaterThan(8);
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
