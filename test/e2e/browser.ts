/**
 * A real browser out of npm packages alone: Chromium with the libraries and the Chinese font that it brings along, so
 * that pages look the same on a bare machine as anywhere. CHROMIUM_PATH names another one instead. What it opens and
 * what is expected there is left to the tests.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** The family that every page is drawn in. */
export const FONT_FAMILY = 'Noto Sans SC';

const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'nianbao-browser');

export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const home = named === undefined ? await unpackedBrowser() : dirname(named);
  const libraries = named === undefined ? { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } : {};
  return chromium.launch({
    executablePath: named ?? join(home, 'chromium'),
    // Its own defaults for Lambda would switch off web security, and with it what the tests are to see working.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...stringsOf(process.env), ...libraries, FONTCONFIG_FILE: fontConfiguration() },
  });
}

/**
 * The folder with the unpacked browser. The package unpacks into the system's temporary folder, and two workers at once
 * would run each other's half-written files; so each unpacks into a folder of its own, and the first one done names it.
 */
async function unpackedBrowser(): Promise<string> {
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const home = join(CACHE, `chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(CACHE, { recursive: true });
  const own = mkdtempSync(join(CACHE, 'unpacking-'));
  try {
    // A process of its own, because the package sets the environment of the one that imports it. It takes its own
    // libraries along only where it believes itself on Lambda.
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    renameSync(own, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return home;
}

const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** Only the npm font, under every name that a stylesheet may ask for: system fonts would differ from machine to machine. */
function fontConfiguration(): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (name) => `<alias binding="same"><family>${name}</family><prefer><family>${FONT_FAMILY}</family></prefer></alias>`,
  );
  mkdirSync(CACHE, { recursive: true });
  const path = join(CACHE, 'fonts.conf');
  // Written apart and renamed: another worker's browser may be reading it.
  writeFileSync(
    `${path}.${process.pid}`,
    [
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
      ...['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`),
      `<cachedir>${join(CACHE, 'fontconfig')}</cachedir>`,
      ...aliases,
      '</fontconfig>',
    ].join('\n'),
  );
  renameSync(`${path}.${process.pid}`, path);
  return path;
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
