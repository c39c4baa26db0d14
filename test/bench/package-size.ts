/** The size of what is deployed for extraction, zipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import { bundleReader } from '../../infra/bundle-reader.js';

export function extractionPackageBytes(root: string): number {
  const outdir = join(root, '.build/bench/extract-report');
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
  bundleReader(join(outdir, 'reader'));
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const parts = files.map((entry): [string, Uint8Array] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(outdir, path), new Uint8Array(readFileSync(path))];
  });
  return zipSync(Object.fromEntries(parts)).length;
}
