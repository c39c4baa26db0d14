/**
 * Personal data made unreadable before it goes into a finding: findings are mailed, printed and may be published. The
 * length stays the same, so that offsets into the text still point to the words.
 */
import { applicantNamesIn } from './applicant-names.js';
import { personalNumbersIn, type PersonalNumberKind } from './personal-numbers.js';

/** How many characters stay readable at both ends: enough for the author to find the place, too few to use it. */
const KEPT: Readonly<Record<PersonalNumberKind, readonly [number, number]>> = {
  'id-card': [6, 4],
  'old-id-card': [6, 3],
  mobile: [3, 4],
  'bank-card': [4, 4],
};

export function maskedNumber(kind: PersonalNumberKind, written: string): string {
  const [head, tail] = KEPT[kind];
  const isDigit = (character: string): boolean => /[\d\uff10-\uff19Xx\uff38\uff58]/u.test(character);
  const prefix = kind === 'mobile' ? ([...written].filter(isDigit).length > 11 ? 2 : 0) : 0;
  const count = [...written].filter(isDigit).length;
  let seen = 0;
  return [...written]
    .map((character) => {
      if (!isDigit(character)) return character;
      seen += 1;
      return seen <= prefix + head || seen > count - tail ? character : '*';
    })
    .join('');
}

/** `张三` -> `张某`. */
export function maskedName(name: string): string {
  return name.slice(0, 1) + '某'.repeat(name.length - 1);
}

function covered(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Numbers of persons alone: for texts of our own, which speak of applicants and name none. */
export function maskedNumbers(text: string): string {
  return personalNumbersIn(text).reduce(
    (shown, { kind, start, end }) => covered(shown, start, end, maskedNumber(kind, text.slice(start, end))),
    text,
  );
}

export function masked(text: string): string {
  return applicantNamesIn(text).reduce(
    (shown, { name, start, end }) => covered(shown, start, end, maskedName(name)),
    maskedNumbers(text),
  );
}
