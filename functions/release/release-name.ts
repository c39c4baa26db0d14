/** What stands for release and was left behind by every release of its name that has ended begins a new one. */
import { digestOf } from '#shared/ids/digest.js';
import type { AreaId } from '#shared/ids/area-id.js';
import { releaseIdFor, type ReleaseId } from '#shared/ids/release-id.js';
import { loadRelease } from '#shared/store/releases.js';
import type { Table } from '#shared/store/table.js';

/** @param selection what was decided anew since is another release: one from before does not make it public */
export async function releaseNameFor(
  table: Table,
  area: AreaId,
  selection: readonly (readonly (string | null)[])[],
  now: Date,
): Promise<ReleaseId> {
  for (let round = 0; ; round++) {
    const random = digestOf(round === 0 ? selection : [...selection, [String(round)]]).slice(0, 10);
    const id = releaseIdFor(area, now, random);
    const standing = await loadRelease(table, id);
    if (standing === undefined || standing.state === 'running' || standing.state === 'scheduled') return id;
  }
}
