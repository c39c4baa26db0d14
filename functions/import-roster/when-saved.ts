/** Somebody who saved a roster of an ordinary size sees at once what became of it; for a large one there is a page of progress. */
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { RosterDraft } from '#shared/season/roster/draft.js';
import { loadDraft } from '#shared/store/roster-drafts.js';
import type { Table } from '#shared/store/table.js';

const LOOKS = 24;
const BETWEEN_MS = 250;

export async function whenSaved(
  table: Table,
  of: SeasonRef,
  pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<RosterDraft | 'saving' | 'gone'> {
  for (let look = 0; look < LOOKS; look++) {
    await pause(BETWEEN_MS);
    const stored = await loadDraft(table, of);
    if (stored === undefined) return 'gone';
    if (stored.draft.state === 'saved') return stored.draft;
  }
  return 'saving';
}
