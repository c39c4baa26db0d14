/**
 * The same agency's report of the year before, which this year's numbers are compared with: what this office itself
 * released, or what the publisher had read from last year's document. The imported one lies with this year's filing:
 *
 *   FILING#2025#{agency}    PREVIOUS                    what came of the import: arrival, digest, by whom; or a refusal
 *   FILING#2025#{agency}    PREVIOUS#RECORD             its 200 cells
 *   FILING#2025#{agency}    PREVIOUS#SECTION#1          one item per section
 */
import { previousImportSchema, type Imported } from '#shared/filing/model.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Previous } from '#shared/rules/index.js';
import { loadFiling, loadSubmissionFile, recordFrom, recordItems } from './filings.js';
import { filingPartition } from './keys.js';
import type { Table, Write } from './table.js';

const SORT_KEY = 'PREVIOUS';

export async function loadImport(table: Table, year: number, agency: string): Promise<Imported | undefined> {
  const items = await table.list(filingPartition(year, agency), SORT_KEY);
  const imported = items.find(({ sk }) => sk === SORT_KEY);
  if (imported === undefined) return undefined;
  return { import: previousImportSchema.parse(imported['import']), record: recordFrom(items, SORT_KEY) };
}

/** What is known of the year before: released by this office, else imported; undefined where neither is. */
export async function loadPrevious(table: Table, year: number, agency: string): Promise<Previous | undefined> {
  const before = await loadFiling(table, year - 1, agency);
  if (before.released !== null) {
    const file = await loadSubmissionFile(table, submissionId(year - 1, agency, before.released.n));
    if (file?.record != null) return { record: file.record, source: 'published' };
  }
  const stored = await loadImport(table, year, agency);
  return stored?.record == null ? undefined : { record: stored.record, source: 'imported' };
}

/** A refused import keeps the record that stood before it. */
export function importWrites(
  { year, agency }: { readonly year: number; readonly agency: string },
  stored: Imported,
): Write[] {
  const partition = filingPartition(year, agency);
  return [
    { Put: { TableName: '', Item: { pk: partition, sk: SORT_KEY, import: stored.import } } },
    ...(stored.record === null ? [] : recordItems(partition, SORT_KEY, stored.record)),
  ];
}
