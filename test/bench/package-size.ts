/** The size of what is deployed for extraction, zipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import { bundleReader, WITH_SCANS, WITHOUT_SCANS } from '../../infra/bundle-reader.js';

/** @param scans with what recognises pictures of pages, as it is deployed */
export function extractionPackageBytes(root: string, scans = true): number {
  const outdir = join(root, '.build/bench', scans ? 'extract-report' : 'extract-report-without-scans');
  buildSync({
    entryPoints: { index: join(root, 'functions/extract-report/handler.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  bundleReader(join(outdir, 'reader'), scans ? WITH_SCANS : WITHOUT_SCANS);
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const parts = files.map((entry): [string, Uint8Array] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(outdir, path), new Uint8Array(readFileSync(path))];
  });
  return zipSync(Object.fromEntries(parts)).length;
}
