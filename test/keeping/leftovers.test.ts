/** What of an area is in the way of a restore: any item of it, whatever says whose the item is. */
import { describe, expect, test } from '@jest/globals';
import { isOf, leftoversOf } from '#shared/keeping/leftovers.js';
import type { Item, Table } from '#shared/store/table.js';
import { ITEM_KINDS, type ItemKind } from '#shared/workflow/item-kinds.js';
import { fileGrant } from '../deeds/filing/scene.js';

const DIGEST = 'a'.repeat(64);
const BY_SORT_KEY: Readonly<Partial<Record<ItemKind, Item>>> = {
  sites: { pk: 'SITES', sk: 'SITE#home' },
  browser: { pk: `BROWSER#${DIGEST}`, sk: 'BROWSERS#home#2025' },
};
const BY_VALUE: Readonly<Partial<Record<ItemKind, Item>>> = {
  link: { pk: `LINK#${DIGEST}`, sk: 'LINK', link: { grant: fileGrant.id } },
  session: { pk: `SESSION#${DIGEST}`, sk: 'SESSION', session: { grant: fileGrant.id } },
  code: { pk: `CODE#${DIGEST}`, sk: 'CODE', challenge: { grant: fileGrant.id } },
  mailed: { pk: `MAILED#${DIGEST}`, sk: 'MAILED', mailed: { area: 'home' } },
};
const OF_NO_AREA: readonly ItemKind[] = ['areas', 'layout', 'limit', 'round', 'restore'];
const kinds = Object.keys(ITEM_KINDS) as ItemKind[];

function one(kind: ItemKind): Item {
  return BY_SORT_KEY[kind] ?? BY_VALUE[kind] ?? { pk: `${ITEM_KINDS[kind]}home#x`, sk: 'X' };
}

describe.each(kinds.filter((kind) => !OF_NO_AREA.includes(kind)))('an item of the kind %s', (kind) => {
  test('is in the way of its own area alone', () => {
    expect([isOf(one(kind), 'home'), isOf(one(kind), 'hom'), isOf(one(kind), 'other')]).toEqual([true, false, false]);
  });
});

test.each(OF_NO_AREA)('an item of the kind %s is in nobody’s way', (kind) => {
  expect(isOf({ pk: `${ITEM_KINDS[kind]}home`, sk: 'X' }, 'home')).toBe(false);
});

test('a link as former code kept it is told by its grant', () => {
  expect(isOf({ pk: `LINK#${DIGEST}`, sk: 'LINK', grant: fileGrant.id }, 'home')).toBe(true);
});

test('all that is left is named with its number', async () => {
  const items = [one('upload'), one('upload'), one('mail'), one('round'), { pk: 'GRANT#other#x', sk: 'GRANT' }];
  const table = {
    async *everything() {
      yield* items;
    },
  } as unknown as Table;
  expect(await leftoversOf(table, 'home')).toBe('UPLOAD × 2, OUTBOX#MAIL × 1');
  expect(await leftoversOf(table, 'nowhere')).toBeNull();
});
