/**
 * The search index as files of the site: agencies and figures over all years, the words of reports by year. Files are written and cached
 * one by one, and the words of a year hold numbers that mean something in its own list alone: so each file of a year, and the index, says
 * of which generation it is.
 */
import { digestOf } from '#shared/ids/digest.js';
import type { PinyinOf } from '#shared/season/roster/pinyin.js';
import { jsonText } from '#shared/site/json-text.js';
import { searchAgenciesKey, searchFiguresKey, SEARCH_INDEX_KEY, searchReportsKey, searchWordsKey } from '../keys.js';
import type { ReportText } from '../sections.js';
import { agencyLines, type Named } from './agencies.js';
import { figureLines, type YearTotals } from './figures.js';
import { inParts } from './parts.js';
import { wordParts } from './words.js';

export interface TextFile {
  readonly key: string;
  readonly body: string;
}

export interface SearchYear {
  readonly year: number;
  readonly reports: number;
  /** Numbers of the first report of each part, from 0. */
  readonly reportParts: readonly number[];
  readonly wordParts: number;
  /** Of all files of the year: another list or another cut has another. */
  readonly generation: string;
}

/** Behind the last report, where no number points; and as the word that no text holds. */
const markedList = (body: string, generation: string): string =>
  `${body.slice(0, -2)}${body === '[]\n' ? '' : ',\n'}["",${JSON.stringify(generation)}]]\n`;
const markedWords = (body: string, generation: string): string =>
  `{"":${JSON.stringify(generation)}${body === '{}\n' ? '' : ',\n'}${body.slice(1)}`;

/** The words of one year; reports are numbered in the order of `texts`. */
export function searchYear(
  year: number,
  texts: readonly ReportText[],
): { readonly entry: SearchYear; readonly files: TextFile[] } {
  const lists = inParts(texts.map(({ agency, name }) => [agency, name]));
  const words = wordParts(texts);
  let first = 0;
  const reportParts = lists.map((part) => {
    const from = first;
    first += (JSON.parse(part) as unknown[]).length;
    return from;
  });
  const generation = digestOf([lists, words]).slice(0, 12);
  return {
    entry: { year, reports: texts.length, reportParts, wordParts: words.length, generation },
    files: [
      ...lists.map((body, n) => ({ key: searchReportsKey(year, n), body: markedList(body, generation) })),
      ...words.map((body, n) => ({ key: searchWordsKey(year, n), body: markedWords(body, generation) })),
    ],
  };
}

/** What is found over all years. `years` as `searchYear` gave them, newest first. */
export function searchOverview(
  named: readonly Named[],
  totals: readonly YearTotals[],
  years: readonly SearchYear[],
  pinyinOf: PinyinOf,
): TextFile[] {
  const agencies = inParts(agencyLines(named, pinyinOf));
  const figures = inParts(figureLines(totals));
  return [
    ...agencies.map((body, n) => ({ key: searchAgenciesKey(n), body })),
    ...figures.map((body, n) => ({ key: searchFiguresKey(n), body })),
    {
      key: SEARCH_INDEX_KEY,
      body: jsonText({
        v: 1,
        agencies: agencies.length,
        figures: figures.length,
        years: years.map(({ year, reports: count, reportParts, wordParts: words, generation }) => ({
          year,
          reports: count,
          reportParts,
          wordParts: words,
          generation,
        })),
      }),
    },
  ];
}
