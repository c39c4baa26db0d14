/** Declaring whose reports are added up. */
import { describe, expect, test } from '@jest/globals';
import { emptyChain } from '#shared/audit/chain.js';
import { declareScope, type ScopeCase } from '#shared/deeds/season/declare-scope.js';
import { usualScope, type ScopeChoice } from '#shared/totals/scope.js';
import { agencyOf } from '../../totals/seasons.js';
import { AT, NOW, publishGrant, season } from '../filing/scene.js';

const agencies = [
  agencyOf({ id: 'jiaoyu' }),
  agencyOf({ id: 'zhengfu', kind: 'government' }),
  agencyOf({ id: 'other-government', kind: 'government' }),
];
const usual = usualScope(season, agencies);
const by = { grant: publishGrant, now: NOW };
const stateOf = (more: Partial<ScopeCase> = {}): ScopeCase => ({
  stored: { season, version: 3, audit: emptyChain('SEASON#home#2025') },
  agencies,
  before: undefined,
  ...more,
});
const changeOf = (choice: Partial<ScopeChoice>, more: Partial<ScopeCase> = {}) => {
  const judgement = declareScope(stateOf(more), { ...usual, ...choice }, by);
  if (!('change' in judgement)) throw new Error(JSON.stringify(judgement));
  return judgement.change;
};

describe('a scope that is declared', () => {
  test('is kept with who said it and when, with an event, and needs a live link', () => {
    const change = changeOf({ kinds: ['department'], government: 'zhengfu' as never });
    expect(change.scope).toMatchObject({
      kinds: ['department'],
      government: 'zhengfu',
      declared: { by: publishGrant.person, at: AT },
    });
    expect(change.effects).toEqual([{ needGrant: publishGrant.id }]);
    expect(change.events).toMatchObject([
      {
        deed: 'declare-scope',
        actor: { role: 'publisher' },
        details: { before: { government: null }, after: { kinds: ['department'], government: 'zhengfu' } },
      },
    ]);
  });

  test('is declared even where it is the usual one, once', () => {
    const before = changeOf({}).scope!;
    expect(before.declared).not.toBeNull();
    expect(declareScope(stateOf({ before }), usual, by)).toEqual({ already: season });
  });

  test('names only agencies of the roster, and a government for the government', () => {
    const change = changeOf({
      groups: ['nobody'] as never,
      except: ['nobody', 'jiaoyu'] as never,
      government: 'jiaoyu' as never,
    });
    expect(change.scope).toMatchObject({ groups: null, except: ['jiaoyu'], government: null });
  });
});
