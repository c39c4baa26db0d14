/** What the publisher's form about an earlier year says: where the documents are from, and which is whose. */
import type { HistoryFault, TypedSource } from '#shared/desk/history-views.js';
import { historySourceSchema, type HistorySource } from '#shared/filing/history.js';
import { isOut, type LastYearFile } from '#shared/filing/last-year.js';
import { daySchema } from '#shared/ids/calendar.js';
import type { Agency } from '#shared/season/model.js';

/** What the publisher said of where the documents are from, or what is wrong with it. */
export function sourceOf({ where, published, page }: TypedSource): HistorySource | HistoryFault {
  if (where === '') return 'no-source';
  if (published !== '' && !daySchema.safeParse(published).success) return 'bad-day';
  const read = historySourceSchema.safeParse({
    ...{ where, published: published === '' ? null : published, page: page === '' ? null : page },
  });
  return read.success ? read.data : 'too-long';
}

/** The files that were chosen, each with its agency; a document that names another agency than the chosen one is none's. */
export function pickedFrom(
  files: readonly LastYearFile[],
  agencies: readonly Agency[],
  chosen: ReadonlyMap<string, string>,
): { readonly picked: { file: LastYearFile; agency: Agency }[]; readonly isOthers: boolean } {
  let isOthers = false;
  const picked = files.flatMap((file) => {
    const agency = agencies.find(({ id, removed }) => removed === null && id === chosen.get(file.id));
    if (agency === undefined || file.state !== 'read' || isOut(file, files)) return [];
    if (file.match !== null && file.match !== agency.id) isOthers = true;
    return [{ file, agency }];
  });
  return { picked, isOthers };
}
