/**
 * The text of a value cell -> what it says: a number, a blank, a mark, or nothing that may be believed. The grammar is
 * narrow on purpose: digits of both widths, thousands groups that are really groups of three, a decimal part. A blank
 * or a mark is never turned into a number.
 */
import { FEE_CELL, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import { foldRadicals, hasNumberSign } from './normalise.js';
import { remembered } from './remembered.js';

/** Why a cell was not read, or is left to a person to confirm; the clerk's sentence for each stands in the language catalogue. */
export type UnreadReason =
  | 'no-place'
  | 'label-not-found'
  | 'header-differs'
  | 'not-a-number'
  | 'leftover-digits'
  | 'struck'
  | 'unmapped'
  | 'not-visible'
  | 'overlap'
  | 'covered'
  | 'crosses-rule'
  | 'mixed-size'
  | 'several-lines'
  | 'spaced'
  | 'actual-text'
  | 'engines-differ'
  | 'painted'
  | 'painted-otherwise'
  | 'conflict'
  | 'mixed-colour'
  | 'not-rectangular'
  | 'restyled'
  | 'sums-differ'
  | 'head-differs'
  | 'merged-cell'
  | 'unit'
  | 'without-spans'
  | 'rival-figures'
  | 'open-document'
  | 'not-plain'
  | 'unproven-font'
  | 'not-plain-table'
  | 'readings-differ'
  | 'scan'
  | 'scan-sums'
  | 'faint'
  | 'ambiguous';

const MARKS = new Set(['/', '//', '\\', '-', '--', '—', '——', '–', '−', '无', '不涉及', '不适用', 'N/A', 'n/a', '空']);

export interface Interpretation {
  readonly kind: 'number' | 'blank' | 'mark' | 'unread';
  readonly value: string | null;
  readonly raw: string;
  readonly reason?: UnreadReason;
  /** Width or separators were folded to get the value. */
  readonly folded: boolean;
}

const PLAIN = /^(0|[1-9]\d{0,17})(\.\d{1,8})?$/;
const GROUPED = /^[1-9]\d{0,2}(,\d{3}){1,5}(\.\d{1,8})?$/;

function narrow(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
    })
    .join('');
}

/** `text` without white space; what stands in it is not yet folded. */
export function interpret(text: string): Interpretation {
  // Nearly every cell is a plain number, in which nothing can be folded.
  if (PLAIN.test(text)) return { kind: 'number', value: text, raw: text, folded: false };
  return interpretOther(text);
}

const interpretOther = remembered((text): Interpretation => {
  const printed = foldRadicals(text.replace(/[\s\u00a0\u3000\u200b\ufeff]/gu, ''));
  const raw = narrow(printed);
  if (raw === '') return { kind: 'blank', value: null, raw: '', folded: false };
  if (MARKS.has(raw)) return { kind: 'mark', value: null, raw, folded: false };
  if (!hasNumberSign(printed)) {
    if (PLAIN.test(raw)) return { kind: 'number', value: raw, raw, folded: raw !== printed };
    if (GROUPED.test(raw)) return { kind: 'number', value: raw.replaceAll(',', ''), raw, folded: true };
  }
  return { kind: 'unread', value: null, raw, reason: 'not-a-number', folded: false };
});

/** Units in which reports count; 万元 is that of the fee alone. */
const COUNTED = /^(.*\d)(件次|件|宗|项|个|条|份|次|起|例|人次|万元)$/u;

/**
 * A number that is printed with its unit, `12件`; undefined for anything else. The unit is the author's, who says with
 * it what is counted: another than that of the cell makes it another number.
 */
export function countedInUnits(cell: CellId | ShortFormCell, text: string): Interpretation | undefined {
  if (PLAIN.test(text)) return undefined;
  const { raw } = interpret(text);
  const [, figure = '', unit = ''] = COUNTED.exec(raw) ?? [];
  if (figure === '') return undefined;
  const number = interpret(figure);
  // None is none in any unit.
  if (Number(number.value) !== 0 && (cell === FEE_CELL) !== (unit === '万元')) return undefined;
  const signs = hasNumberSign(text) || number.kind !== 'number';
  return signs ? undefined : { ...number, raw };
}

/** A cell that the document does not print at all: the three rows that the older form has as one. */
export const NOT_PRINTED: CellReading = {
  kind: 'not-printed',
  certainty: 'single',
  value: null,
  raw: '',
  place: null,
  readers: [],
  checks: [],
};

export function unreadCell(
  reason: UnreadReason,
  known: Partial<Pick<CellReading, 'place' | 'raw' | 'candidates' | 'readers'>> = {},
): CellReading {
  return {
    kind: 'unread',
    certainty: 'single',
    value: null,
    raw: known.raw ?? '',
    place: known.place ?? null,
    reason,
    ...(known.candidates === undefined || known.candidates.length === 0 ? {} : { candidates: known.candidates }),
    readers: known.readers ?? [],
    checks: [],
  };
}

/**
 * What a person typed for a cell, as the decimal it stands for; undefined where it is no number for that cell. Counts
 * are whole; only the fee, in 万元, has decimals.
 */
export function parseTyped(cell: CellId, text: string): string | undefined {
  const typed = text.trim();
  // Two numbers in one box are no number: the readers' cells have lost their spaces before, a person's have not.
  if (/\s/u.test(typed)) return undefined;
  const { kind, value } = interpret(typed);
  if (kind !== 'number' || value === null) return undefined;
  return cell === FEE_CELL || !value.includes('.') ? value : undefined;
}
