/** A release notices what became of the roster since the last one by the season's log: no deed that writes lines of it may be unknown there. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { ROSTER_DEEDS } from '#shared/publishing/season-of-site.js';
import { World } from './world.js';

const FOLDER = new URL('../../shared/deeds/season/', import.meta.url);

/** A change with lines of the roster, other than their ids among its details. */
const WRITES = /\bagencies: (?!\[|readonly|\w+\.flatMap)(?![^\n]*(?:\bid\)|=> id\b))|\bchangeOf\(stored, (?!\[\])/;
const DEED = /\bdeed: '([a-z-]+)'|\bchanged\([^']*'([a-z-]+)'/g;

test('every deed that writes lines of the roster is known to publishing, and no other', () => {
  const functions = readdirSync(FOLDER).flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split(/\n}\n/));
  const found = functions
    .filter((text) => WRITES.test(text))
    .flatMap((text) => [...text.matchAll(DEED)].flatMap(([, one, other]) => one ?? other ?? []));
  expect(found.sort()).toEqual([...ROSTER_DEEDS].sort());
});

test('agencies whose deadline is moved are not named as missing by the next release, whatever that is of', async () => {
  const world = new World(
    Array.from({ length: 110 }, (_, n) => n),
    { namesMissing: true },
  );
  world.packs = false;
  await world.release([0, 26]);
  expect(world.site.bodyOf('2025/index.html')).toContain('云溪县第99局');
  await world.changeRoster(99, { deadline: '2026-03-31' }, 'change-deadlines');
  await world.release([52]);
  expect(world.site.bodyOf('2025/index.html')).not.toContain('云溪县第99局');
  expect(world.site.bodyOf('2025/index.html')).toContain('云溪县第98局');
});
