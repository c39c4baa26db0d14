/**
 * Whether two names mean one agency. Chinese offices shorten their names by leaving characters out (工业信息化和科技局 →
 * 工科局), and leave out the place they belong to; only what cannot come from such shortening is another agency.
 */

/** `short`: one may be a shorter way to write the other. */
export type NameComparison = 'same' | 'short' | 'other';

function plain(name: string): string {
  return name.replace(/[\s\u3000（）()“”"'‘’·]/gu, '');
}

/** All characters of `short` stand in `long` in the same order. */
function isShortening(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** 南岸区公安分局 for 白石市公安局南岸区分局: shortened, and two of its parts, none a single character, change places. */
function isReordered(short: string, long: string): boolean {
  for (let middle = 2; middle <= short.length - 2; middle++) {
    for (let end = middle + 2; end <= short.length; end++) {
      const turned = short.slice(middle, end) + short.slice(0, middle) + short.slice(end);
      if (isShortening(turned, long)) return true;
    }
  }
  return false;
}

/** X县人民政府 and X县人民政府办公室 both report, and the two are easily taken for each other. */
function isOffice(name: string): boolean {
  return /(?:办公室|办公厅|政府办)$/u.test(name);
}

export function compareNames(a: string, b: string): NameComparison {
  const [one, two] = [plain(a), plain(b)];
  if (one === two) return 'same';
  if (isOffice(one) !== isOffice(two)) return 'other';
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  if (short.length < 2) return 'other';
  return isShortening(short, long) || isReordered(short, long) ? 'short' : 'other';
}
