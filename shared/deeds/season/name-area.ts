/** What a new area may be called: whatever its id would be one with the folders of the product is refused before anything lies there. */
import type { AreaId } from '#shared/ids/area-id.js';
import type { Area } from '#shared/season/area.js';
import { isFolder } from '#shared/workflow/folders.js';

/**
 * Why no new area may have this id, and what to do; undefined where it may. One that stands already goes on under its id, and is
 * read as before.
 */
export function areaNameProblem(known: readonly Area[], id: AreaId): string | undefined {
  if (!isFolder(id) || known.some((area) => area.id === id)) return undefined;
  return `reserved id: files of the product itself lie under "${id}/"; choose another id for the area, such as "${id}-county"`;
}
