/**
 * What a table holds of an area already. A restore puts things only where nothing lies, so that whatever is left of an earlier
 * life would stay in the way unseen: a row of the outbox that is done, a claim, a grant under an old number. Reads the whole
 * table once, as an export does.
 */
import { areaOfGrant, grantIdSchema } from '#shared/ids/grant-id.js';
import type { Item, Table } from '#shared/store/table.js';
import { ITEM_KINDS, kindOfKey, type ItemKind } from '#shared/workflow/item-kinds.js';
import { areaOfItem } from './kinds.js';

/** How an item says whose it is. */
type Tells = 'partition' | 'sort key' | 'grant' | 'nothing';

/** Beside these, the area stands behind the name of the kind. */
const TOLD_BY: Readonly<Partial<Record<ItemKind, Tells>>> = {
  // Looked at by whoever knows what the bundle says of the area (restore-area.ts).
  areas: 'nothing',
  sites: 'sort key',
  browser: 'sort key',
  link: 'grant',
  session: 'grant',
  code: 'grant',
  mailed: 'grant',
  // Of the installation: how often was something asked for, how far has a round come.
  layout: 'nothing',
  limit: 'nothing',
  round: 'nothing',
  // The restore's own.
  restore: 'nothing',
};

/** How many items of each kind are there, by how their partition keys begin; null where there is none. */
export async function leftoversOf(table: Table, area: string): Promise<string | null> {
  const found = new Map<string, number>();
  for await (const item of table.everything()) {
    if (!isOf(item, area)) continue;
    const kind = kindOfKey(item.pk);
    const name = kind === undefined ? item.pk : ITEM_KINDS[kind].replace(/#$/, '');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found.size === 0 ? null : [...found].map(([name, count]) => `${name} × ${count}`).join(', ');
}

export function isOf(item: Item, area: string): boolean {
  const kind = kindOfKey(item.pk);
  if (kind === undefined) return false;
  switch (TOLD_BY[kind] ?? 'partition') {
    case 'partition':
      return areaOfItem(item) === area;
    case 'sort key':
      return item.sk.split('#')[1] === area;
    case 'grant':
      return areasIn(item).includes(area);
    case 'nothing':
      return false;
  }
}

/** Of the value that the item holds, whatever it is called. */
function areasIn(item: Item): string[] {
  return [item, ...Object.values(item)].flatMap((value) => {
    if (typeof value !== 'object' || value === null) return [];
    const { area, grant } = value as { readonly area?: unknown; readonly grant?: unknown };
    const id = grantIdSchema.safeParse(grant);
    return [...(typeof area === 'string' ? [area] : []), ...(id.success ? [areaOfGrant(id.data)] : [])];
  });
}
