/**
 * What is looked for and what is found, cut alike: runs of Chinese into pairs of neighbouring characters, runs of letters and
 * figures whole. Pairs need no dictionary, so that any piece of a name or sentence of two characters and more is found, and the
 * words of a question cannot be cut otherwise than those of a report (ADR 53). The script of the page does the same (script.ts).
 */

/** Width and case folded; what is no Chinese, letter or figure parts runs. */
export function runsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)
      ?.flatMap(parted) ?? []
  );
}

/** Han is a letter, too: a run that begins with another letter may go on with Han. */
function parted(run: string): string[] {
  return run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
}

const HAN = /^\p{Script=Han}/u;
/** A longer word of letters is a number or a name of a file; its beginning is enough. */
const MOST_LETTERS = 24;

export function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const run of runsOf(text)) {
    if (!HAN.test(run)) {
      tokens.add(run.slice(0, MOST_LETTERS));
      continue;
    }
    const characters = Array.from(run);
    for (let at = 0; at + 1 < characters.length; at += 1) tokens.add(`${characters[at]}${characters[at + 1]}`);
  }
  return tokens;
}

/** FNV-1a over UTF-16 units: which part a token lies in, by a table of `parts`. */
export function partOf(token: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193) >>> 0;
  return hash % parts;
}
