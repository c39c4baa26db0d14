/**
 * A window of a real browser in which a drawn page stands as the desk would answer it: with its own style, its own script
 * and the Content-Security-Policy that allows just these. Nothing leaves the window: what a page asks for is answered
 * here, pictures of documents by an empty sheet. What the browser complains about is kept.
 */
import { encode } from 'fast-png';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { deskContentSecurityPolicy } from '#shared/desk/content-security.js';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const WIDTHS = [DESK, PHONE] as const;

const ORIGIN = 'http://desk.example.invalid';
const HEADERS = { 'Content-Security-Policy': deskContentSecurityPolicy('https://uploads.example.invalid') };
const SHEET = Buffer.from(encode({ width: 1, height: 1, channels: 3, data: Uint8Array.of(255, 255, 255) }));

export interface Window {
  readonly page: Page;
  /** Every form that was sent and every other address that was asked for since the page was shown. */
  readonly asked: Request[];
  show(html: string, hash?: string): Promise<void>;
  /** What the browser complained about since the last time that somebody asked. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  // Jumps are jumps then, and nothing is looked at on its way.
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const asked: Request[] = [];
  const complaints: string[] = [];
  let shown = '';
  let visit = 0;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await context.route('**/*', async (route, request) => {
    if (request.resourceType() === 'image') return route.fulfill({ contentType: 'image/png', body: SHEET });
    const own = new URL(request.url()).searchParams.has('shown');
    if (!own) asked.push(request);
    // What a page sends or saves is answered by the same page: the next one is another test's.
    // A page that waits looks at itself meanwhile: it goes on waiting.
    const isPage = request.resourceType() === 'document' || request.headers()['accept'] === 'text/html';
    if (!isPage) return route.fulfill({ status: 204 });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', headers: HEADERS, body: shown });
  });
  return {
    page,
    asked,
    async show(html, hash = '') {
      shown = html;
      visit += 1;
      await page.goto(`${ORIGIN}/?shown=${visit}${hash}`);
      asked.length = 0;
    },
    complaints: () => complaints.splice(0),
    close: () => context.close(),
  };
}

/** How many pixels the page is wider than its window: somebody would have to push it to and fro to read it. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
