/**
 * Ascending numbers of reports as a short text: what lies in a fifth of the reports and more as a map of bits (`*`), all else as
 * the steps between numbers, five bits a character and the sixth for "goes on". A part of the index stays readable JSON.
 */
export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const DENSE = 5;

export function postingsText(numbers: readonly number[], of: number): string {
  return numbers.length * DENSE >= of ? `*${bits(numbers, of)}` : steps(numbers);
}

function bits(numbers: readonly number[], of: number): string {
  const sixes = new Uint8Array(Math.ceil(of / 6));
  for (const number of numbers)
    sixes[Math.floor(number / 6)] = (sixes[Math.floor(number / 6)] ?? 0) | (1 << (number % 6));
  return Array.from(sixes, (six) => DIGITS.charAt(six)).join('');
}

function steps(numbers: readonly number[]): string {
  let [text, last] = ['', -1];
  for (const number of numbers) {
    let step = number - last - 1;
    last = number;
    for (;;) {
      const rest = step >> 5;
      text += DIGITS.charAt((step & 31) | (rest > 0 ? 32 : 0));
      if (rest === 0) break;
      step = rest;
    }
  }
  return text;
}
