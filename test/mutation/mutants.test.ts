/** The list of mutants fits the source: each names one place, changes it, and names tests that there are. */
import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MUTANTS } from './mutants.js';

const root = resolve(import.meta.dirname, '../..');

test.each(MUTANTS.map((mutant) => [`${mutant.file}: ${mutant.why}`, mutant] as const))('%s', (_, mutant) => {
  const source = readFileSync(join(root, mutant.file), 'utf8');
  expect(source.split(mutant.find)).toHaveLength(2);
  expect(mutant.replace).not.toBe(mutant.find);
  expect(mutant.tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(mutant.tests.length).toBeGreaterThan(0);
});

test('no place is named twice for one thing', () => {
  const places = MUTANTS.map(({ file, find }) => `${file} ${find}`);
  expect(new Set(places).size).toBe(places.length);
});
