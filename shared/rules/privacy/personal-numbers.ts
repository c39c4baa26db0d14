/**
 * Numbers that belong to a person, told from other long numbers by their own check digits and dates. A number that is
 * merely long is none: reports are full of document numbers, amounts and addresses of web pages.
 */

export type PersonalNumberKind = 'id-card' | 'old-id-card' | 'mobile' | 'bank-card';

export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** Digits (and the last X of an identity number) without separators. */
  readonly digits: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** GB 11643-1999, which follows ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** First two digits of an address code: provinces, and those given to Hong Kong, Macao, Taiwan and foreigners. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);
/** Nobody older is alive, nobody younger is born; the current year is not asked, so that a rule stays pure. */
const [OLDEST, YOUNGEST] = [1900, 2099];

function isDate(year: number, month: number, day: number): boolean {
  if (year < OLDEST || year > YOUNGEST || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function idCardCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

export function isIdCard(digits: string): boolean {
  if (!/^\d{17}[\dX]$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false;
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)].map(Number);
  return isDate(year ?? 0, month ?? 0, day ?? 0) && idCardCheckCharacter(digits) === digits[17];
}

/** The form in use until 1999: no check digit, so that only place and date of birth speak for it. */
export function isOldIdCard(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false;
  const [year, month, day] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number);
  return isDate(1900 + (year ?? 0), month ?? 0, day ?? 0);
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Cards of UnionPay have 16 to 19 digits and begin with 62; those of the two other networks have 16. */
export function isBankCard(digits: string): boolean {
  return /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14})$/.test(digits) && passesLuhn(digits);
}

/** Not after or before other digits, letters, or what joins the parts of an address in the web. */
const [BEFORE, AFTER] = ['(?<![0-9A-Za-z./_=-])', '(?![0-9A-Za-z_]|[./-][0-9A-Za-z])'];
const GAP = '[ \\u00a0-]?';
/** An amount or a count, not a number that somebody is called by. */
const UNIT = '(?!\\s*(?:[万亿]|元|件|条|次|人|户|平方|立方|公里|吨))';
const LONG = new RegExp(`${BEFORE}[1-9](?:${GAP}\\d){13,17}${GAP}[\\dXx]${AFTER}${UNIT}`, 'gu');
const MOBILE = new RegExp(
  `(?<![0-9A-Za-z./_=])(?<!\\d-)(?:\\+?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}${AFTER}${UNIT}`,
  'gu',
);

/** Full-width digits and letters as narrow ones; the length stays, so that places in the text stay true. */
function narrow(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

function kindOf(digits: string): PersonalNumberKind | undefined {
  if (isIdCard(digits)) return 'id-card';
  if (isBankCard(digits)) return 'bank-card';
  return isOldIdCard(digits) ? 'old-id-card' : undefined;
}

/** In the order of the text. */
export function personalNumbersIn(text: string): PersonalNumber[] {
  const plain = narrow(text);
  const long = [...plain.matchAll(LONG)].flatMap((match): PersonalNumber[] => {
    const digits = match[0].replace(/[^\dXx]/gu, '').toUpperCase();
    const kind = kindOf(digits);
    return kind === undefined ? [] : [{ kind, digits, start: match.index, end: match.index + match[0].length }];
  });
  const mobile = [...plain.matchAll(MOBILE)].map((match): PersonalNumber => {
    const digits = match[0].replace(/\D/gu, '').slice(-11);
    return { kind: 'mobile', digits, start: match.index, end: match.index + match[0].length };
  });
  return [...long, ...mobile].sort((a, b) => a.start - b.start);
}
