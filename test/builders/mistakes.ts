/** Numbers as people mistype them: one digit, two digits swapped, one lost or added, a little more or less. */
import type { CellId } from '#shared/report/cells.js';
import { withValues, type FormValues } from './values.js';

export const MISTAKES = ['digit', 'swap', 'more or less', 'lost digit', 'added digit'] as const;
type Integer = (from: number, to: number) => number;

function mistyped(value: string, kind: (typeof MISTAKES)[number], integer: Integer): string {
  const at = integer(0, value.length - 1);
  const digits = [...value];
  switch (kind) {
    case 'digit':
      digits[at] = String(integer(0, 9));
      break;
    case 'swap':
      [digits[at], digits[at + 1]] = [digits[at + 1] ?? digits[at]!, digits[at]!];
      break;
    case 'lost digit':
      if (value.length > 1) digits.splice(at, 1);
      break;
    case 'added digit':
      digits.splice(at, 0, String(integer(0, 9)));
      break;
    case 'more or less':
      return String(Math.max(0, Number(value) + integer(1, 40) * (integer(0, 1) === 0 ? 1 : -1)));
  }
  return String(Number(digits.join('')));
}

/** Another number in the place of this one; the kinds of mistakes are drawn evenly from those that change it. */
export function mistypedNumber(value: string, integer: Integer): string {
  for (;;) {
    const wrong = mistyped(value, MISTAKES[integer(0, MISTAKES.length - 1)]!, integer);
    if (wrong !== value) return wrong;
  }
}

/** The same report with some cells mistyped. */
export function withMistakes(values: FormValues, cells: readonly CellId[], integer: Integer): FormValues {
  return withValues(values, Object.fromEntries(cells.map((id) => [id, mistypedNumber(values[id], integer)])));
}
