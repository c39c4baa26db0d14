/** That the browser of the tests draws Chinese, with nothing on the machine but npm packages. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FONT_FAMILY, openBrowser } from './browser.js';
import { Witness } from './witness.js';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 200 } });
}, 60_000);
afterAll(() => browser.close());

/** The picture of one character, as far as it is ink. */
async function inkOf(character: string, style = 'font: 64px system-ui'): Promise<string> {
  await page.setContent(`<p style="${style}; margin: 0; width: 80px; height: 100px">${character}</p>`);
  const { data, channels } = decode(await page.locator('p').screenshot());
  return Array.from(data)
    .filter((_, index) => index % channels === 0)
    .map((red) => (Number(red) < 128 ? '1' : '0'))
    .join('');
}

describe('Chinese in the browser of the tests', () => {
  // Where no font has a character, every one looks the same: as an empty box, or as nothing.
  test('two characters look different from each other, from nothing, and from a character that no font has', async () => {
    const inks = [await inkOf('政'), await inkOf('府'), await inkOf(' '), await inkOf('\u{10FFFD}')];
    expect(new Set(inks).size).toBe(4);
    expect(inks[0]?.match(/1/g)?.length).toBeGreaterThan(200);
  });

  test('bold is drawn by a bold font, not by smearing the regular one', async () => {
    expect(await inkOf('政', 'font: bold 64px system-ui')).not.toBe(await inkOf('政'));
    expect(await fontsUsed('font: bold 20px serif')).toEqual([`${FONT_FAMILY}: NotoSansSC-Bold`]);
  });

  test.each([
    'system-ui, "PingFang SC", "Microsoft YaHei"',
    'sans-serif',
    'ui-monospace, Consolas, monospace',
    'Arial',
  ])('whatever a stylesheet asks for (%s), the font is the one from npm', async (family) => {
    expect(await fontsUsed(`font-family: ${family}`)).toEqual([`${FONT_FAMILY}: NotoSansSC-Regular`]);
  });

  test('the witness of the walks complains about a page that deserves it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
    try {
      const witness = new Witness(browser, folder);
      const bad = await witness.person();
      await bad.setContent(`<meta http-equiv="Content-Security-Policy" content="script-src 'none'">
        <script>alert(1)</script><div style="width: 500px"><img src="data:,"><p style="color: #ccc">颜色太浅的字</p></div>`);
      const seen = witness.see(bad, 'bad');
      await expect(seen).rejects.toThrow(/\d+ px wider than a phone/);
      await expect(seen).rejects.toThrow(/^image-alt/m);
      await expect(seen).rejects.toThrow(/^color-contrast/m);
      await expect(seen).rejects.toThrow(/Content Security Policy/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function fontsUsed(style: string): Promise<string[]> {
  await page.setContent(`<p style='${style}'>政府信息公开 2025 abc</p>`);
  const debug = await page.context().newCDPSession(page);
  try {
    await debug.send('DOM.enable');
    await debug.send('CSS.enable');
    const { root } = await debug.send('DOM.getDocument');
    const { nodeId } = await debug.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
    const { fonts } = await debug.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName, postScriptName }) => `${familyName}: ${postScriptName}`);
  } finally {
    await debug.detach();
  }
}
