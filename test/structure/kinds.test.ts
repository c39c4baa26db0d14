/**
 * Every test is of exactly one kind (jest.config.mjs), by its folder; and a fast one reaches nothing that makes it slow, so
 * that `npm run test:fast` stays what it promises without a list of files.
 */
import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { importsOf, reachOf } from './reach.js';

const root = resolve(import.meta.dirname, '../..');

interface Kind {
  readonly displayName: string;
  readonly roots: readonly string[];
  readonly testPathIgnorePatterns?: readonly string[];
}

const { default: config } = (await import(join(root, 'jest.config.mjs'))) as { default: { projects: readonly Kind[] } };
const inPlace = (path: string) => path.replace('<rootDir>', root);

const TESTS = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join(root, 'test', name));

function kindsOf(file: string): string[] {
  return config.projects
    .filter(({ roots }) => roots.some((folder) => file.startsWith(`${inPlace(folder)}/`)))
    .filter(({ testPathIgnorePatterns = [] }) => !testPathIgnorePatterns.some((path) => file.startsWith(inPlace(path))))
    .map(({ displayName }) => displayName);
}

/** What starts processes, listens, bundles, synthesizes or drives a browser. */
const SLOW_MODULES = [
  'node:child_process',
  'node:worker_threads',
  'node:http',
  'node:net',
  'aws-cdk-lib',
  'esbuild',
  'playwright-core',
];

function slowOf(entry: string): string[] {
  return [...reachOf(entry)].flatMap((file) =>
    importsOf(file)
      .filter((specifier) => SLOW_MODULES.includes(specifier))
      .map((specifier) => `${relative(root, entry)} -> ${specifier}, by way of ${relative(root, file)}`),
  );
}

/** What these are given is the synthesized app. */
const STAGES = ['test/flow/product.ts', 'test/e2e/stage.ts'].map((file) => join(root, file));

describe('the kinds of tests', () => {
  test('every test is of exactly one kind', () => {
    const strays = TESTS.map((file) => [relative(root, file), kindsOf(file)] as const).filter(
      ([, kinds]) => kinds.length !== 1,
    );
    expect(strays).toEqual([]);
  });

  test('every folder that is named holds tests', () => {
    const named = config.projects.flatMap(({ roots, testPathIgnorePatterns = [] }) => [
      ...roots,
      ...testPathIgnorePatterns,
    ]);
    const empty = named.filter((folder) => !TESTS.some((file) => file.startsWith(inPlace(folder))));
    expect(empty).toEqual([]);
  });

  test('a fast test reaches nothing that starts, listens, bundles, synthesizes or browses', () => {
    const fast = TESTS.filter((file) => kindsOf(file)[0] === 'fast');
    expect(fast.length).toBeGreaterThan(0);
    expect(fast.flatMap(slowOf)).toEqual([]);
  });

  test('what drives the whole product is of the kind for which it is synthesized', () => {
    const driving = TESTS.filter((file) => STAGES.some((stage) => reachOf(file).has(stage)));
    expect(driving.length).toBeGreaterThan(0);
    expect(driving.filter((file) => kindsOf(file)[0] !== 'product')).toEqual([]);
  });
});
