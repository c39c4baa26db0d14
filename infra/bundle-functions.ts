/**
 * Bundles every functions/{name}/handler.ts into .build/functions/{name}/index.mjs, in one pass: each folder is what
 * one Lambda runs, here and on AWS. Neither minified nor mapped: stack traces name our functions as they stand, and
 * the same sources always give the same bytes, so that a deployment replaces only what changed.
 */
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { REPORT_FONT, REPORT_FONT_PACKAGED } from '#shared/workflow/report-font.js';
import { bundleReader, WITH_SCANS, WITHOUT_SCANS } from './bundle-reader.js';
import type { HandlerCode } from './verb-function.js';

export class HandlersDiffer extends Error {
  override readonly name = 'HandlersDiffer';
  readonly code = 'handlers-differ';
  readonly remedy = 'Every entry of FUNCTIONS needs functions/{name}/handler.ts, and every such folder an entry.';
  constructor(
    readonly withoutHandler: readonly string[],
    readonly withoutEntry: readonly string[],
  ) {
    super(
      [
        ...withoutHandler.map((name) => `no handler for ${name}`),
        ...withoutEntry.map((name) => `functions/${name} is no entry of FUNCTIONS`),
      ].join('; '),
    );
  }
}

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
/** Last year's document, and what a portal shows, are confirmed by nobody: there a scan is refused. */
const READING: Readonly<Partial<Record<FunctionName, Readonly<Record<string, string>>>>> = {
  'extract-report': WITH_SCANS,
  'import-previous': WITHOUT_SCANS,
  'check-portal': WITHOUT_SCANS,
};
const SOURCES = ['handler.ts', 'handler.tsx'];
/** What lies beside a handler's code and is read from there, by the name it has there. */
const WITH_FONT: Readonly<Record<string, string>> = {
  [REPORT_FONT]: REPORT_FONT_PACKAGED,
  // The Open Font License asks to go along with the font.
  'report-font.license.txt': '@expo-google-fonts/noto-sans-sc/LICENSE_FONT',
};
const BESIDE: Readonly<Partial<Record<FunctionName, Readonly<Record<string, string>>>>> = {
  'print-form': WITH_FONT,
  'preview-release': WITH_FONT,
  'publish-report': WITH_FONT,
};
/** Some packages still call require() for Node's own modules, which an ES module does not have. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/**
 * @param root folder that holds functions/, and gets .build/
 * @throws HandlersDiffer if functions/ and FUNCTIONS do not name the same functions
 */
export function bundleFunctions(root: string): HandlerCode {
  const handlers = handlersOf(join(root, 'functions'));
  const outdir = join(root, '.build', 'functions');
  rmSync(outdir, { recursive: true, force: true });
  buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(handlers.map(({ name, path }) => [join(name, 'index'), path])),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    // What the product runs on: Node 20 on one machine, Node 24 on Lambda.
    target: 'node20',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: { js: REQUIRE },
    legalComments: 'none',
    logLevel: 'warning',
  });
  // What opens documents runs in processes of its own, which can read this one folder (shared/reading/isolation).
  for (const [name, entries] of Object.entries(READING)) bundleReader(join(outdir, name, 'reader'), entries);
  const { resolve: find } = createRequire(import.meta.url);
  for (const [name, files] of Object.entries(BESIDE)) {
    for (const [file, source] of Object.entries(files)) copyFileSync(find(source), join(outdir, name, file));
  }
  return (name) => lambda.Code.fromAsset(join(outdir, name));
}

function handlersOf(folder: string): { name: FunctionName; path: string }[] {
  const pathOf = (name: string) =>
    SOURCES.map((source) => join(folder, name, source)).find((candidate) => existsSync(candidate));
  const folders = existsSync(folder) ? readdirSync(folder) : [];
  const withoutEntry = folders.filter((name) => pathOf(name) !== undefined && !(name in FUNCTIONS));
  const handlers = NAMES.flatMap((name) => {
    const path = pathOf(name);
    return path === undefined ? [] : [{ name, path }];
  });
  const withoutHandler = NAMES.filter((name) => pathOf(name) === undefined);
  if (withoutHandler.length > 0 || withoutEntry.length > 0) throw new HandlersDiffer(withoutHandler, withoutEntry);
  return handlers;
}
