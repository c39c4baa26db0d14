/** A release notices by the season's log what became of the roster since the last one. */
import { expect, test } from '@jest/globals';
import { World } from './world.js';

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
