/**
 * What a function loads: a package that is large, or meant for one kind of work, is bundled with the functions that do that work and
 * with no other. One import in a room that everybody knows would bring it to all of them, and to every cold start.
 */
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

const LOADED_BY: Readonly<Record<string, readonly string[]>> = {
  'd3-scale': ['publish-report'],
  'hyparquet-writer': ['pack-data', 'publish-report'],
  nodemailer: ['send-asked-mail', 'send-mail'],
  pdfkit: ['preview-release', 'print-form', 'publish-report'],
  'pinyin-pro': ['import-roster', 'pack-data', 'publish-report'],
  saxes: ['finish-form', 'import-explanations', 'import-roster'],
};

async function packagesByFunction(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const folder = join(root, 'functions');
  const entries = readdirSync(folder).flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => /^handler\.tsx?$/.test(file))
      .map((file) => ({ out: `${name}/index`, in: join('functions', name, file) })),
  );
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'nowhere',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  });
  return new Map(
    Object.entries(metafile.outputs).map(([path, { inputs }]) => {
      const packages = Object.keys(inputs).flatMap(
        (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [],
      );
      return [path.split('/').at(-2) ?? '', new Set(packages)];
    }),
  );
}

test('packages of one kind of work are bundled with the functions that do it alone', async () => {
  const packages = await packagesByFunction();
  const loadedBy = Object.keys(LOADED_BY).map((name) => [
    name,
    [...packages]
      .filter(([, loaded]) => loaded.has(name))
      .map(([verb]) => verb)
      .sort(),
  ]);
  expect(Object.fromEntries(loadedBy)).toEqual(LOADED_BY);
}, 120_000);
