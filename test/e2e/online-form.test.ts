/**
 * The form's own script in a real browser, under the desk's Content-Security-Policy: it adds up while somebody types,
 * spreads what is pasted over the boxes, and saves a part by itself. The desk behind it is a stand-in that keeps what is posted.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { deskContentSecurityPolicy } from '#shared/desk/content-security.js';
import { formPage } from '#shared/desk/online/page.js';
import { renderFormPage } from '#shared/desk/pages/form.js';
import { cleanContent } from '#shared/form/parts.js';
import type { StoredPart } from '#shared/form/stored-form.js';
import { emptyFiling } from '#shared/store/filings.js';
import { textsIn } from '#shared/words/texts.js';
import { recordOf } from '../builders/record.js';
import { distinctValues, matrixOf, withValues } from '../builders/values.js';
import { agency, season, viewerOf } from '../desk/views.js';
import { removeFolder } from '../local/fixtures/assembly.js';
import { openBrowser } from './browser.js';
import { Witness } from './witness.js';

jest.setTimeout(120_000);

const t = textsIn('zh');
const values = distinctValues(5);
const stored = (part: StoredPart['part'], content: StoredPart['content']): StoredPart => ({
  ...{ part, content, version: 1, by: agency.contact, at: '2026-01-19T02:42:00Z', writers: [agency.contact] },
});
const parts = [stored('table4', cleanContent('table4', withValues(values, { 'review.total': '999' })))];
const html = renderFormPage(
  formPage(
    {
      ...{ season, agency, record: null, n: null, firstFiled: undefined, makers: [] },
      filing: emptyFiling({ area: 'home', year: 2025, agency: 'jiaoyu' }),
      form: new Map(parts.map((part) => [part.part, part])),
      previous: { record: recordOf(distinctValues(4)), source: 'published' },
      area: undefined,
    },
    { viewer: viewerOf('agency'), now: new Date('2026-01-19T02:42:00Z'), openingWording: t.onlineForm.openingWording },
  ),
  t,
);

const posts: URLSearchParams[] = [];
let conflict = false;
function answerTo(body: string): object {
  const posted = new URLSearchParams(body);
  posts.push(posted);
  const part = [...posted.keys()].find((name) => name.startsWith('shown:'))?.slice('shown:'.length) ?? '';
  if (conflict) return { parts: [], conflicts: [part], progress: '' };
  const saved = { part, shown: '7.0123456789abcdef', saved: '10:43 已保存', found: '' };
  return { parts: [saved], conflicts: [], progress: '数字已填 99 / 200' };
}

let server: Server;
let browser: Browser;
let folder: string;
let page: Page;
let witness: Witness;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-security-policy', deskContentSecurityPolicy());
      response.setHeader('content-type', 'text/html');
      response.end(html);
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.statusCode = conflict ? 409 : 200;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answerTo(body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'nianbao-form-'));
  witness = new Witness(browser, folder);
  page = await witness.person();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/g/somebody/form`);
});
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
  removeFolder(folder);
});

const box = (cell: string) => page.locator(`[name="cell:${cell}"]`);
const under = (cell: string) => box(cell).locator('xpath=following-sibling::small');
const saidOf = (part: string) => page.locator(`[data-saved="${part}"]`);
const paste = (text: string) =>
  page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const pasting = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', pasting));
  }`);

test('the page breaks no rule of accessibility, fits a phone, and its script runs under the policy', async () => {
  await witness.see(page, 'form', true);
});

test('a sum is told while somebody types, in words where it differs', async () => {
  expect(await under('review.total').textContent()).toContain('四项合计不符，应为');
  await box('review.total').fill(values['review.total']);
  expect(await under('review.total').textContent()).toContain(`四项合计 ${values['review.total']}`);
  await box('outcomes.granted@naturalPerson').fill('4');
  await box('outcomes.granted@otherOrganization').fill('3');
  expect(await under('outcomes.granted@total').textContent()).toContain('六列合计 7');
  expect(await under('outcomes.total@naturalPerson').textContent()).toContain('各项合计 4');
});

test('a part is saved by itself after the last change, and nothing else with it', async () => {
  await saidOf('table3').filter({ hasText: '10:43 已保存' }).waitFor();
  const posted = posts.find((fields) => fields.has('shown:table3'))!;
  expect([
    posted.get('cell:outcomes.granted@naturalPerson'),
    posted.get('cell:outcomes.granted@commercialEnterprise'),
  ]).toEqual(['4', '']);
  expect([...posted.keys()].filter((name) => name.startsWith('text:') || name.startsWith('cell:review'))).toEqual([]);
  expect(await page.locator('[name="shown:table3"]').inputValue()).toBe('7.0123456789abcdef');
  expect(await page.locator('[data-progress]').textContent()).toBe('数字已填 99 / 200');
});

test('rows out of a spreadsheet fill the boxes from the one in focus, labels left out', async () => {
  const { table3 } = matrixOf(values);
  await box('denied.stateSecrets@naturalPerson').focus();
  await paste(`1.属于国家秘密\t${table3[4]!.join('\t')}\r\n2.其他\t${table3[5]!.join('\t')}\r\n`);
  for (const row of ['denied.stateSecrets', 'denied.prohibitedByLaw'] as const) {
    for (const column of ['naturalPerson', 'total'] as const) {
      expect(await box(`${row}@${column}`).inputValue()).toBe(values[`${row}@${column}`]);
    }
  }
  expect(await box('denied.securityAndStability@naturalPerson').inputValue()).toBe('');
});

test('Enter and the arrows go from row to row and send nothing', async () => {
  await box('requests.newlyReceived@total').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.name')).toBe('cell:outcomes.granted@total');
});

test('a part that somebody else changed says so, keeps what is typed, and is not saved over', async () => {
  conflict = true;
  await page.locator('[name="text:section5"]').fill('我写的。');
  await saidOf('section5').filter({ hasText: '刚刚被别人改过' }).waitFor();
  expect(await page.locator('[name="text:section5"]').inputValue()).toBe('我写的。');
});
