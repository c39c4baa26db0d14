/**
 * A path that a document or a comment names leads somewhere: what moves takes its mentions along. The tree of the README
 * names the rooms in their order.
 */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = ['shared', 'functions', 'infra', 'local', 'cli', 'demo', 'test', 'docs'];

function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(root, folder, file));
}

const PAGES = [
  ...readdirSync(root)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, name)),
  ...['docs', 'test'].flatMap((folder) => filesUnder(folder, /\.md$/)),
];
const SOURCES = [
  ...FOLDERS.filter((folder) => folder !== 'docs').flatMap((folder) => filesUnder(folder, /\.(tsx?|mjs)$/)),
  ...readdirSync(root)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => join(root, name)),
];

function commentsOf(file: string): string {
  return [...readFileSync(file, 'utf8').matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)].join('\n');
}

/** `shared/store/table.ts` or `#shared/store/table.js`, but no pattern such as functions/{verb}/handler.ts. */
const NAMED = new RegExp(`(?<![\\w./@-])(?:${FOLDERS.join('|')})/[\\w.-]+(?:/[\\w.-]+)*(?![\\w/]*[{*])`, 'g');

function leadsSomewhere(path: string): boolean {
  return ['', '.ts', '.tsx'].some((ending) =>
    existsSync(join(root, ending === '' ? path : path.replace(/\.js$/, ending))),
  );
}

function lost(file: string, text: string): string[] {
  return [...text.matchAll(NAMED)]
    .map(([path]) => path.replace(/[.-]+$/, ''))
    .filter((path) => !leadsSomewhere(path))
    .map((path) => `${relative(root, file)}: ${path}`);
}

/** `table.ts` alone, in a comment: a file beside it or one that anybody knows; no ending such as `*.test.ts`. */
const BARE = /(?<![\w./@*-])[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|js)\b(?![\w(])/g;
const FILE_NAMES = new Set(SOURCES.map((file) => basename(file)));
/** Products, and files that are only made when something is bundled. */
const OTHER_NAMES = ['Node.js', 'pdf.js', 'index.mjs', 'fence.mjs'];

function lostNames(file: string, text: string): string[] {
  return [...text.matchAll(BARE)]
    .filter(([name]) => !OTHER_NAMES.includes(name))
    .filter(([name]) => !['.js', '.ts', '.tsx'].some((ending) => FILE_NAMES.has(name.replace(/\.js$/, ending))))
    .map(([name]) => `${relative(root, file)}: ${name}`);
}

describe('what documents and comments name', () => {
  test('is found by this test where it is not there', () => {
    expect(
      lost(join(root, 'x.md'), 'See `shared/nowhere/table.ts`, shared/ids/digest.ts and #shared/ids/digest.js.'),
    ).toEqual(['x.md: shared/nowhere/table.ts']);
    expect(
      lostNames(join(root, 'x.ts'), 'As nowhere-at-all.ts does; table.ts, `table.js`, *.config.mjs, pdf.js.'),
    ).toEqual(['x.ts: nowhere-at-all.ts']);
  });

  test('is there, in documents', () => {
    expect(PAGES.flatMap((file) => lost(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('is there, in comments', () => {
    expect(SOURCES.flatMap((file) => lost(file, commentsOf(file)))).toEqual([]);
    expect(SOURCES.flatMap((file) => lostNames(file, commentsOf(file)))).toEqual([]);
  });

  test('is there, behind every link of a document', () => {
    const broken = PAGES.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(resolve(dirname(file), target)))
        .map((target) => `${relative(root, file)}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

test('the README names every room of shared/ once, in the order in which they stand', () => {
  const tree = /^shared\/ [\s\S]*?(?=^local\/)/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[0] ?? '';
  const named = tree
    .slice(tree.indexOf(':'))
    .replace(/\([^)]*\)/g, '')
    .match(/[a-z0-9]+/g);
  const plan = readFileSync(join(root, 'test/structure/directions.test.ts'), 'utf8');
  const rooms = [...(/SHARED_ROOMS = \[([^\]]*)\]/.exec(plan)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
    (match) => match[1],
  );
  expect(rooms.length).toBeGreaterThan(0);
  expect(named).toEqual(rooms);
});
