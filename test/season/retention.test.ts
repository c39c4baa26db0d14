/** The table of how long what is about people is kept is the one source: of rows' ends, and of what any kind of item holds. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expiryOf, RETENTION, type ExpiringRule, type RetentionRule } from '#shared/season/retention.js';
import { ITEM_KINDS, type ItemKind } from '#shared/workflow/item-kinds.js';

const stores = join(import.meta.dirname, '../../shared/store');
const rules: readonly (readonly [string, RetentionRule])[] = Object.entries(RETENTION);

/** Kinds in which nobody is named and no address leaves a mark. */
const OF_NOBODY: readonly ItemKind[] = [
  ...(['areas', 'sites', 'texts', 'words', 'task', 'site', 'round', 'touched', 'restore', 'layout'] as const),
  // What an outbox row of these kinds holds is a submission, an object's key, an address of a subscriber.
  ...(['start', 'tell', 'find', 'news'] as const),
];

test('every kind of item has its rule, or holds nothing of anybody', () => {
  const prefixes = rules.flatMap(([, { items }]) => items.split(/[ ,]+/).filter((part) => part.endsWith('#')));
  const ruled = (Object.keys(ITEM_KINDS) as ItemKind[]).filter((kind) =>
    prefixes.some((prefix) => ITEM_KINDS[kind].startsWith(prefix)),
  );
  const unruled = (Object.keys(ITEM_KINDS) as ItemKind[]).filter((kind) => !ruled.includes(kind));
  expect(unruled.filter((kind) => !OF_NOBODY.includes(kind))).toEqual([]);
  expect(OF_NOBODY.filter((kind) => !unruled.includes(kind)).sort()).toEqual(['find', 'news', 'start', 'tell']);
});

test('whatever stores say of a row’s end comes from a rule, and every rule of a row is used', () => {
  const used = new Set<string>();
  for (const name of readdirSync(stores).filter((each) => each.endsWith('.ts'))) {
    const text = readFileSync(join(stores, name), 'utf8');
    for (const [, rule] of text.matchAll(/expiryOf\('([\w-]+)'/g)) used.add(rule ?? '');
    // What the scanner said is about a file.
    if (/expiresAtSeconds(?:: | = )/.test(text) && name !== 'scans.ts')
      expect([name, text.includes('expiryOf(')]).toEqual([name, true]);
    if (name !== 'scans.ts') expect([name, /KEEP_\w+ = /.test(text)]).toEqual([name, false]);
  }
  const ofRows = rules.filter(([id, { fate }]) => fate === 'expires' && id !== 'logs' && id !== 'access-logs');
  expect([...used].sort()).toEqual(ofRows.map(([id]) => id).sort());
});

test('days are named where something ends, and counted from the instant that the rule counts from', () => {
  for (const [id, { fate, days, since }] of rules)
    expect([id, days !== null && days > 0, since !== null]).toEqual([id, fate !== 'stays', fate !== 'stays']);
  const at = '2026-01-20T08:00:00.500Z';
  for (const id of ['mailed', 'limits', 'sent'] satisfies ExpiringRule[])
    expect(expiryOf(id, at)).toBe(Date.parse('2026-01-20T08:00:00Z') / 1000 + RETENTION[id].days * 86_400);
});
