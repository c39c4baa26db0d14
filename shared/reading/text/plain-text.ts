/**
 * A text file -> findings for the three tables, and its lines for sections and title. Finds the stretch of text that
 * belongs to each table by the section headings; a table whose stretch is not certain is not read.
 */
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { Table3Finding, TableFinding } from '../tables/findings.js';
import { formPrinted, type FormSchema } from '../forms.js';
import { isRefusal, type ReadingRefusal } from '../limits.js';
import { normaliseLabel } from '../normalise.js';
import { headingNumber, type DocumentLine } from '../sections.js';
import { entriesOf, linesOfText } from './text-entries.js';
import { isFormText } from '../tables/form-lines.js';
import { readTable3Text } from './text-table3.js';
import { readTable2Text, readTable4Text } from './text-tables24.js';

export interface TextReading {
  readonly lines: readonly DocumentLine[];
  readonly table2: TableFinding;
  readonly table3: Table3Finding;
  readonly table4: TableFinding;
  readonly form: FormSchema;
  /** Sections whose heading stands more than once. */
  readonly repeated: readonly number[];
  /** The stretches were found and no figure stands in them. */
  readonly withoutFigures: boolean;
}

interface Heading {
  readonly start: number;
  readonly end: number;
}

/** Web pages saved as text run into one line: a heading then stands in the middle, after a stop or a space. */
function inlineHeadings(text: string, number: number): Heading[] {
  const ordinal = SECTION_ORDINALS[number - 1] ?? '';
  const official = [...(SECTION_HEADINGS[number - 1]?.zh ?? '')].join('\\s*');
  // The one heading that is long enough to be misprinted, and often is.
  const wording = number === 4 ? `(?:${official}|政府信息公开[^。，；\\s]{0,10}复议、行政诉讼情况)` : official;
  const pattern = new RegExp(`(?<=^|[。；\\s])${ordinal}\\s*[、.．]\\s*${wording}`, 'gmu');
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function headingsOf(text: string): { headings: Map<number, Heading>; repeated: number[] } {
  const lines = linesOfText(text);
  const headings = new Map<number, Heading>();
  const repeated: number[] = [];
  for (let number = 1; number <= SECTION_HEADINGS.length; number++) {
    const whole = lines
      .filter((line) => headingNumber(line.text) === number)
      .map((line) => ({ start: line.offset, end: line.offset + line.text.length }));
    const found = whole.length > 0 ? whole : inlineHeadings(text, number);
    if (found.length > 1) repeated.push(number);
    const [only] = found;
    if (found.length === 1 && only !== undefined) headings.set(number, only);
  }
  return { headings, repeated };
}

/** The text after one heading up to the next one, if both are certain and in order. */
function stretch(headings: ReadonlyMap<number, Heading>, number: number): { start: number; end: number } | undefined {
  const [own, next] = [headings.get(number), headings.get(number + 1)];
  if (own === undefined || next === undefined || next.start < own.end) return undefined;
  const between = [...headings].some(
    ([other, heading]) => other !== number && heading.start > own.start && heading.start < next.start,
  );
  return between ? undefined : { start: own.end, end: next.start };
}

/** Words with which the tables begin; what stands before them in the same section is running text. */
const TABLE_STARTS: Readonly<Record<number, RegExp>> = {
  2: /第二十条第|信息内容/u,
  3: /本列数据的勾稽|申请人情况/u,
  4: /行政复议\s*(?:行政诉讼|结果)|结果\s*维持/u,
};

const LINE_ENDS = /[\r\n\f\v\u0085\u2028\u2029]+/u;
/** No page has longer lines, and so many as long as the longest are no accident. */
const [LONGEST_WRAPPED, WRAPPED_LINES] = [80, 3];

/** Whether lines end where the page ended them: elsewhere each is a paragraph, however long. */
function isWrapped(lines: readonly string[]): boolean {
  const lengths = lines.map((line) => line.trim().length);
  const longest = Math.max(0, ...lengths);
  return longest <= LONGEST_WRAPPED && lengths.filter((length) => length >= longest - 2).length >= WRAPPED_LINES;
}

/** Cells that are parted by bars, or nothing but words of the tables. */
function isTableLine(line: string): boolean {
  const words = line.replace(/[|｜\t]|-{3,}/gu, ' ').trim();
  return words === '' || isFormText(words);
}

/** Splits at headings, so that headings in the middle of a line become lines of their own. */
function documentLines(text: string, headings: ReadonlyMap<number, Heading>): DocumentLine[] {
  const ordered = [...headings].sort((a, b) => a[1].start - b[1].start);
  const parts: { text: string; section: number; heading: boolean }[] = [];
  let reached = 0;
  let section = 0;
  for (const [number, { start, end }] of ordered) {
    if (start < reached) continue;
    parts.push({ text: text.slice(reached, start), section, heading: false });
    parts.push({ text: text.slice(start, end), section: number, heading: true });
    [reached, section] = [end, number];
  }
  parts.push({ text: text.slice(reached), section, heading: false });
  const wraps = isWrapped(parts.flatMap((part) => (part.heading ? [] : part.text.split(LINE_ENDS))));
  return parts.flatMap((part) => {
    const lines = part.heading ? [part.text.replace(/\s+/gu, '')] : part.text.split(LINE_ENDS);
    const longest = Math.max(...lines.map((line) => line.trim().length));
    let tabular = false;
    return lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        tabular ||= !part.heading && TABLE_STARTS[part.section]?.test(line) === true;
        const indented = /^(?:\u3000{1,4}| {2,8}|\t)\S/u.test(line);
        const full = wraps ? line.trim().length >= longest - 2 : null;
        const ofTable = tabular || (!part.heading && TABLE_STARTS[part.section] !== undefined && isTableLine(line));
        return { text: line.trim(), page: null, indented, full, tabular: ofTable };
      });
  });
}

/** Every figure of table 3 was proven, and each of them stands on a line of its own: no number is wrapped in this text. */
function isCellByCell({ cells }: Table3Finding): boolean {
  const printed = [...cells.values()].filter((cell) => cell.kind !== 'not-printed');
  const lines = printed.map((cell) => (cell.kind === 'number' && cell.place?.in === 'line' ? cell.place.line : -1));
  return printed.length > 0 && !lines.includes(-1) && new Set(lines).size === lines.length;
}

export function readPlainText(text: string, history: boolean): TextReading | ReadingRefusal {
  const { headings, repeated } = headingsOf(text);
  const entries = (number: number): ReturnType<typeof entriesOf> => {
    const part = stretch(headings, number);
    return part === undefined ? [] : entriesOf(text, part.start, part.end);
  };
  const [two, three, four] = [entries(2), entries(3), entries(4)];
  const form = formPrinted({ cells: normaliseLabel(two.map((entry) => entry.words).join('')) }, history);
  if (isRefusal(form)) return form;
  const table3 = readTable3Text(three, form);
  return {
    lines: documentLines(text, headings),
    table2: readTable2Text(two, form, isCellByCell(table3)),
    table3,
    table4: readTable4Text(four),
    form,
    repeated,
    withoutFigures: three.length > 0 && [...two, ...three, ...four].every((entry) => entry.figures.length === 0),
  };
}
