/**
 * Areas form a tree: a county below its city, a city below its province. A season belongs to one area; what an area shows
 * of those below it is for the site and the totals.
 */
import * as z from 'zod';
import { areaIdSchema, type AreaId } from '#shared/ids/area-id.js';

export const areaSchema = z.object({
  id: areaIdSchema,
  /** As people write it, e.g. 云溪县. */
  name: z.string().min(1).max(60),
  /** The area directly above; null for the highest that this installation serves. */
  parent: areaIdSchema.nullable(),
});
export type Area = z.infer<typeof areaSchema>;

/** The area and everything below it, nearest first. */
export function areaWithBelow(areas: readonly Area[], top: AreaId): Area[] {
  const found = areas.filter(({ id }) => id === top);
  for (const area of found)
    found.push(...areas.filter(({ parent, id }) => parent === area.id && !found.some((one) => one.id === id)));
  return found;
}

/** Why an area cannot stand where it is put: below one that is unknown, or below itself. */
export function placeProblem(areas: readonly Area[], area: Area): 'unknown-parent' | 'below-itself' | undefined {
  if (area.parent === null) return undefined;
  if (!areas.some(({ id }) => id === area.parent)) return 'unknown-parent';
  return areaWithBelow(areas, area.id).some(({ id }) => id === area.parent) || area.parent === area.id
    ? 'below-itself'
    : undefined;
}

/** Where an area stands once it is named again: below whom it stood before, unless another is named. */
export function placeOf(
  areas: readonly Area[],
  named: Omit<Area, 'parent'> & { readonly parent?: Area['parent'] | undefined },
): Area {
  const stands = areas.find(({ id }) => id === named.id);
  return {
    id: named.id,
    name: named.name,
    parent: named.parent === undefined ? (stands?.parent ?? null) : named.parent,
  };
}
