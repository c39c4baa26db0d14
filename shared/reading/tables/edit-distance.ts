/**
 * How many characters must be put in, taken out or replaced to make one label of another. Every reader asks this for
 * every pair of a printed and an official label, so one word of bits stands for a whole column of the usual table: bit
 * i tells whether the i-th entry is one more (`more`) or one less (`less`) than the one above it (Myers, A fast
 * bit-vector algorithm, JACM 46, 1999).
 */

const WORD = 32;

/** For each code unit the places where the pattern in hand has it; all zero between two calls. */
const places = new Int32Array(0x10000);

/** Both of code units only, `pattern` no longer than a word. */
function distanceInBits(pattern: string, text: string): number {
  const length = pattern.length;
  for (let index = 0; index < length; index++) {
    const unit = pattern.charCodeAt(index);
    places[unit] = (places[unit] ?? 0) | (1 << index);
  }
  const last = 1 << (length - 1);
  let more = -1;
  let less = 0;
  let edits = length;
  for (let index = 0; index < text.length; index++) {
    const same = places[text.charCodeAt(index)] ?? 0;
    const down = same | less;
    const across = ((((same & more) + more) | 0) ^ more) | same;
    let grows = less | ~(across | more);
    let shrinks = more & across;
    if ((grows & last) !== 0) edits++;
    if ((shrinks & last) !== 0) edits--;
    grows = (grows << 1) | 1;
    shrinks <<= 1;
    more = shrinks | ~(down | grows);
    less = grows & down;
  }
  for (let index = 0; index < length; index++) places[pattern.charCodeAt(index)] = 0;
  return edits;
}

/** The usual table, row by row, over whole characters. */
function distanceInRows(a: readonly number[], b: readonly number[]): number {
  const row = new Uint32Array(b.length + 1).map((_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const own = a[i];
    let diagonal = i;
    let left = i + 1;
    row[0] = left;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0;
      const replaced = own === b[j] ? diagonal : diagonal + 1;
      const changed = above < left ? above + 1 : left + 1;
      left = replaced < changed ? replaced : changed;
      diagonal = above;
      row[j + 1] = left;
    }
  }
  return row[b.length] ?? 0;
}

function charactersOf(text: string): number[] {
  const codes: number[] = [];
  if (!PAIR.test(text)) for (let at = 0; at < text.length; at++) codes.push(text.charCodeAt(at));
  else for (const character of text) codes.push(character.codePointAt(0) ?? 0);
  return codes;
}

/** Two code units that make one character. */
const PAIR = /[\ud800-\udfff]/;

/** Characters, not code units. */
export function characterCount(text: string): number {
  return PAIR.test(text) ? [...text].length : text.length;
}

export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter === '') return characterCount(longer);
  if (shorter.length > WORD || PAIR.test(a) || PAIR.test(b)) return distanceInRows(charactersOf(a), charactersOf(b));
  return distanceInBits(shorter, longer);
}

/** Edits over the longer length: 0 is the same, 1 has nothing in common. */
export function relativeDistance(a: string, b: string): number {
  const longer = Math.max(characterCount(a), characterCount(b));
  return longer === 0 ? 0 : editDistance(a, b) / longer;
}
