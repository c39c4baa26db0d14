/**
 * Folds printed Chinese to a form in which the same label always compares equal: widths, radicals that some writers of
 * PDF emit in place of ideographs, quotes, commas, the mark after an ordinal. For labels and headings only: figures are
 * never folded here, because compatibility folding turns a note mark (², ①) into a digit.
 */
import { remembered } from './remembered.js';

/**
 * CJK Radicals Supplement to the ideographs they look like; NFKC leaves this block alone. Pairs of hexadecimal code
 * points after Unicode's EquivalentUnifiedIdeograph data.
 */
const RADICALS = new Map(
  (
    '2E81:5382 2E82:4E5B 2E83:4E5A 2E84:4E59 2E85:4EBB 2E86:5182 2E88:5200 2E89:5202 2E8A:535C 2E8B:353E 2E8C:5C0F ' +
    '2E8D:5C0F 2E8E:5140 2E8F:5C23 2E90:5C22 2E92:5DF3 2E93:5E7A 2E94:5F51 2E95:5F50 2E96:5FC4 2E97:38FA 2E98:624C ' +
    '2E99:6535 2E9B:65E1 2E9C:65E5 2E9D:6708 2E9E:6B7A 2E9F:6BCD 2EA0:6C11 2EA1:6C35 2EA2:6C3A 2EA3:706C 2EA4:722B ' +
    '2EA5:722B 2EA6:4E2C 2EA7:725B 2EA8:72AD 2EA9:738B 2EAA:758B 2EAB:76EE 2EAC:793A 2EAD:793B 2EAE:7AF9 2EAF:7CF9 ' +
    '2EB0:7E9F 2EB1:7F53 2EB2:7F52 2EB3:34C1 2EB4:5197 2EB6:7F8A 2EB7:7F8A 2EB8:7F8B 2EB9:8002 2EBA:8080 2EBB:807F ' +
    '2EBC:8089 2EBD:81FC 2EBE:8279 2EBF:8279 2EC0:8279 2EC1:864E 2EC2:8864 2EC3:8980 2EC4:897F 2EC5:89C1 2EC6:89D2 ' +
    '2EC8:8BA0 2EC9:8D1D 2ECA:8DB3 2ECB:8F66 2ECC:8FB6 2ECD:8FB6 2ECE:8FB6 2ECF:9091 2ED0:9485 2ED1:9577 2ED2:9578 ' +
    '2ED3:957F 2ED4:95E8 2ED6:961D 2ED7:96E8 2ED8:9752 2ED9:97E6 2EDA:9875 2EDB:98CE 2EDC:98DE 2EDD:98DF 2EDF:98E0 ' +
    '2EE0:9963 2EE2:9A6C 2EE3:9AA8 2EE4:9B3C 2EE5:9C7C 2EE6:9E1F 2EE7:5364 2EE8:9EA6 2EE9:9EC4 2EEA:9EFE 2EEB:6589 ' +
    '2EEC:9F50 2EED:6B6F 2EEE:9F7F 2EEF:7ADC 2EF0:9F99 2EF1:9F9C 2EF2:4E80 2EF3:9F9F'
  )
    .split(' ')
    .map((pair) => {
      const [radical = '', ideograph = ''] = pair.split(':');
      return [String.fromCodePoint(parseInt(radical, 16)), String.fromCodePoint(parseInt(ideograph, 16))] as const;
    }),
);

/** Ideographs in place of radicals, and nothing else changed: for text that people will read. */
export function foldRadicals(text: string): string {
  return text
    .replace(/[\u2e80-\u2ef3]/gu, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fd5]/gu, (radical) => radical.normalize('NFKC'));
}

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** For comparison only; never shown. */
export const normaliseLabel = remembered(fold);

function fold(text: string): string {
  return foldRadicals(text)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[“”„‟"«»「」『』《》〈〉<>‘’']/gu, '"')
    .replace(/[;；]/gu, ';')
    .replace(/[,、，]/gu, ',')
    .replace(/^\((\d{1,2})\)[.,]?/u, '$1.')
    .replace(/^(\(?[一二三四五六七八九十\d]{1,2}\)?)[.,．。·]/u, '$1.');
}

/** The digits of a text, both widths, as ASCII; other characters that merely mean a number do not count. */
export function digitsOf(text: string): string {
  if (!/[0-9\uff10-\uff19]/.test(text)) return '';
  return [...text]
    .filter((character) => /[0-9\uff10-\uff19]/u.test(character))
    .map((character) => (character > '9' ? String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0) : character))
    .join('');
}

/** Anything that shows a number without being a plain digit: note marks, circled and Roman numerals. */
export function hasNumberSign(text: string): boolean {
  return /[\p{Nl}\p{No}]/u.test(text);
}
