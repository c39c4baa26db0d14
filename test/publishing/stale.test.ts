/** What caches are told to forget, and when nothing is: over a season in memory, by the steps that answer it to the machine. */
import { expect, test } from '@jest/globals';
import { begin } from '#shared/publishing/begin.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { planRelease } from '#shared/publishing/plan.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { agencyId, World } from './world.js';

const begun = (async () => {
  const world = new World([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  world.packs = false;
  await world.release([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  return world;
})();

/** What both steps answer, before the pointer is switched. */
async function staleIn(world: World, id: ReleaseId, numbers: readonly number[] = []) {
  await begin(world.deps, id);
  await world.versions(id, numbers, 1);
  const plan = await planRelease(world.deps, id);
  // A repeat, after an answer that was lost, asks for the same by the same name.
  expect((await planRelease(world.deps, id)).stale).toEqual(plan.stale);
  return { reports: plan.stale, all: (await publishIndexes(world.deps, id)).stale };
}

test('of a report that was taken down: its addresses in both languages at once, then everything', async () => {
  const world = (await begun).copy();
  const { id } = world.takeDown(1);
  const { reports, all } = await staleIn(world, id);
  const of = agencyId(1);
  expect(reports).toEqual({ reference: `${id}-2-reports`, paths: [`/2025/${of}/*`, `/en/2025/${of}/*`] });
  expect(all).toEqual({ reference: `${id}-2-all`, paths: ['/*'] });
});

test('of more reports than CloudFront takes wildcards for: everything, both times', async () => {
  const world = (await begun).copy();
  const releases = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => world.takeDown(n).id);
  expect((await staleIn(world, releases[0]!)).reports?.paths).toEqual(['/*']);
});

test('of a release that only adds a report: nothing', async () => {
  const world = (await begun).copy();
  expect(await staleIn(world, world.newRelease().id, [9])).toEqual({ reports: null, all: null });
});

test('of one that draws the whole site after something broke: everything', async () => {
  const world = (await begun).copy();
  const { reports } = await staleIn(world, world.newRelease({ attempts: 1 }).id, [9]);
  expect(reports?.paths).toEqual(['/*']);
});

test('a takedown that is carried out by the release of something else is forgotten by that one', async () => {
  const world = (await begun).copy();
  world.takeDown(2);
  const { reports } = await staleIn(world, world.newRelease().id, [9]);
  expect(reports?.paths).toEqual([`/2025/${agencyId(2)}/*`, `/en/2025/${agencyId(2)}/*`]);
});
