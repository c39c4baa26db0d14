/** What goes into a bundle: nothing that opens a door, nothing of another area, and no lease of a function that is gone. */
import { describe, expect, test } from '@jest/globals';
import { asExported, GOING } from '#shared/keeping/kinds.js';
import { GRANT, grantFrom } from '#shared/store/grants.js';
import { grantKey } from '#shared/store/keys.js';
import { itemOf } from '#shared/store/stored.js';
import { ITEM_KINDS, type ItemKind } from '#shared/workflow/item-kinds.js';
import { fileGrant } from '../deeds/filing/scene.js';

const SECRETS: readonly ItemKind[] = ['link', 'session', 'code', 'browser', 'task', 'limit'];

describe('a bundle of an area', () => {
  test.each(SECRETS)('holds no %s', (kind) => {
    expect(GOING[kind]).toBe('left');
    expect(asExported({ pk: `${ITEM_KINDS[kind]}home#x`, sk: 'X' }, 'home')).toBeUndefined();
  });

  test('holds what a grant is for, and neither the links that open it nor the number they were made under', () => {
    const links = { current: 'a'.repeat(64), pending: 'b'.repeat(64) };
    const stored = itemOf(GRANT, grantKey(fileGrant.id), 'grant', { ...fileGrant, links } as typeof fileGrant);
    const exported = asExported(stored, 'home');
    expect(JSON.stringify(exported)).not.toMatch(/a{64}|b{64}/);
    const { serial, links: left, ...rest } = grantFrom(exported) ?? {};
    const { serial: before, links: _links, ...same } = fileGrant;
    expect([rest, serial, left]).toEqual([same, before + 1, { current: null, pending: null }]);
  });

  test('holds no salt by which one could show who somebody was whose name was taken out', () => {
    expect(asExported({ pk: 'SEASON#home#2025', sk: 'RETENTION', retention: { salt: 'ab' } }, 'home')).toBeUndefined();
    const season = { pk: 'SEASON#home#2025', sk: 'SEASON' };
    expect(asExported(season, 'home')).toEqual(season);
  });

  test('holds claims of what arrived, and nothing of where a restore has put it', () => {
    const claim = { pk: 'UPLOAD#home#home/2025/jia/x', sk: 'VERSION#1' };
    expect(asExported(claim, 'home')).toEqual(claim);
    expect(asExported({ ...claim, sk: 'MOVED#1' }, 'home')).toBeUndefined();
    expect(asExported({ ...claim, pk: 'UPLOAD#home#_restored/home/ab' }, 'home')).toBeUndefined();
  });

  test('holds nothing of another area, whose name may begin alike', () => {
    const item = { pk: 'RELEASE#home#home.r20260101-abcdef', sk: 'RELEASE' };
    expect(asExported(item, 'home')).toEqual(item);
    expect(asExported(item, 'hom')).toBeUndefined();
    expect(asExported({ ...item, pk: 'RELEASE#home-b#x' }, 'home')).toBeUndefined();
  });

  test('has every row of the outbox that was in hand waiting again, but none with a code for a session', () => {
    const row = { pk: 'OUTBOX#MAIL#home#x', sk: 'OUTBOX', status: 'working', dueAt: '2026-01-20T00:00:00.000Z' };
    expect(asExported(row, 'home')).toEqual({ ...row, status: 'queued' });
    expect(asExported({ ...row, status: 'done' }, 'home')).toEqual({ ...row, status: 'done' });
    expect(asExported({ ...row, codeFor: 'c'.repeat(64) }, 'home')).toBeUndefined();
  });
});
