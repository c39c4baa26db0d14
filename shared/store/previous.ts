/**
 * The same agency's report of the year before, which this year's numbers are compared with: what this office itself
 * released, or what the publisher had read from last year's document. The imported one lies with this year's filing:
 *
 *   FILING#{area}#2025#{agency}    PREVIOUS           what came of the import: arrival, digest, by whom; or a refusal
 *   FILING#{area}#2025#{agency}    PREVIOUS#RECORD    its record (records.ts)
 */
import { previousImportSchema, type Imported } from '#shared/filing/model.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import type { Previous } from '#shared/rules/index.js';
import { filingFrom } from './filings.js';
import { filingKey, filingPartition, recordSortKey } from './keys.js';
import { recordOf, recordWrites } from './records.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const IMPORT = new Format('import of last year', previousImportSchema);
const SORT_KEY = 'PREVIOUS';
const RECORD_KEY = 'PREVIOUS#RECORD';

export async function loadImport(table: Table, of: FilingRef): Promise<Imported | undefined> {
  const pk = filingPartition(of);
  const [imported, record] = await table.getAll([SORT_KEY, RECORD_KEY].map((sk) => ({ pk, sk })));
  if (imported === undefined) return undefined;
  return { import: valueIn(IMPORT, imported, 'import'), record: await recordOf(table, record) };
}

/** What is known of the year before: released by this office, else imported; undefined where neither is. */
export async function loadPrevious(table: Table, of: FilingRef): Promise<Previous | undefined> {
  return previousFrom(table, of, await table.getAll(previousKeys(of)));
}

/** Most reports are released as they were first sent: that record is asked for before it is known which one it was. */
const LIKELY_N = 1;

/** The items that tell of the year before, for reading them together with others. */
export function previousKeys(of: FilingRef): Key[] {
  const lastYear = { ...of, year: of.year - 1 };
  return [
    filingKey(lastYear),
    { pk: filingPartition(lastYear), sk: recordSortKey(LIKELY_N) },
    { pk: filingPartition(of), sk: RECORD_KEY },
  ];
}

/** What these items tell, in the order of their keys. Asks the table only for the record of a later submission. */
export async function previousFrom(
  table: Table,
  of: FilingRef,
  [filing, likely, imported]: readonly (Item | undefined)[],
): Promise<Previous | undefined> {
  const lastYear = { ...of, year: of.year - 1 };
  const { released } = filingFrom(filing, lastYear);
  if (released !== null) {
    const key = { pk: filingPartition(lastYear), sk: recordSortKey(released.n) };
    const published = await recordOf(table, released.n === LIKELY_N ? likely : await table.get(key));
    if (published !== null) return { record: published, source: 'published' };
  }
  const record = await recordOf(table, imported);
  return record === null ? undefined : { record, source: 'imported' };
}

/** A refused import keeps the record that stood before it. */
export function importWrites(of: FilingRef, stored: Imported): Write[] {
  const pk = filingPartition(of);
  return [
    { Put: { Item: itemOf(IMPORT, { pk, sk: SORT_KEY }, 'import', stored.import) } },
    ...(stored.record === null ? [] : recordWrites(pk, RECORD_KEY, stored.record)),
  ];
}
