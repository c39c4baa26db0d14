/**
 * Words beside a table that say whose figures stand in it: 2024年情况（对比）： over the table of last year. Which of the
 * tables is this year's is then for a person to say, in whatever format the report came.
 */
import type { Section } from '#shared/report/record.js';
import { normaliseLabel } from './normalise.js';

/** A caption is short; a sentence may speak of any year. */
const LONGEST_CAPTION = 30;
const YEAR = /(?:19|20)\d\d(?=年)/gu;
const FORMER = /去年|前年|上年(?!度?结转)|往年|其中本年/u;

/** A year is named, this one or another, and little else is said. */
export function namesYear(text: string): boolean {
  const words = normaliseLabel(text);
  return words.length <= LONGEST_CAPTION && (FORMER.test(words) || words.search(YEAR) >= 0);
}

/** @param year the year that the report is of; without it, every year that is named may be another one */
function namesOtherYear(text: string, year: number | null): boolean {
  if (!namesYear(text)) return false;
  const words = normaliseLabel(text);
  return FORMER.test(words) || [...words.matchAll(YEAR)].some(([named]) => Number(named) !== year);
}

/** Whether the words of a table's section, or those in the table itself, are of another year than the report. */
export function isBesideOtherYear(
  section: Section | undefined,
  captions: readonly string[] = [],
  year: number | null,
): boolean {
  return [...(section?.paragraphs ?? []), ...captions].some((text) => namesOtherYear(text, year));
}
