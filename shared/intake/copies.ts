/** Searches a season for what a report may have been copied from: its likeliest sources by the index of words, compared. */
import type { FilingRef } from '#shared/ids/area-id.js';
import type { SharedText } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { comparedWith, indexWords, likelySources } from '#shared/rules/index.js';
import { listSubmissions } from '#shared/store/filings.js';
import type { Table } from '#shared/store/table.js';
import { findWords, loadSources, type FoundWords } from '#shared/store/texts.js';

/** As many likely sources are read and compared as a finding names; one copied report has one or two. */
const COMPARED = 3;

export interface Search {
  /** What the report shares with each of its likeliest sources. */
  readonly copied: SharedText[];
  /** The words that it is found by itself, and what the index holds under them: for entering it (`textWrites`). */
  readonly words: readonly string[];
  readonly found: FoundWords;
}

/** When the agency first filed this year; the first upload has none before it, and nothing is read for it. */
async function firstFiled(table: Table, of: FilingRef, n: number): Promise<string | undefined> {
  if (n <= 1) return undefined;
  const own = await listSubmissions(table, of);
  return own.flatMap(({ statement }) => statement?.at ?? []).sort()[0];
}

/** @param n which of the agency's uploads this is: of two that say the same, whoever filed first is not told of the other */
export async function searchForCopies(table: Table, of: FilingRef, record: ReportRecord, n: number): Promise<Search> {
  const own = indexWords(record.sections);
  const words = [...new Set(own.flatMap((section) => section.words))];
  const found = await findWords(table, of, words);
  const likely = likelySources(own, found.entered, of.agency).slice(0, COMPARED);
  const [sources, filed] = await Promise.all([loadSources(table, of, likely), firstFiled(table, of, n)]);
  const earlier = sources.filter(({ filedAt }) => filedAt === null || filed === undefined || filedAt < filed);
  return { copied: comparedWith(record.sections, earlier), words, found };
}
