/**
 * Bundles the processes that open documents of unknown origin into one folder each: what lies in it is all that they
 * can read. For deployment it stands beside the function that starts them; from source the commands and tests make it
 * once per run.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { forgetSources, isUpToDate, rememberSources } from './made-from.js';

const CHILDREN = 'shared/reading/isolation';
/** By itself in one file: it stands before everything else. */
const FENCE = { fence: `${CHILDREN}/fence.ts` };
const ENTRIES: Readonly<Record<string, string>> = {
  'read-child': `${CHILDREN}/read-child.ts`,
  'picture-child': `${CHILDREN}/picture-child.ts`,
};
/** Some packages still call require() for Node's own modules, which an ES module does not have. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

const PART = 'part-';

/** What decides the bundles without being in them. */
const MADE_WITH = ['infra/bundle-reader.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

const ROOT = resolve(import.meta.dirname, '..');

/**
 * @param outdir gets the bundles and what they load at run time
 * @param entries bundles by name, with their sources from the root of the project
 * @returns what it was made from, as paths from the root: the sources as the bundler tells them, with the lock file for
 * what comes out of packages
 */
export function bundleReader(outdir: string, entries: Readonly<Record<string, string>> = ENTRIES): string[] {
  mkdirSync(outdir, { recursive: true });
  const sources = new Set([...bundle(outdir, FENCE, false), ...bundle(outdir, entries, true)]);
  // The engines look for these beside the code that loads them.
  const { resolve: find } = createRequire(import.meta.url);
  put(join(outdir, 'pdfium.wasm'), readFileSync(join(dirname(find('@hyzyla/pdfium')), 'pdfium.wasm')));
  const maps = join(dirname(find('pdfjs-dist/package.json')), 'cmaps');
  mkdirSync(join(outdir, 'cmaps'), { recursive: true });
  for (const name of readdirSync(maps).filter((file) => file.endsWith('.bcmap'))) {
    put(join(outdir, 'cmaps', name), readFileSync(join(maps, name)));
  }
  return [...[...sources].filter((path) => !path.includes('node_modules/')), ...MADE_WITH];
}

/** @param parts what is loaded later, or by several, stands in files of its own: a process reads no more than it needs */
function bundle(outdir: string, entries: Readonly<Record<string, string>>, parts: boolean): string[] {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)])),
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: parts,
    chunkNames: `${PART}[name]-[hash]`,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    legalComments: 'none',
    logLevel: 'warning',
  });
  // Entries last: another process may be starting from this folder, and finds whatever its entry names.
  const isPart = ({ path }: { readonly path: string }): boolean => basename(path).startsWith(PART);
  const inOrder = [...outputFiles].sort((a, b) => Number(isPart(b)) - Number(isPart(a)));
  for (const { path, contents } of inOrder) put(path, contents);
  return Object.keys(metafile.inputs);
}

let made: string | undefined;

/** The folder of the reader when the product runs from source; made anew where anything it is made from has changed. */
export function readerFromSource(): string {
  if (made !== undefined) return made;
  const folder = join(ROOT, '.build', 'reader');
  if (!isUpToDate(folder, ROOT)) {
    const began = Date.now();
    forgetSources(folder);
    rememberSources(folder, ROOT, bundleReader(folder), began);
  }
  return (made = folder);
}

/** Whole or not at all, and untouched where it is the same: another process may be starting from this folder. */
function put(path: string, contents: Uint8Array): void {
  if (isSame(path, contents)) return;
  const apart = `${path}.${process.pid}`;
  writeFileSync(apart, contents);
  renameSync(apart, path);
}

function isSame(path: string, contents: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(contents);
  } catch {
    return false;
  }
}
