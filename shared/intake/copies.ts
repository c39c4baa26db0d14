/** Searches a season for what a report may have been copied from: its likeliest sources by the index of words, compared. */
import type { FilingRef } from '#shared/ids/area-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { SharedText } from '#shared/report/finding.js';
import type { Submission } from '#shared/filing/model.js';
import type { ReportRecord } from '#shared/report/record.js';
import { comparedWith, indexWords, isTelling, likelySources, type CheckContext } from '#shared/rules/index.js';
import { listSubmissions, loadSubmissions } from '#shared/store/filings.js';
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

/**
 * What was found, with when each of the others was filed as of now, and when the agency itself first filed: rule D12 is
 * told of reports that were filed, and tells the later of two. Reads nothing where that rule would say nothing.
 */
export async function asFiled(
  table: Table,
  of: FilingRef,
  found: readonly SharedText[],
  submission: Pick<Submission, 'n' | 'statement'> | null,
): Promise<Pick<CheckContext, 'copied' | 'firstFiledAt'>> {
  const telling = found.filter(isTelling);
  if (telling.length === 0) return { copied: found };
  const [theirs, own] = await Promise.all([
    loadSubmissions(
      table,
      telling.map(({ agency, n }) => submissionId({ ...of, agency }, n)),
    ),
    // The first one has none before it.
    submission?.n === 1 ? [submission] : listSubmissions(table, of),
  ]);
  const copied = found.map((one) => {
    const source = theirs.find(({ agency, n }) => agency === one.agency && n === one.n);
    return { ...one, filedAt: source?.withdrawnAt === null ? (source.statement?.at ?? null) : null };
  });
  const firstFiledAt = own.flatMap(({ statement }) => statement?.at ?? []).sort()[0];
  return { copied, ...(firstFiledAt !== undefined && { firstFiledAt }) };
}

export async function searchForCopies(table: Table, of: FilingRef, record: ReportRecord): Promise<Search> {
  const own = indexWords(record.sections);
  const words = [...new Set(own.flatMap((section) => section.words))];
  const found = await findWords(table, of, words);
  const likely = likelySources(own, found.entered, of.agency).slice(0, COMPARED);
  const sources = await loadSources(table, of, likely);
  return { copied: comparedWith(record.sections, sources), words, found };
}
