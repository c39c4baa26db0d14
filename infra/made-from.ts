/**
 * Remembers beside what was made (a bundle, a synthesized assembly) the digest of every source that it was made from.
 * What answers `isUpToDate` is what would be made now; anything else is made anew, so no test and no command ever runs
 * yesterday's code. Contents count, not times: a checkout or a copy that keeps old dates is noticed, a mere touch is not.
 * Packages are not looked into: package-lock.json stands for them.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const NOTE = 'made-from.json';

/** Digest by path from the root, in the order of the paths. */
type Digests = Readonly<Record<string, string>>;

/** What the synthesized assembly is made from: whole folders, since a file that is new there may be a new function. */
const ASSEMBLY_SOURCES = [
  'infra',
  'functions',
  'shared',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

export function assemblySources(root: string): string[] {
  return ASSEMBLY_SOURCES.flatMap((path) => filesUnder(root, path));
}

/**
 * @param sources what it would be made from now, as paths from the root; the remembered ones, where they tell by
 * themselves what else is needed (each file names those that it imports)
 */
export function isUpToDate(folder: string, root: string, sources?: readonly string[]): boolean {
  const remembered = recall(folder);
  if (remembered === undefined) return false;
  const now = digestsOf(root, sources ?? Object.keys(remembered));
  return JSON.stringify(now) === JSON.stringify(remembered);
}

/** Before anything in the folder is changed: whatever stops halfway leaves nothing that passes for whole. */
export function forgetSources(folder: string): void {
  rmSync(join(folder, NOTE), { force: true });
}

/**
 * @param began when reading the sources began, in milliseconds; a source that was saved since may have been read before
 * it was saved, so nothing is remembered and the next one to ask makes it anew
 */
export function rememberSources(folder: string, root: string, sources: readonly string[], began: number): void {
  if (sources.some((path) => savedAt(join(root, path)) >= began)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, NOTE), JSON.stringify(digestsOf(root, sources), undefined, 1));
}

function filesUnder(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function recall(folder: string): Digests | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NOTE), 'utf8')) as Digests;
  } catch {
    return undefined;
  }
}

function digestsOf(root: string, paths: readonly string[]): Digests {
  return Object.fromEntries([...paths].sort().map((path) => [path, digestOf(join(root, path))]));
}

/** A source that is gone by now was changed, too. */
function savedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return 'missing';
  }
}
