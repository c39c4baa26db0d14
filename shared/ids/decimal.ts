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

export function minus(from: Exact, value: Exact): Exact {
  return (from - value) as Exact;
}

export function isWhole(value: Exact): boolean {
  return value % SCALE === 0n;
}

export function distance(a: Exact, b: Exact): Exact {
  return (a < b ? b - a : a - b) as Exact;
}
