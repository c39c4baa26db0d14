/**
 * `npm run bench:pages`: what pages of the public site weigh on their way, how soon their largest piece is painted and how far
 * what is seen jumps, in a browser that reads them from this machine. The layout of a county of ten agencies and three years; of 300
 * agencies the page of the year and its lists.
 */
import { gzipSync } from 'node:zlib';
import { summaryOf } from '#shared/site/summary.js';
import { indexObjects } from '../site/whole-site.js';
import { KEYS } from '../builders/signatures.js';
import { openBrowser } from '../e2e/browser.js';
import { serveSite } from '../screens/served-site.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { countySite } from '../site/county.js';
import { agency, roster, sampleReport, SITE } from '../site/sample.js';

const PAGES = [
  'index.html',
  '2025/index.html',
  '2025/jiaoyu/index.html',
  'agencies/jiaoyu/index.html',
  'compare/denied.html',
  'search/index.html?q=教育局',
  'data/index.html',
];
const RUNS = 5;
const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

const site = await serveSite((base) => countySite({ base, files: true }));
const browser = await openBrowser();
console.log(
  '| page | KB with all it loads | largest contentful paint, ms (median of 5) | layout shift |\n|---|---|---|---|',
);
for (const path of PAGES) {
  const paints: number[] = [];
  let [shift, bytes] = [0, 0];
  for (let run = 0; run < RUNS; run += 1) {
    // Nothing of it is in the cache.
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    bytes = 0;
    page.on('response', (response) => {
      bytes += site.sent.get(decodeURIComponent(new URL(response.url()).pathname.slice(1))) ?? 0;
    });
    await page.goto(`${site.base}/${path}`);
    if (path.includes('?q=')) await page.waitForSelector('[data-found] h2');
    const [paint, jumped] = await page.evaluate<[number, number]>(`new Promise((done) => {
      let [paint, jumped] = [0, 0];
      new PerformanceObserver((list) => { for (const one of list.getEntries()) paint = one.startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => { for (const one of list.getEntries()) jumped += one.value; })
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done([paint, jumped]), 300);
    })`);
    paints.push(paint);
    shift = Math.max(shift, jumped);
    await context.close();
  }
  const [median = 0] = paints.sort((a, b) => a - b).slice(Math.floor(RUNS / 2));
  console.log(`| ${path} | ${kb(bytes)} | ${median.toFixed(0)} | ${shift} |`);
}
await browser.close();
await site.close();

const many = Array.from({ length: 300 }, (_, n) => agency(`many-${String(n).padStart(3, '0')}`, `示例县第${n + 1}局`));
const objects = indexObjects(
  many.map((one, n) => summaryOf(sampleReport({ agency: one, record: recordOf(consistentValues(n + 1)) }))),
  [roster(many)],
  SITE,
  KEYS,
  [],
);
console.log('\n| of 300 agencies | KB |\n|---|---|');
for (const { key, body } of objects) {
  if (/^(2025\/(index|list-\d+)|agencies\/(index|list-\d+)|index)\.html$/.test(key))
    console.log(`| ${key} | ${kb(gzipSync(body).length)} |`);
}
