/**
 * Chinese numerals as running text writes them: `十二`, `一百零三`, `两百`, `三千零五十`, `二〇二四`. What is not written
 * by the book (`一百二`, which people say for 120) is no number here: a guess would be put to an agency as a fact.
 */
const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const;

/** Characters a Chinese numeral is made of. */
export const NUMERAL = '〇零一二两三四五六七八九十百千万亿';

function digit(text: string): number | undefined {
  return Object.hasOwn(DIGITS, text) ? DIGITS[text] : undefined;
}

/** Below 10,000. `leading`: nothing stands before it, so that `十二` needs no `一` and no `零`. */
function small(text: string, leading: boolean): number | undefined {
  let [rest, value, skipped] = [text, 0, !leading];
  for (const [sign, size] of SMALL) {
    const at = rest.indexOf(sign);
    if (at < 0) {
      skipped = true;
      continue;
    }
    let head = rest.slice(0, at);
    if (head.startsWith('零')) {
      if (!skipped) return undefined;
      head = head.slice(1);
    } else if (value > 0 && skipped) return undefined;
    const count = head === '' && sign === '十' && value === 0 && leading ? 1 : digit(head);
    if (count === undefined || count === 0) return undefined;
    value += count * size;
    rest = rest.slice(at + 1);
    skipped = false;
  }
  if (rest === '') return value;
  const zero = rest.startsWith('零') && rest.length > 1;
  const last = digit(zero ? rest.slice(1) : rest);
  if (last === undefined || last === 0) return undefined;
  // `一百二` lacks the 零 or the 十 that would say which number is meant.
  if (value >= 100 && skipped && !zero) return undefined;
  if (zero && (!skipped || (value === 0 && leading))) return undefined;
  return value + last;
}

function upToHundredMillions(text: string, leading: boolean): number | undefined {
  const at = text.lastIndexOf('万');
  if (at < 0) return small(text, leading);
  const high = small(text.slice(0, at), leading);
  if (high === undefined || high === 0) return undefined;
  const tail = text.slice(at + 1);
  if (tail === '') return high * 10_000;
  const low = small(tail, false);
  if (low === undefined || (low < 1000 && !tail.startsWith('零'))) return undefined;
  return high * 10_000 + low;
}

/** The number a Chinese numeral stands for; undefined where it is not written by the book. */
export function readChineseNumeral(text: string): number | undefined {
  if (text === '') return undefined;
  if (text === '零' || text === '〇') return 0;
  if (!/[十百千万亿]/.test(text)) {
    const digits = [...text].map(digit);
    // `二〇二四` is read digit by digit; `三四` means three or four.
    if (digits.length > 1 && (digits.length < 3 || text.includes('两'))) return undefined;
    return digits.some((one) => one === undefined) ? undefined : Number(digits.join(''));
  }
  const at = text.indexOf('亿');
  if (at < 0) return upToHundredMillions(text, true);
  const high = upToHundredMillions(text.slice(0, at), true);
  if (high === undefined || high === 0) return undefined;
  const tail = text.slice(at + 1);
  if (tail === '') return high * 100_000_000;
  const low = upToHundredMillions(tail, false);
  if (low === undefined || (low < 10_000_000 && !tail.startsWith('零'))) return undefined;
  return high * 100_000_000 + low;
}
