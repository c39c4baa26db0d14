/** The index in parts that a telephone can load: each at most 100 KB as written, and less as sent (see wordParts for the exception). */
import type { JsonValue } from '#shared/site/json-text.js';

export const PART_MAX_BYTES = 100_000;
/** Left free in each part for the brackets and for the generation that it may be marked with. */
export const PART_SPARE_BYTES = 64;

/** Lines one after another, cut so that no part is larger. */
export function inParts(lines: readonly JsonValue[]): string[] {
  const parts: string[][] = [[]];
  let size = 0;
  for (const line of lines) {
    const written = JSON.stringify(line);
    const bytes = Buffer.byteLength(written) + 2;
    if (size + bytes > PART_MAX_BYTES - PART_SPARE_BYTES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(written);
    size += bytes;
  }
  return parts.map((part) => `[${part.join(',\n')}]\n`);
}
