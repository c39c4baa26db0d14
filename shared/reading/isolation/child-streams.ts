/**
 * Standard input and output of a child process by their numbers, everything in, then everything out, each waited for.
 * Not by process.stdin and process.stdout, which the fence takes away. The process has nothing else to do meanwhile.
 */
import { readSync, writeSync } from 'node:fs';

const CHUNK = 256 * 1024;

export function everythingIn(): Uint8Array {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSync(0, chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
  }
}

export function out(data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
}
