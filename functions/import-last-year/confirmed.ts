/** What both forms of this function do with documents that the publisher chose an agency for, before these are taken over. */
import type { LastYearFile } from '#shared/filing/last-year.js';
import type { Agency } from '#shared/season/model.js';
import { lastYearWrite, WRITES_AT_ONCE } from '#shared/store/last-year.js';
import type { Table } from '#shared/store/table.js';

/** So long documents are taken over: below the time that a page may take, with room for one more. */
export const BUDGET_MS = 15_000;

export interface Picked {
  readonly file: LastYearFile;
  readonly agency: Agency;
}

/** Names of agencies that were chosen for more than one document. */
export function namedTwice(picked: readonly Picked[]): string[] {
  const names = picked.map(({ agency }) => agency.name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** The files as they are noted; `busy` where somebody pressed at the same time: what they chose is seen first. */
export async function noteChosen(
  table: Table,
  picked: readonly Picked[],
  now: Date,
): Promise<readonly LastYearFile[] | 'busy'> {
  const noted = picked.map(({ file, agency }): LastYearFile => ({ ...file, state: 'chosen', chosen: agency.id }));
  for (let from = 0; from < noted.length; from += WRITES_AT_ONCE) {
    const writes = noted.slice(from, from + WRITES_AT_ONCE).map((file) => lastYearWrite(file, 'read', now));
    if ((await table.commit(writes)) !== 'committed') return 'busy';
  }
  return noted;
}
