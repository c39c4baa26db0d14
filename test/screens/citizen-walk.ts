/**
 * A citizen and a researcher on the public site in a real browser: they follow what they see and type no address. What they read off the
 * pages and out of the files is told, so that whoever knows the reports can hold it against them. `npm run walk:citizen` walks with
 * pictures of each page on a desk, on a phone, on paper and without script into a folder.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DESK, PHONE } from './window.js';

export interface Refusals {
  /** By the departments alone. */
  readonly refused: number;
  /** The department with the most, and how many. */
  readonly most: readonly [name: string, refused: number];
}
/** By year. */
export type Answers = Readonly<Record<string, Refusals>>;

/** What the browser complains about is kept. */
async function open(browser: Browser, base: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(base);
  return { page, complaints, close: () => context.close() };
}

const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
const number = (text: string | null): number => Number((text ?? '').replaceAll(',', ''));

/** From the first page by way of the search: the heading of the agency's page, and the years of its reports. */
export async function findAgency(browser: Browser, base: string, question: string): Promise<[string, string[]]> {
  const { page, complaints, close } = await open(browser, base);
  await follow(page, '查找');
  await page.getByRole('searchbox').fill(question);
  await page.getByRole('button', { name: '查找' }).click();
  await page.locator('[data-found] a').first().click();
  await page.waitForURL('**/agencies/**');
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const years = await page.locator('#figures ~ .scroll tbody th').allTextContents();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await close();
  return [heading, years];
}

/** Without script: by the list of all agencies, which the page of the search leads to. */
export async function findAgencyWithoutScript(browser: Browser, base: string, name: string): Promise<string> {
  const { page, close } = await open(browser, base, { javaScriptEnabled: false });
  await follow(page, '查找');
  const isFormShown = await page.locator('form').isVisible();
  await follow(page, '全部单位');
  await follow(page, name);
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await close();
  return isFormShown ? 'a form that does nothing' : heading;
}

/** Who refused how much, off the page that compares years and agencies. */
export async function readRefusals(browser: Browser, base: string): Promise<Answers> {
  const { page, complaints, close } = await open(browser, base, { viewport: PHONE });
  await follow(page, '历年和各单位比较');
  await follow(page, '不予公开');
  await page.waitForURL('**/compare/denied.html');
  const heads = await page.locator('.years thead th').allTextContents();
  const at = heads.indexOf('政府部门');
  const answers: Record<string, Refusals> = {};
  for (const row of await page.locator('.years tbody tr').all()) {
    const year = ((await row.locator('th').textContent()) ?? '').trim();
    // Whoever is no department says so beside its name.
    const lines = page.locator(`section:has(> #y${year}) .ranking tbody tr:not(:has(small))`);
    const name = (await lines.first().locator('a').textContent()) ?? '';
    const most = number(await lines.first().locator('td').first().textContent());
    answers[year] = {
      refused: number(
        await row
          .locator('td')
          .nth(at - 1)
          .textContent(),
      ),
      most: [name, most],
    };
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await close();
  return answers;
}

type Row = Readonly<Record<string, unknown>>;
const READERS = {
  '2025.csv': (bytes: Buffer): Row[] => parse(bytes, { columns: true, bom: true }),
  '2025-long.csv': (bytes: Buffer): Row[] => parse(bytes, { columns: true, bom: true }),
  '2025.jsonl': (bytes: Buffer) =>
    bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row),
  '2025.parquet': (bytes: Buffer) =>
    parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    }) as Promise<Row[]>,
} as const;
export type DataFile = keyof typeof READERS;
export const DATA_FILES = Object.keys(READERS) as DataFile[];

/** The files of a year as a browser saves them from the page about the data, read by libraries that are not the product's. */
export async function loadYear(browser: Browser, base: string): Promise<Record<DataFile, Row[]>> {
  const { page, complaints, close } = await open(browser, base, { acceptDownloads: true });
  await follow(page, '开放数据说明');
  const rows: Partial<Record<DataFile, Row[]>> = {};
  for (const name of DATA_FILES) {
    const [download] = await Promise.all([page.waitForEvent('download'), follow(page, name)]);
    rows[name] = await READERS[name](readFileSync(await download.path()));
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await close();
  return rows as Record<DataFile, Row[]>;
}

const SEEN = [
  'index.html',
  'search/index.html?q=教育局',
  'search/index.html?q=不予公开',
  'agencies/index.html',
  'agencies/jiaoyu/index.html',
  '2025/jiaoyu/index.html',
  '2025/index.html',
  'compare/index.html',
  'compare/denied.html',
  'data/index.html',
  'nowhere.html',
] as const;
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  desk: {},
  phone: { viewport: PHONE },
  dark: { colorScheme: 'dark' },
  // Between the margins of A4, at 96 to the inch.
  paper: { viewport: { width: 643, height: 956 } },
  'without-script': { javaScriptEnabled: false },
};

/** Pictures of what they come by, for somebody who looks. */
export async function takePictures(browser: Browser, base: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  for (const [look, options] of Object.entries(LOOKS)) {
    const { page, close } = await open(browser, base, options);
    if (look === 'paper') await page.emulateMedia({ media: 'print' });
    for (const prefix of ['', 'en/']) {
      for (const path of SEEN) {
        await page.goto(`${base}/${prefix}${path}`);
        if (path.includes('?q=') && look !== 'without-script') await page.waitForSelector('[data-found] h2');
        const { width, height } = { ...DESK, ...options.viewport };
        const long = await page.evaluate<number>('document.documentElement.scrollHeight');
        // Chromium takes no picture beyond 16,384 pixels.
        await page.setViewportSize({ width, height: Math.min(Math.max(long, height), 8000) });
        await page.screenshot({
          path: join(folder, `${look}-${`${prefix}${path}`.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`),
        });
        await page.setViewportSize({ width, height });
        taken += 1;
      }
    }
    await close();
  }
  return taken;
}
