/** The files to measure on: those of a folder, or made-up ones in every layout. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { LAYOUTS } from '../corpus/layouts.js';

export interface BenchFile {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
}

const KINDS: Readonly<Record<string, string>> = {
  '.pdf': 'pdf',
  '.docx': 'docx',
  '.xlsx': 'xlsx',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'text',
  '.md': 'text',
};

export function filesIn(folder: string): BenchFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && KINDS[extname(entry.name).toLowerCase()] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: relative(folder, path),
      kind: KINDS[extname(path).toLowerCase()] ?? '',
      bytes: new Uint8Array(readFileSync(path)),
    }));
}

export async function generatedFiles(perLayout: number): Promise<BenchFile[]> {
  const files: BenchFile[] = [];
  for (const layout of LAYOUTS) {
    for (let seed = 1; seed <= perLayout; seed++) {
      files.push({ name: `${layout.name} ${seed}`, kind: layout.format, bytes: (await layout.build(seed)).bytes });
    }
  }
  return files;
}
