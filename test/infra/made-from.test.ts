/** What was made from sources is made anew exactly when they have changed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundleReader } from '../../infra/bundle-reader.js';
import { assemblySources, forgetSources, isUpToDate, rememberSources } from '../../infra/made-from.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-02T00:00:00Z');

let root: string;
let folder: string;

function save(path: string, text: string, at = LONG_AGO): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), at, at);
}

function make(): void {
  forgetSources(folder);
  rememberSources(folder, root, assemblySources(root), LATER.getTime());
}

const upToDate = () => isUpToDate(folder, root, assemblySources(root));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nianbao-made-'));
  folder = join(root, 'cdk.out');
  save('cdk.json', '{}');
  save('shared/ids/digest.ts', 'export const a = 1;');
  save('functions/decide/handler.ts', 'export const b = 1;');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('an assembly', () => {
  test('is out of date until it was made', () => {
    expect(upToDate()).toBe(false);
    make();
    expect(upToDate()).toBe(true);
  });

  test('is out of date after a source says something else, even one of an older date', () => {
    make();
    save('shared/ids/digest.ts', 'export const a = 2;', new Date('2020-01-01T00:00:00Z'));
    expect(upToDate()).toBe(false);
  });

  test('stays as it is where a file was only saved again', () => {
    make();
    save('shared/ids/digest.ts', 'export const a = 1;', LATER);
    expect(upToDate()).toBe(true);
  });

  test('is out of date after a source came or went', () => {
    make();
    save('functions/withdraw/handler.ts', '');
    expect(upToDate()).toBe(false);
    make();
    expect(upToDate()).toBe(true);
    rmSync(join(root, 'functions/withdraw/handler.ts'));
    expect(upToDate()).toBe(false);
  });

  test('is out of date after a source was saved while it was made', () => {
    save('cdk.json', '{ }', LATER);
    make();
    expect(upToDate()).toBe(false);
  });

  test('is out of date where making it ended halfway', () => {
    make();
    forgetSources(folder);
    expect(upToDate()).toBe(false);
  });

  test('is out of date where what it remembers cannot be read', () => {
    make();
    writeFileSync(join(folder, 'made-from.json'), readFileSync(join(folder, 'made-from.json')).subarray(0, 20));
    expect(upToDate()).toBe(false);
  });
});

describe('the reader', () => {
  test('is made from the sources that its bundles hold, from what bundles them, and from the lock file', () => {
    const project = resolve(import.meta.dirname, '../..');
    const outdir = join(root, 'reader');
    const sources = bundleReader(outdir);
    expect(sources).toEqual(
      expect.arrayContaining([
        'shared/reading/isolation/read-child.ts',
        'shared/report/cells.ts',
        'infra/bundle-reader.ts',
        'package-lock.json',
      ]),
    );
    expect(sources.filter((path) => path.includes('node_modules') || !existsSync(join(project, path)))).toEqual([]);
    expect(isUpToDate(outdir, project)).toBe(false);
    rememberSources(outdir, project, sources, Infinity);
    expect(isUpToDate(outdir, project)).toBe(true);
  });
});
