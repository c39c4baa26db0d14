/** Which files of this project a file loads, by the import statements themselves. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The file of this project behind an import, or undefined where it is a package or a module of Node. */
function fileOf(specifier: string, from: string): string | undefined {
  const path = specifier.startsWith('#')
    ? join(root, specifier.slice(1))
    : specifier.startsWith('.')
      ? resolve(dirname(from), specifier)
      : undefined;
  return path === undefined
    ? undefined
    : [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path].find((candidate) => existsSync(candidate));
}

const imported = new Map<string, string[]>();

export function importsOf(file: string): string[] {
  const known = imported.get(file);
  if (known !== undefined) return known;
  const found = [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1]!,
  );
  imported.set(file, found);
  return found;
}

/** Every file of this project that a file loads, itself first. */
export function reachOf(entry: string): Set<string> {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const specifier of importsOf(file)) {
      const next = fileOf(specifier, file);
      if (next !== undefined) reached.add(next);
    }
  }
  return reached;
}
