/** Writes numbers as Chinese numerals, the way an official text would: 12 `十二`, 103 `一百零三`, 3050 `三千零五十`. */
const DIGITS = '零一二三四五六七八九';
const SIGNS = ['', '十', '百', '千'];

function small(value: number): string {
  let text = '';
  let gap = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${SIGNS[power]}`;
    gap = false;
  }
  return text;
}

/** A whole number from 0 up to 999,999,999,999. */
export function chineseNumeral(value: number): string {
  if (value === 0) return '零';
  const groups = [
    [Math.floor(value / 100_000_000), '亿', 100_000_000],
    [Math.floor(value / 10_000) % 10_000, '万', 10_000],
    [value % 10_000, '', 1],
  ] as const;
  let text = '';
  let gap = false;
  for (const [count, sign] of groups) {
    if (count === 0) {
      gap = text !== '';
      continue;
    }
    text += `${text !== '' && (gap || count < 1000) ? '零' : ''}${small(count)}${sign}`;
    gap = false;
  }
  return text.replace(/^一十/, '十');
}
