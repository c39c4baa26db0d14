/**
 * The tables of the official form at every width that people have: table 2 is never cut, and a wider one that is cut
 * says above it that it slides. A number of which the edge takes a digit is read as another number.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { currentObjects } from '#shared/site/objects.js';
import { indexObjects } from '../site/whole-site.js';
import { STYLESHEET } from '#shared/site/stylesheet.js';
import { summaryOf } from '#shared/site/summary.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { KEYS } from '../builders/signatures.js';
import { everyPage } from '../desk/every-page.js';
import { openBrowser } from '../e2e/browser.js';
import { SITE, roster, sampleReport } from '../site/sample.js';
import { openWindow, overhang, type Window } from './window.js';

const WIDTHS = [360, 390, 640, 768, 1024, 1099, 1100, 1280, 1325, 1440, 1920, 2060];
const OF_THE_DESK = /^(filing, (draft|clean|returned|in-review)|review|approval|publisher filing|form|form, preview)$/;

let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await openBrowser();
  window = await openWindow(browser);
}, 120_000);
afterAll(() => browser.close());

/** Run in the page: what of the form is not seen at once, and is not said to slide. */
const CUT = `[...document.querySelectorAll('.scroll')].filter((frame) => frame.querySelector('.form')).flatMap((frame) => {
  const table = frame.querySelector('.form');
  if (!table.checkVisibility()) return [];
  const name = table.className;
  const hint = frame.previousElementSibling;
  const said = hint !== null && hint.matches('.slide, .hint') && hint.checkVisibility();
  const slides = frame.scrollWidth > frame.clientWidth;
  const { right } = frame.getBoundingClientRect();
  return [
    ...(slides && name.includes('t2') ? [name + ' slides'] : []),
    ...(slides && !said ? [name + ' is cut by ' + (frame.scrollWidth - frame.clientWidth) + ' px, and nothing says so'] : []),
    ...(right > innerWidth ? [name + ' sticks out'] : []),
    ...[...table.querySelectorAll('th, td')]
      .filter((cell) => getComputedStyle(cell).clipPath === 'none' && cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => name + ' cuts “' + cell.textContent.trim() + '”'),
  ];
})`;

async function cutAtAnyWidth(page: Page = window.page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const cut = await page.evaluate<string[]>(CUT);
    if ((await overhang(page)) > 0) cut.push('the page is wider than the window');
    found.push(...cut.map((text) => `${width} px: ${text}`));
  }
  return found;
}

test.each(LANGUAGES)(
  'on no page of the desk in %s a number of the form is cut unsaid',
  async (language) => {
    const pages = everyPage(textsIn(language)).filter(([name]) => OF_THE_DESK.test(name));
    expect(pages.length).toBeGreaterThan(6);
    const wrong: string[] = [];
    for (const [name, html] of pages) {
      await window.show(html);
      expect([name, await window.page.locator('.form.t2').count()]).not.toEqual([name, 0]);
      wrong.push(...(await cutAtAnyWidth()).map((text) => `${name}, ${text}`));
    }
    expect(wrong).toEqual([]);
  },
  600_000,
);

test('nor on a page of the public site', async () => {
  const report = sampleReport();
  const site = [
    ...currentObjects(report),
    ...indexObjects([summaryOf(report)], [roster([report.agency])], SITE, KEYS, []),
  ];
  const pages = site.filter(({ key, body }) => key.endsWith('.html') && String(body).includes('class="form t2"'));
  expect(pages.length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const { key, body } of pages) {
    const page = await browser.newPage();
    await page.route('**/*', (route, request) =>
      request.resourceType() === 'document'
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: String(body) })
        : route.fulfill({ contentType: 'text/css', body: STYLESHEET }),
    );
    await page.goto(`http://site.example.invalid/${key}`);
    wrong.push(...(await cutAtAnyWidth(page)).map((text) => `${key}, ${text}`));
    await page.close();
  }
  expect(wrong).toEqual([]);
}, 600_000);
