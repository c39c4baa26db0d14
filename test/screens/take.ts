/**
 * `npm run screens`: pictures of the main pages on a desk and on a phone into `docs/screens`, with a page that shows
 * them all. `npm run screens -- whole FOLDER` takes every page in both languages, uncut and in full colours, for somebody
 * who wants to look closely; `-- tour` takes the pictures of the README from the running product.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { ROOT } from '../../demo/synthesize.js';
import { everyPage } from '../desk/every-page.js';
import { openBrowser } from '../e2e/browser.js';
import { inFewColours } from './picture.js';
import { groupOf, GROUPS, picturedOf, slugOf } from './pictured.js';
import { openWindow, WIDTHS, type Window } from './window.js';

const FOLDER = join(ROOT, 'docs', 'screens');
/** Of a page that is many windows long, the first two show what it is. */
const MAX_WINDOWS = 2;
const MAX_BYTES = 6 * 1024 * 1024;

const [what, folder] = process.argv.slice(2);
if (what === 'tour') await import('../e2e/take-tour.js');
else if (what === 'whole' && folder !== undefined) await inWindow((window) => takeWhole(window, folder));
else if (what === undefined) await inWindow(takeKept);
else throw new Error('npm run screens [-- whole FOLDER | -- tour]');

async function inWindow(take: (window: Window) => Promise<void>): Promise<void> {
  const browser = await openBrowser();
  try {
    await take(await openWindow(browser));
  } finally {
    await browser.close();
  }
}

async function takeWhole({ page, show }: Window, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  for (const language of LANGUAGES) {
    for (const [name, html] of everyPage(textsIn(language))) {
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await show(html);
        await page.screenshot({ path: join(into, `${slugOf(name)}-${language}-${size.width}.png`), fullPage: true });
      }
    }
  }
}

async function takeKept({ page, show }: Window): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const pages = picturedOf(everyPage(textsIn('zh')));
  for (const [name, html] of pages) {
    for (const size of WIDTHS) {
      await page.setViewportSize({ ...size, height: size.height * MAX_WINDOWS });
      await show(html);
      const height = Math.min(size.height * MAX_WINDOWS, await page.evaluate<number>('document.body.scrollHeight'));
      const picture = inFewColours(await page.screenshot({ clip: { x: 0, y: 0, width: size.width, height } }));
      writeFileSync(join(FOLDER, fileOf(name, size.width)), picture);
    }
  }
  writeFileSync(join(FOLDER, 'README.md'), contactSheet(pages.map(([name]) => name)));
  const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  console.log(`docs/screens: ${pages.length} pages, ${Math.round(bytes / 1024)} KB`);
  if (bytes > MAX_BYTES) throw new Error(`docs/screens takes ${bytes} bytes`);
}

function fileOf(name: string, width: number): string {
  return `${slugOf(name)}-${width}.png`;
}

function contactSheet(names: readonly string[]): string {
  const [desk, phone] = WIDTHS;
  const titles = new Set(GROUPS.map(({ title }) => title));
  const row = (name: string) =>
    [
      `| ${name} |`,
      `<a href="${fileOf(name, desk.width)}"><img src="${fileOf(name, desk.width)}" width="480" alt="${name}, ${desk.width} px"></a> |`,
      `<a href="${fileOf(name, phone.width)}"><img src="${fileOf(name, phone.width)}" width="160" alt="${name}, ${phone.width} px"></a> |`,
    ].join(' ');
  return [
    '# The pages',
    '',
    `Written by \`npm run screens\`: the main pages of the desk in Chinese, in a window ${desk.width} px and ${phone.width} px wide, with made-up`,
    `agencies, drawn from the views of \`test/desk/every-page.ts\` with the product's own style, script and policy. Long pages are cut`,
    `after ${MAX_WINDOWS} windows. \`npm run screens -- whole FOLDER\` takes every page, variants included, uncut and in both languages.`,
    '',
    ...[...titles].flatMap((title) => [
      `## ${title}`,
      '',
      `| | ${desk.width} px | ${phone.width} px |`,
      '| --- | --- | --- |',
      ...names.filter((name) => groupOf(name) === title).map(row),
      '',
    ]),
  ].join('\n');
}
