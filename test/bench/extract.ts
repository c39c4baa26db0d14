/**
 * `npm run bench:extract [-- FOLDER]`: what reading costs beside the bare engines, in one run on the same files; cold in
 * a process of its own as the product runs it; the memory of that process; the size of the package. Prints a table and
 * saves it as .build/bench-extract.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleReader, readerFromSource } from '../../infra/bundle-reader.js';
import { joinInput } from '#shared/reading/isolation/child-answer.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { runChild } from '#shared/reading/isolation/run-child.js';
import { filesIn, generatedFiles, type BenchFile } from './files.js';
import { extractionPackageBytes } from './package-size.js';
import type * as UnderTest from './under-test.js';
import { fastest, spread, timed, worked, type Clocked, type Spread } from './statistics.js';

/** Milliseconds and megabytes of one file. */
type Measures = Record<string, number>;

interface Row {
  readonly kind: string;
  readonly files: number;
  readonly what: string;
  readonly spread: Spread;
  readonly target: number | null;
}

const root = resolve(import.meta.dirname, '../..');
const reader = readerFromSource();
const first = join(root, '.build/bench/first-reader');
bundleReader(first, {
  'first-child': 'test/bench/first-child.ts',
  'under-test': 'test/bench/under-test.ts',
});
const { areasOf, bareInk, barePdfium, barePdfjs, firstReading, openForInk, readDocument } = (await import(
  pathToFileURL(join(first, 'under-test.mjs')).href
)) as typeof UnderTest;
const MEGABYTE = 1024 * 1024;

/** What may be asked of a PDF, as given for the product. */
const TARGETS: Measures = {
  '(a) to bare': 2,
  '(b) to bare': 1.5,
  '(a) cold, ms': 1_000,
  '(b) cold, ms': 2_500,
  '(a) peak, MB': 256,
  '(b) peak, MB': 512,
};
const PACKAGE_TARGET = 15;
/** What Lambda takes as a file by itself. */
const SCANS_TARGET = 50;

async function measurePdf(bytes: Uint8Array): Promise<Measures> {
  const areas = areasOf(await readDocument(bytes));
  if (areas.size === 0) return measureOther(bytes);
  const pages = [...areas.keys()];
  // Opened anew each time: an engine that has painted a page before has its characters ready.
  const painted: Clocked = async () => {
    const open = await openForInk(bytes);
    if (open === undefined) return Number.NaN;
    const milliseconds = await worked(() => bareInk(open, areas))();
    open.close();
    return milliseconds;
  };
  const { pdfium, firstly, pdfjs, ink, proven } = await fastest({
    pdfium: worked(() => barePdfium(bytes)),
    firstly: worked(() => firstReading(bytes)),
    pdfjs: worked(() => barePdfjs(bytes, pages)),
    ink: painted,
    proven: worked(() => readDocument(bytes)),
  });
  const cold = await runChild(join(first, 'first-child.mjs'), joinInput({}, bytes));
  const coldFirst = await timed(() => runChild(join(first, 'first-child.mjs'), joinInput({}, bytes)), 1);
  const proof = await measureOther(bytes);
  return {
    'bare PDFium, ms': pdfium,
    'bare pdf.js, ms': pdfjs,
    'bare ink, ms': ink,
    '(a) first reading, ms': firstly,
    '(b) proven reading, ms': proven,
    '(a) to bare': firstly / pdfium,
    '(b) to bare': proven / (pdfium + pdfjs + ink),
    '(a) cold, ms': coldFirst,
    '(b) cold, ms': proof['cold, ms'] ?? Number.NaN,
    '(a) peak, MB': cold.peakBytes / MEGABYTE,
    '(b) peak, MB': proof['peak, MB'] ?? Number.NaN,
  };
}

async function measureOther(bytes: Uint8Array): Promise<Measures> {
  let peak = 0;
  const reading = await timed(() => readDocument(bytes));
  const cold = await timed(
    () => readIsolated(bytes, { folder: reader, onEnd: ({ peakBytes }) => (peak = peakBytes) }),
    1,
  );
  return { 'reading, ms': reading, 'cold, ms': cold, 'peak, MB': peak / MEGABYTE };
}

async function measureAll(files: readonly BenchFile[]): Promise<Map<string, Measures[]>> {
  const measures = new Map<string, Measures[]>();
  for (const { name, kind, bytes } of files) {
    process.stderr.write(`${name}\n`);
    const found = await (kind === 'pdf' ? measurePdf(bytes) : measureOther(bytes));
    const key = kind === 'pdf' && !('(a) to bare' in found) ? 'pdf, refused' : kind;
    measures.set(key, [...(measures.get(key) ?? []), found]);
  }
  return measures;
}

function rowsOf(measures: ReadonlyMap<string, readonly Measures[]>): Row[] {
  return [...measures].flatMap(([kind, all]) =>
    Object.keys(all[0] ?? {}).map((what) => ({
      kind,
      files: all.length,
      what,
      spread: spread(all.map((one) => one[what] ?? Number.NaN)),
      target: TARGETS[what] ?? null,
    })),
  );
}

function print(rows: readonly Row[], packageMegabytes: number): void {
  const line = (kind: string, files: string, what: string, ...numbers: readonly string[]): void =>
    console.log(
      kind.padEnd(14) + files.padStart(5) + '  ' + what.padEnd(26) + numbers.map((n) => n.padStart(10)).join(''),
    );
  line('format', 'files', '', 'median', 'p95', 'target');
  for (const {
    kind,
    files,
    what,
    spread: { median, p95 },
    target,
  } of rows) {
    const digits = what.endsWith('bare') ? 2 : 1;
    const verdict = target === null ? '' : `${target}${median <= target ? '' : ' (!)'}`;
    line(kind, String(files), what, median.toFixed(digits), p95.toFixed(digits), verdict);
  }
  line('package', '', 'zipped, MB', packageMegabytes.toFixed(1), '', `${PACKAGE_TARGET}`);
  line('with scans', '', 'zipped, MB', (extractionPackageBytes(root) / MEGABYTE).toFixed(1), '', `${SCANS_TARGET}`);
}

const folder = process.argv[2];
const files = folder === undefined ? await generatedFiles(2) : filesIn(resolve(process.env['INIT_CWD'] ?? '.', folder));
// Several times through, so that code is compiled and the engines are loaded when the clock starts.
for (let time = 0; time < 3; time++) {
  for (const { bytes, kind } of files) {
    await readDocument(bytes);
    if (kind === 'pdf') await barePdfium(bytes);
  }
}
const rows = rowsOf(await measureAll(files));
const packageMegabytes = extractionPackageBytes(root, false) / MEGABYTE;
print(rows, packageMegabytes);
const saved = join(root, '.build/bench-extract.json');
mkdirSync(join(root, '.build'), { recursive: true });
const machine = { node: process.version, cores: cpus().length };
writeFileSync(
  saved,
  JSON.stringify({ machine, files: files.map(({ name }) => name), rows, packageMegabytes }, null, 2),
);
console.log(`saved as ${saved}`);
