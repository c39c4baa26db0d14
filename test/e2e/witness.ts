/**
 * Somebody who looks at every page of a walk: takes its picture on a desk and on a phone and complains about what sticks
 * out on the phone, what WCAG 2.2 AA forbids, and what the browser's console says, such as a Content-Security-Policy in
 * the way. Complaints are errors, so a walk that ends has none.
 */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { BY_MEDIA, violations, WCAG_22_AA } from './axe.js';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export class Witness {
  private readonly complaints: string[] = [];

  constructor(
    private readonly browser: Browser,
    /** Where the pictures go. */
    private readonly folder: string,
  ) {}

  /** A person with a browser of their own; everything that it complains about is kept. */
  async person(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: DESK,
      locale: 'zh-CN',
      // Jumps are jumps then, and nothing is looked at on its way.
      reducedMotion: 'reduce',
      ...options,
    });
    context.on('console', (message) => this.heard(message));
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    return context.newPage();
  }

  /**
   * Looks at the page as it stands. `closely` looks at dark colours and at the phone's targets too, which is worth its
   * time once for each kind of page.
   * @throws with everything that is wrong with it, or was wrong since the last look
   */
  async see(page: Page, name: string, closely = false): Promise<void> {
    const before = page.viewportSize() ?? DESK;
    const problems: string[] = [];
    await page.setViewportSize(PHONE);
    // A click that leads elsewhere may still be on its way there.
    await page.waitForLoadState('domcontentloaded');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > PHONE.width) problems.push(`${width - PHONE.width} px wider than a phone`);
    await page.screenshot({ path: join(this.folder, `${name}-${PHONE.width}.png`), fullPage: true });
    if (closely) {
      await page.emulateMedia({ colorScheme: 'dark' });
      problems.push(...(await violations(page, BY_MEDIA)));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize(DESK);
    await page.screenshot({ path: join(this.folder, `${name}-${DESK.width}.png`), fullPage: true });
    problems.push(...(await violations(page, WCAG_22_AA)));
    await page.setViewportSize(before);
    problems.push(...this.complaints.splice(0));
    if (problems.length > 0) throw new Error(`${name} (${page.url()}):\n${problems.join('\n')}`);
  }

  /** Looks at a page whose script is switched off, which leaves axe no way to run: at its markup in a page of its own. */
  async seeMarkup(page: Page, name: string): Promise<void> {
    const [html, url] = [await page.content(), page.url()];
    const context = await this.browser.newContext({ viewport: DESK, locale: 'zh-CN' });
    try {
      const copy = await context.newPage();
      await copy.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }));
      await copy.goto(url);
      await this.see(copy, name);
    } finally {
      await context.close();
    }
  }

  private heard(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // A page that answers 404 or 409 is an answer; anything else that does not load is not.
    const answered = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (answered && message.location().url === message.page()?.url()) return;
    this.complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  }
}
