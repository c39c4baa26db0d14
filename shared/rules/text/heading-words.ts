/** Headings of the six sections, compared as people compare them: without ordinal, spaces and punctuation. */
import { HEADING_WORDS, withoutInstruction } from '#shared/report/headings.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';

const ORDINAL = /^(?:第?[（(]?([一二三四五六七八九十]|\d{1,2})[）)]?(?:部分)?[、.．,，:：]?)/u;

function bare(text: string): string {
  return text.replace(/[\s\u3000\u00a0、，,.．。：:；;]/gu, '');
}

export function withoutOrdinal(text: string): string {
  return bare(withoutInstruction(text.trim()).replace(ORDINAL, ''));
}

/** The ordinal as it is printed; undefined where there is none. */
export function printedOrdinal(text: string): string | undefined {
  return ORDINAL.exec(text.trim())?.[0].replace(/[、.．,，:：\s]+$/u, '');
}

/** `一、总体情况` */
export function officialHeading(number: number): string {
  return `${SECTION_ORDINALS[number - 1] ?? ''}、${SECTION_HEADINGS[number - 1]?.zh ?? ''}`;
}

export function isOfficial(text: string, number: number): boolean {
  return withoutOrdinal(text) === bare(SECTION_HEADINGS[number - 1]?.zh ?? '');
}

/** Longer lines are sentences that happen to contain the words. */
const LONGEST_HEADING = 40;

const TELLING: readonly RegExp[] = HEADING_WORDS.map((words) => new RegExp(`^(?:${words})$`, 'u'));

/** 一、 and 第一部分 both say the first; undefined for an ordinal of another kind, or none. */
export function ordinalNumber(text: string): number | undefined {
  const printed = ORDINAL.exec(text.trim())?.[1];
  const index = '一二三四五六七八九十'.indexOf(printed ?? '-');
  return index >= 0 ? index + 1 : Number.isInteger(Number(printed)) ? Number(printed) : undefined;
}

/** The section whose heading a line looks like, whatever its ordinal. */
export function headingLike(line: string): number | undefined {
  if (line.length > LONGEST_HEADING || /[。；]/u.test(line)) return undefined;
  // A sub-heading like （一）主动公开情况 belongs to its section.
  if (/^\s*[（(]/u.test(line)) return undefined;
  const words = withoutOrdinal(line).replace(/[、，]/gu, '');
  const index = TELLING.findIndex((pattern) => pattern.test(words));
  return index < 0 ? undefined : index + 1;
}
