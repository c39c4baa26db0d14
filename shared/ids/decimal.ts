/**
 * Exact sums of the decimal strings of a record: whole numbers scaled by eight places, which is what a record may hold.
 * Floating point would lose the last digit of a large amount.
 */
const PLACES = 8;
const SCALE = 10n ** BigInt(PLACES);

/** A number in units of 0.00000001. */
export type Exact = bigint & { readonly unit: unique symbol };

export function exact(decimal: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d{1,8}))?$/.exec(decimal);
  if (match === null) throw new RangeError(`not a decimal with at most ${PLACES} places: ${decimal}`);
  const [, sign = '', whole = '', places = ''] = match;
  const scaled = BigInt(whole) * SCALE + BigInt(places.padEnd(PLACES, '0'));
  return (sign === '-' ? -scaled : scaled) as Exact;
}

/** The shortest decimal string: no trailing zeros, `-3`, `0.5`. */
export function decimalText(value: Exact): string {
  const size = value < 0n ? -value : value;
  const places = String(size % SCALE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / SCALE}${places === '' ? '' : `.${places}`}`;
}

export function plus(...values: readonly Exact[]): Exact {
  return values.reduce<bigint>((sum, value) => sum + value, 0n) as Exact;
}

const SMALL_COUNT = /^\d{1,9}$/;

/** The sum of counts and amounts as printed, with as many places as the finest of them; `0` for none. */
export function addDecimals(values: readonly string[]): string {
  // Nearly all are small counts, which floating point adds exactly: nine million of them stay below 2^53.
  if (values.length < 9_000_000 && values.every((text) => SMALL_COUNT.test(text)))
    return String(values.reduce((sum, text) => sum + Number(text), 0));
  const negative = values.find((text) => text.startsWith('-'));
  if (negative !== undefined) throw new RangeError(`no count and no amount: ${negative}`);
  const places = Math.max(0, ...values.map((text) => text.split('.')[1]?.length ?? 0));
  const [whole = '', rest = ''] = decimalText(plus(...values.map(exact))).split('.');
  return places === 0 ? whole : `${whole}.${rest.padEnd(places, '0')}`;
}

export function minus(from: Exact, value: Exact): Exact {
  return (from - value) as Exact;
}

export function isWhole(value: Exact): boolean {
  return value % SCALE === 0n;
}

export function distance(a: Exact, b: Exact): Exact {
  return (a < b ? b - a : a - b) as Exact;
}
