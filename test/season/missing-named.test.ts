/** Whom the public pages may name as missing: nobody by default, and nobody before their own last day is over. */
import { describe, expect, test } from '@jest/globals';
import { missingNamed } from '#shared/season/missing-named.js';
import { deadlinesOn } from '#shared/season/model.js';

const deadlines = { ...deadlinesOn('2026-01-31'), government: '2026-03-31' };
const season = { deadline: '2026-01-31', deadlines, namesMissing: true };

describe('where the season says so, an agency is named', () => {
  test.each([
    ['not on its last day', { kind: 'department' }, '2026-01-31', false],
    ['from the day after', { kind: 'department' }, '2026-02-01', true],
    ['by the day of its kind', { kind: 'government' }, '2026-02-01', false],
    ['once the day of its kind is over', { kind: 'government' }, '2026-04-01', true],
    ['by its own day where it has one', { kind: 'department', deadline: '2026-02-10' }, '2026-02-10', false],
    ['once its own day is over', { kind: 'department', deadline: '2026-02-10' }, '2026-02-11', true],
    ['never when it was taken off the roster', { kind: 'department', removed: { at: 'x' } }, '2026-05-01', false],
  ] as const)('%s', (_, agency, today, named) => {
    expect(missingNamed(season, agency, today)).toBe(named);
  });
});

test('by default nobody is named, however late', () => {
  const department = { kind: 'department' } as const;
  expect(missingNamed({ ...season, namesMissing: false }, department, '2026-12-31')).toBe(false);
  expect(missingNamed({ deadline: '2026-01-31', deadlines: null }, department, '2026-12-31')).toBe(false);
  expect(missingNamed({ ...season, deadlines: null }, department, '2026-12-31')).toBe(true);
});
