/**
 * What stands in the text of a section and is none of it: words of the form's tables, page numbers, the title as it runs over the
 * head of every page. Readers keep such lines out; where one came through, whoever releases the report must see it before
 * the public does. Judged from the record alone, whatever format it came in.
 */
import { REPORT_TITLE } from './labels.js';
import { formLayout, type FormVariant } from './layout.js';
import type { ReportRecord } from './record.js';

export const STRAY_KINDS = ['table-words', 'page-number', 'running-head'] as const;
export type StrayKind = (typeof STRAY_KINDS)[number];

export interface Stray {
  /** Number of the section. */
  readonly section: number;
  readonly what: StrayKind;
  /** As it stands in the section: the paragraph, or the part of it that belongs elsewhere. */
  readonly text: string;
}

/** Punctuation and blanks say nothing of where a line came from. */
const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '');

const VARIANTS: readonly FormVariant[] = ['full', 'short'];

/** Labels of the three tables, the longest first, so that none is taken for the beginning of another. */
const LABELS: readonly string[] = [
  ...new Set(
    VARIANTS.flatMap((variant) => Object.values(formLayout(variant)))
      .flatMap((table) => [...table.head, ...table.parts.flat()])
      .flatMap(({ cells }) => cells.flatMap((cell) => (cell.is === 'head' ? [folded(cell.label.zh)] : []))),
  ),
].sort((a, b) => b.length - a.length);

/** This much of a sentence may be words that the form has, too: 行政复议和行政诉讼各2件。 */
const ENOUGH_LABELS = 3;
const PAGE_NUMBER =
  /^[-—–－·\s]*(?:第?\s*\d{1,3}\s*页?(?:[，,\s]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})[-—–－·\s]*$/u;
const LONGEST_HEAD = 60;

/** Folded characters at the beginning of a text that are labels of a table and figures, and how many labels. */
function tableWordsIn(text: string): { readonly length: number; readonly labels: number } {
  let [at, labels, end] = [0, 0, 0];
  for (;;) {
    const digits = /^\d+/u.exec(text.slice(at))?.[0].length ?? 0;
    at += digits;
    const label = LABELS.find((each) => text.startsWith(each, at));
    if (label === undefined) break;
    at += label.length;
    labels += 1;
    end = at;
  }
  // Figures behind the last label belong to its row; text that begins with a number does not.
  const rest = text.slice(end);
  const figures = /^\d+$/u.test(rest) ? rest.length : 0;
  return { length: end + figures, labels };
}

/** The part of a paragraph before the character that follows so many folded ones. */
function beginning(paragraph: string, length: number): string {
  let taken = 0;
  let part = '';
  for (const character of paragraph) {
    if (taken >= length) break;
    taken += folded(character).length;
    part += character;
  }
  return part;
}

function strayIn(paragraph: string, isRepeated: boolean): Omit<Stray, 'section'> | undefined {
  if (PAGE_NUMBER.test(paragraph)) return { what: 'page-number', text: paragraph };
  const text = folded(paragraph);
  const isTitle = text.endsWith(folded(REPORT_TITLE.zh)) && !/[。！？；]/u.test(paragraph);
  if (isTitle && paragraph.length <= LONGEST_HEAD && (isRepeated || text.length > REPORT_TITLE.zh.length))
    return { what: 'running-head', text: paragraph };
  const { length, labels } = tableWordsIn(text);
  if (labels >= ENOUGH_LABELS) return { what: 'table-words', text: beginning(paragraph, length) };
  // 行政许可 alone on its line, or 总计 12 3 4: nothing but the table's.
  if (labels > 0 && length === text.length && !/[。！？；]$/u.test(paragraph.trim()))
    return { what: 'table-words', text: paragraph };
  return undefined;
}

/** In the order of the sections; empty for a report whose text is its own. */
export function straysIn(record: Pick<ReportRecord, 'sections'>): Stray[] {
  const all = record.sections.flatMap(({ paragraphs }) => paragraphs);
  return record.sections.flatMap(({ number, paragraphs }) =>
    paragraphs.flatMap((paragraph): Stray[] => {
      const isRepeated = all.filter((other) => other === paragraph).length > 1;
      const stray = strayIn(paragraph, isRepeated);
      return stray === undefined ? [] : [{ section: number, ...stray }];
    }),
  );
}
