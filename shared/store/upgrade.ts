/**
 * Brings a table to the layout of this code, item by item, before any other function may use it (client.ts waits for
 * it). Each move is one transaction, so that an item is always at exactly one place; stopped at any point, it goes on
 * from there the next time. On a table of today's layout, and on an empty one, it only notes the layout.
 */
import { HOME_AREA } from '#shared/ids/area-id.js';
import { enterFormerTexts } from './former-texts.js';
import { seasonFrom, areaWrite } from './seasons.js';
import { movedItem } from './former-keys.js';
import { LAYOUT, LAYOUT_KEY, type Item, type Table, type Write } from './table.js';

export interface Upgrade {
  readonly from: number;
  readonly to: number;
  readonly moved: number;
  /** Reports that were entered under their words. */
  readonly entered: number;
}

/** @throws NewerFormat where the table is of a layout that this code does not know */
export async function upgradeTable(table: Table): Promise<Upgrade> {
  const from = await table.layoutFound();
  if (from === LAYOUT) return { from, to: LAYOUT, moved: 0, entered: 0 };
  let [moved, entered] = [0, 0];
  // Once more after the last move: what a function of the former code was just writing is found then.
  for (let round = -1; round !== 0;) {
    const movedNow = await moveAll(table);
    const enteredNow = await enterFormerTexts(table);
    [moved, entered] = [moved + movedNow, entered + enteredNow];
    round = movedNow + enteredNow;
  }
  await table.commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
  return { from, to: LAYOUT, moved, entered };
}

async function moveAll(table: Table): Promise<number> {
  let moved = 0;
  for await (const item of table.everything()) {
    const after = movedItem(item);
    if (after === undefined) continue;
    await table.commit([...moveWrites(item, after), ...areaOf(after)]);
    moved += 1;
  }
  return moved;
}

/** Whoever moves the same item at the same time finds it gone, and nothing happens twice. */
function moveWrites(before: Item, after: Item): Write[] {
  return [
    { Put: { Item: after, ConditionExpression: 'attribute_not_exists(pk)' } },
    { Delete: { Key: { pk: before.pk, sk: before.sk }, ConditionExpression: 'attribute_exists(pk)' } },
  ];
}

/** The season of former times names the one area that there was. */
function areaOf(item: Item): Write[] {
  if (item.sk !== 'SEASON') return [];
  const stored = seasonFrom(item);
  return stored === undefined ? [] : [areaWrite({ id: HOME_AREA, name: stored.season.areaName, parent: null })];
}
