/**
 * Every file that takes bytes or texts apart is known: behind an entrance that `npm run fuzz` tries, or said to see only what
 * the product wrote itself. A new parser without either fails here.
 */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { BEHIND, OWN } from '../fuzz/entrances.js';
import { TARGETS } from '../fuzz/targets.js';
import { reachOf } from './reach.js';

const root = resolve(import.meta.dirname, '../..');

/** What takes something apart: parsers, inflaters, decoders, and the parts of a request. */
const TAKES_APART = new RegExp(
  [
    String.raw`JSON\.parse\(`,
    String.raw`\bnew (?:SaxesParser|TextDecoder|DataView)\b`,
    String.raw`PostalMime\.`,
    String.raw`(?:from|import\() *'(?:parse5|fflate|node:zlib|css-tree|css-select|css-what|pdfjs-dist|@hyzyla/pdfium|onnxruntime-web|tesseract)`,
    String.raw`decodeURI(?:Component)?\(`,
    String.raw`\.arrayBuffer\(\)|\.parseBody\(|\bgetCookie\(|\breq\.(?:query|header|param)\(`,
  ].join('|'),
);

function takesApart(source: string): boolean {
  return TAKES_APART.test(source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''));
}

const SOURCES = ['shared', 'functions', 'cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`),
);
const APART = SOURCES.filter((file) => takesApart(readFileSync(join(root, file), 'utf8')));

const reachFrom = (file: string): Set<string> =>
  new Set([...reachOf(join(root, file))].map((path) => relative(root, path)));
const HANDLERS = Object.entries(FUNCTIONS).flatMap(([name, { trigger }]) =>
  trigger.on === 'http' ? [`functions/${name}/handler.ts`] : [],
);

describe('what takes foreign bytes apart', () => {
  test('is found by its own words', () => {
    expect(takesApart('const a = JSON.parse(text);')).toBe(true);
    expect(takesApart("import { parse } from 'parse5';")).toBe(true);
    expect(takesApart('// JSON.parse(text) is not called here')).toBe(false);
  });

  test('is behind an entrance that is tried, or sees only what the product wrote', () => {
    const known = new Set([...Object.keys(BEHIND), ...Object.keys(OWN)]);
    const byRoutes = new Set(HANDLERS.flatMap((handler) => [...reachFrom(handler)]));
    const isTried = (file: string) => /^(functions|shared\/desk)\//.test(file) && byRoutes.has(file);
    expect(APART.filter((file) => !known.has(file) && !isTried(file))).toEqual([]);
    expect([...known].filter((file) => !APART.includes(file))).toEqual([]);
    expect(Object.keys(BEHIND).filter((file) => file in OWN)).toEqual([]);
  });

  test('is loaded by the entrance that is said to stand before it', () => {
    const strays = Object.entries(BEHIND).filter(
      ([file, name]) => !TARGETS.some((target) => target.name === name && reachFrom(target.enters).has(file)),
    );
    expect(strays).toEqual([]);
  });

  test('has entrances of different names, each in a file that is there', () => {
    expect(new Set(TARGETS.map(({ name }) => name)).size).toBe(TARGETS.length);
    expect(TARGETS.filter(({ enters }) => !SOURCES.includes(enters))).toEqual([]);
  });

  test('comes to the desk by its own door, which leaves out what can be no header (shared/desk/handle.ts)', () => {
    const others = SOURCES.filter((file) => readFileSync(join(root, file), 'utf8').includes("'hono/aws-lambda'"));
    expect(others).toEqual(['shared/desk/handle.ts']);
  });
});
