/**
 * Enters under their words the reports that were checked before there was an index of words (texts.ts), for upgrade.ts: a
 * report that is checked tomorrow is to be found copied from one of yesterday.
 */
import { indexWords } from '#shared/rules/index.js';
import { filingPartition, recordSortKey } from './keys.js';
import { recordOf } from './records.js';
import type { Table } from './table.js';
import { findWords, formerText, textWrites } from './texts.js';

/** @returns how many were entered; each becomes of today's form in the same transaction, and is not met again */
export async function enterFormerTexts(table: Table): Promise<number> {
  let entered = 0;
  for await (const item of table.everything()) {
    const of = formerText(item);
    if (of === undefined) continue;
    const record = await recordOf(table, await table.get({ pk: filingPartition(of), sk: recordSortKey(of.n) }));
    const words = record === null ? [] : [...new Set(indexWords(record.sections).flatMap((section) => section.words))];
    await table.commit(textWrites(of, words, await findWords(table, of, words)));
    entered += 1;
  }
  return entered;
}
