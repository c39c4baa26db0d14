/** What `nianbao verify` is tried on, as files in a folder. */
import { expect } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../../cli/verify.js';
import type { Limits } from '../../cli/verify-reading.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { SIGNED } from './signed.js';

export * from './signed.js';

/** A folder with the keys, a receipt, an export, its original and a whole site, and `nianbao verify` run in it. */
export class SignedFiles {
  readonly dir = temporaryFolder();

  constructor() {
    for (const [path, body] of Object.entries(SIGNED)) this.write(path, body);
  }

  read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8');
  }

  write(path: string, body: string | Uint8Array): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), body);
  }

  async verify(args: readonly string[], limits?: Limits): Promise<{ code: number; out: string }> {
    let out = '';
    const keep = (text: string) => void (out += text);
    return { code: await run(args, { directory: this.dir, write: keep, complain: keep }, limits), out };
  }

  /** Changes a text in a file, asks, and puts the file back. */
  async verifyWith(path: string, from: string | RegExp, to: string, ...args: readonly string[]) {
    const before = this.read(path);
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    this.write(path, after);
    try {
      return await this.verify(args);
    } finally {
      this.write(path, before);
    }
  }

  remove(): void {
    removeFolder(this.dir);
  }
}
