/** Searches a season for what a report may have been copied from: its likeliest sources by the index of words, compared. */
import type { FilingRef } from '#shared/ids/area-id.js';
import type { SharedText } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { comparedWith, indexWords, likelySources } from '#shared/rules/index.js';
import type { Table } from '#shared/store/table.js';
import { findWords, loadSources, type FoundWords } from '#shared/store/texts.js';

/** As many likely sources are read and compared; one copied report has one or two. */
const COMPARED = 4;

export interface Search {
  /** What the report shares with each of its likeliest sources. */
  readonly copied: SharedText[];
  /** The words that it is found by itself, and what the index holds under them: for entering it (`textWrites`). */
  readonly words: readonly string[];
  readonly found: FoundWords;
}

export async function searchForCopies(table: Table, of: FilingRef, record: ReportRecord): Promise<Search> {
  const own = indexWords(record.sections);
  const words = [...new Set(own.flatMap((section) => section.words))];
  const found = await findWords(table, of, words);
  const likely = likelySources(own, found.entered, of.agency).slice(0, COMPARED);
  const sources = await loadSources(table, of, likely);
  return { copied: comparedWith(record.sections, sources), words, found };
}
