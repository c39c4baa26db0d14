/**
 * Every page of the desk as a real browser shows it: WCAG 2.2 AA as far as a machine can tell, nothing to push to and
 * fro on a phone, no word from the browser about style or script that it refused. Each page is seen on a desk in one
 * language and on a phone in the other; with NIANBAO_EVERY_VIEW=1 in both languages at both widths, in light and in dark.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { everyPage } from '../desk/every-page.js';
import { violations, WCAG_22_AA } from '../e2e/axe.js';
import { openBrowser } from '../e2e/browser.js';
import { openWindow, overhang, WIDTHS, type Window } from './window.js';

const IN_ALL_VIEWS = process.env['NIANBAO_EVERY_VIEW'] === '1';

let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await openBrowser();
  window = await openWindow(browser);
}, 120_000);
afterAll(() => browser.close());

const VIEWS = LANGUAGES.flatMap((language, first) =>
  WIDTHS.map((size, second) => ({ language, size, turn: (first + second) % 2 })),
);

/** Of the rules' pages, which differ in their words alone, a few are enough where not everything is looked at. */
function isLookedAt(name: string, at: number, turn: number): boolean {
  return IN_ALL_VIEWS || (at % 2 === turn && (!name.startsWith('rule ') || at % 8 === turn));
}

describe.each(VIEWS)('in $language at $size.width px', ({ language, size, turn }) => {
  const pages = everyPage(textsIn(language)).filter(([name], at) => isLookedAt(name, at, turn));

  test('no page has anything that axe forbids, that sticks out, or that the browser complains about', async () => {
    const wrong: string[] = [];
    await window.page.setViewportSize(size);
    for (const [name, html] of pages) {
      // Dark colours are looked at on the phone, and on a desk too where everything is.
      for (const colorScheme of size.width < 1000 || IN_ALL_VIEWS ? (['light', 'dark'] as const) : ['light' as const]) {
        if (colorScheme === 'dark' && !IN_ALL_VIEWS && !/^(filing, draft|review|board|my desk|form)$/.test(name))
          continue;
        await window.page.emulateMedia({ colorScheme });
        await window.show(html);
        const found = [...(await violations(window.page, WCAG_22_AA)), ...window.complaints()];
        const wide = await overhang(window.page);
        if (wide > 0) found.push(`${wide} px wider than the window`);
        wrong.push(...found.map((text) => `${name}, ${colorScheme}: ${text}`));
      }
    }
    expect(pages.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  }, 1_800_000);
});
