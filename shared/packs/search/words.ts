/** Which reports of a year hold a token: the tokens spread over as many parts as it takes for none to be too large. */
import type { ReportText } from '../sections.js';
import { PART_MAX_BYTES, PART_SPARE_BYTES } from './parts.js';
import { postingsText } from './postings.js';
import { partOf, tokensOf } from './tokens.js';

/** By token, the numbers of the reports in the order that they were given in. */
export function invertedIndex(texts: readonly ReportText[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [number, { name, sections }] of texts.entries()) {
    const words = sections.flatMap(({ paragraphs }) => paragraphs).join('\n');
    for (const token of tokensOf(`${name}\n${words}`)) {
      const found = index.get(token);
      if (found === undefined) index.set(token, [number]);
      else found.push(number);
    }
  }
  return index;
}

/**
 * So many times the parts that would do if tokens lay evenly: where one is too large even so, tokens of one hash lie in it, which no
 * number of parts would spread.
 */
const MOST_SPREAD = 16;

/** The parts by number from 0; a token lies in the part that `partOf` says. One of tokens that no cut parts may be larger. */
export function wordParts(texts: readonly ReportText[]): string[] {
  const lines = [...invertedIndex(texts)]
    .map(([token, numbers]) => ({ token, line: `${JSON.stringify(token)}:"${postingsText(numbers, texts.length)}"` }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  const all = lines.reduce((sum, { line }) => sum + bytesOf(line), 0);
  const most = MOST_SPREAD * Math.ceil(all / PART_MAX_BYTES);
  let parts = 1;
  for (; parts < most; parts *= 2) {
    const made = cut(lines, parts, PART_MAX_BYTES);
    if (made !== undefined) return made;
  }
  return cut(lines, parts, Infinity) ?? [];
}

/** With the comma and the line's end. */
const bytesOf = (line: string): number => Buffer.byteLength(line) + 2;

interface Line {
  readonly token: string;
  readonly line: string;
}

/** @returns undefined where a part would be larger than `most` bytes */
function cut(lines: readonly Line[], parts: number, most: number): string[] | undefined {
  const [cuts, sizes] = [
    Array.from({ length: parts }, (): string[] => []),
    new Array<number>(parts).fill(PART_SPARE_BYTES),
  ];
  for (const { token, line } of lines) {
    const part = partOf(token, parts);
    sizes[part] = (sizes[part] ?? 0) + bytesOf(line);
    if ((sizes[part] ?? 0) > most) return undefined;
    cuts[part]?.push(line);
  }
  return cuts.map((part) => `{${part.join(',\n')}}\n`);
}
