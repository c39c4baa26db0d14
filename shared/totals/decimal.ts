/**
 * Exact sums of printed decimals. Binary fractions would turn 18.8710 + 0.1 into 18.971000000000004; here the digits
 * are added as whole numbers, and the sum keeps as many decimals as the finest of its parts.
 */

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** The sum of decimal strings such as `26.55` or `1024`; `0` for none. Anything else is refused, never skipped. */
export function addDecimals(values: readonly string[]): string {
  const parts = values.map((text) => {
    const match = DECIMAL.exec(text);
    if (match === null) throw new RangeError(`not a decimal number: ${text}`);
    return { whole: match[1] ?? '0', fraction: match[2] ?? '' };
  });
  const scale = Math.max(0, ...parts.map((part) => part.fraction.length));
  const sum = parts.reduce((total, part) => total + BigInt(part.whole + part.fraction.padEnd(scale, '0')), 0n);
  const digits = sum.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
