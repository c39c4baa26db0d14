/** An upload over a line that breaks: it goes on by itself, and nobody chooses the file a second time. In a real browser. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { renderFilingPage } from '#shared/desk/pages/filing.js';
import { textsIn } from '#shared/words/texts.js';
import { filingPage } from '../desk/views.js';
import { openBrowser } from '../e2e/browser.js';

jest.setTimeout(180_000);

const DESK = 'http://desk.example.invalid';
const STORE = 'http://store.example.invalid/';
const KEY = 'home/2025/jiaoyu/key';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 180_000);
afterAll(() => browser?.close());

/** The page of an agency before its first upload, at a store that answers as it is told, time after time. */
async function opened(store: readonly ((route: Route) => Promise<void>)[]) {
  const page = await browser.newPage();
  const asked = { forms: 0, sendings: 0 };
  const html = renderFilingPage(filingPage(null), textsIn('zh'));
  await page.route(`${DESK}/**`, async (route) => {
    if (route.request().method() === 'GET')
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    asked.forms += 1;
    return route.fulfill({ json: { url: STORE, fields: { key: KEY }, validUntil: '', maxBytes: 9999 } });
  });
  await page.route(`${STORE}**`, async (route) => {
    const answer = store[Math.min(asked.sendings, store.length - 1)]!;
    asked.sendings += 1;
    await answer(route);
  });
  await page.goto(`${DESK}/g/somebody`);
  return { page, asked };
}

const breaks = (route: Route) => route.abort('connectionreset');
const takes = (route: Route) => route.fulfill({ status: 204, headers: { 'Access-Control-Allow-Origin': '*' } });
const choose = (page: Page) =>
  page.setInputFiles('[data-file]', { name: '年报.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
/** Waits as long as the page would, without waiting. */
async function pass(page: Page, milliseconds: number): Promise<void> {
  await page.clock.runFor(milliseconds);
}

test('goes on by itself where the line comes back, with the same form', async () => {
  const { page, asked } = await opened([breaks, breaks, takes]);
  await choose(page);
  await page.waitForURL(`${DESK}/g/somebody?key=${encodeURIComponent(KEY)}`);
  expect(asked).toEqual({ forms: 1, sendings: 3 });
});

test('offers to send the chosen file again where the line stays broken', async () => {
  const { page, asked } = await opened([breaks, breaks, breaks, breaks, takes]);
  await page.clock.install();
  await page.reload();
  await choose(page);
  const again = page.locator('[data-again]');
  for (let tries = 0; tries < 60 && !(await again.isVisible()); tries++) await pass(page, 1000);
  expect(await page.locator('[data-status]').textContent()).toContain('再传一次这个文件');
  await again.click();
  await page.waitForURL(`${DESK}/g/somebody?key=${encodeURIComponent(KEY)}`);
  expect(asked).toEqual({ forms: 2, sendings: 5 });
});
