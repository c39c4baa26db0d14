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
function distanceInRows(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  const row = Uint32Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i + 1;
    for (let j = 0; j < to.length; j++) {
      const replaced = diagonal + (from[i] === to[j] ? 0 : 1);
      diagonal = row[j + 1] ?? 0;
      row[j + 1] = Math.min(replaced, diagonal + 1, (row[j] ?? 0) + 1);
    }
  }
  return row[to.length] ?? 0;
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
  if (shorter.length > WORD || PAIR.test(a) || PAIR.test(b)) return distanceInRows(a, b);
  return distanceInBits(shorter, longer);
}

/** Edits over the longer length: 0 is the same, 1 has nothing in common. */
export function relativeDistance(a: string, b: string): number {
  const longer = Math.max(characterCount(a), characterCount(b));
  return longer === 0 ? 0 : editDistance(a, b) / longer;
}
