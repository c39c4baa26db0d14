/**
 * A release, a correction, a takedown and the taking back of a release break at every write of theirs in turn, to the table or to the site, before it or after it when
 * only its answer is lost; they are taken up again, by the step or from the beginning. In the end the site is the same, byte by
 * byte, as one that nothing happened to. Meanwhile a reader follows every link after each write: none is dead.
 */
import { expect, test } from '@jest/globals';
import { parseLinks } from './links.js';
import { takeBack, WITHDRAWN, worldToRollBack } from './rolled-back-world.js';
import { World } from './world.js';

const LONG = process.env['NIANBAO_LONG'] === '1';
/** So many breaks of each kind in the whole run; all of them in the drill (npm run drill:publish). */
const BREAKS = LONG ? Infinity : 5;

interface Deed {
  readonly name: string;
  /** Where the season does not begin like that of the others. */
  readonly season?: () => Promise<World>;
  /** What nothing may answer with in the end. */
  readonly gone?: readonly string[];
  readonly carryOut: (world: World, after: 'step' | 'anew') => Promise<void>;
}
const deeds: readonly Deed[] = [
  { name: 'a first release', carryOut: (world, after) => world.run(world.newRelease().id, [3], 1, after) },
  { name: 'a correction', carryOut: (world, after) => world.run(world.newRelease().id, [1], 2, after) },
  {
    ...{ name: 'a takedown', gone: ['云溪县第1局第1版的正文'] },
    carryOut: (world, after) => world.run(world.takeDown(1).id, [], 1, after),
  },
  {
    ...{ name: 'the taking back of a release', gone: WITHDRAWN, season: async () => (await released).world.copy() },
    carryOut: async (world, after) => world.run(takeBack(world, (await released).second).id, [], 1, after),
  },
];

const released = worldToRollBack();
const begun = (async () => {
  const world = new World([0, 1, 2, 3, 4]);
  await world.release([0, 1, 2]);
  return world;
})();
const season = async () => (await begun).copy();

/** Addresses that lead from the first page to nothing. */
function deadLinks(world: World): string[] {
  const seen = new Set(['index.html']);
  const dead: string[] = [];
  for (const key of seen) {
    const stored = world.site.objects.get(key);
    if (stored === undefined) dead.push(key);
    else if (key.endsWith('.html')) for (const link of parseLinks(stored)) seen.add(link);
  }
  return dead;
}

test.each(deeds)(
  '$name that breaks anywhere ends as one that did not',
  async ({ name, carryOut, gone = [], ...deed }) => {
    const fresh = deed.season ?? season;
    const whole = await fresh();
    whole.faults.breakAt(undefined);
    await carryOut(whole, 'step');
    const writes = whole.faults.count;
    const expected = whole.site.bodies();
    expect(writes).toBeGreaterThan(20);
    const every = Math.max(1, Math.floor((writes * 2) / BREAKS));
    for (let nth = 0; nth < writes * 2; nth += every) {
      const [at, when] = [Math.floor(nth / 2) + 1, nth % 2 === 0 ? 'before' : 'after'] as const;
      const world = await fresh();
      const dead: string[] = [];
      world.faults.afterEach = () => void dead.push(...deadLinks(world));
      world.faults.breakAt(at, when);
      await carryOut(world, at % 2 === 0 ? 'step' : 'anew');
      expect([name, at, when, dead]).toEqual([name, at, when, []]);
      const bodies = world.site.bodies();
      const different = [...new Set([...bodies.keys(), ...expected.keys()])].filter(
        (key) => bodies.get(key) !== expected.get(key),
      );
      expect([name, at, when, different]).toEqual([name, at, when, []]);
      const left = [...bodies].filter(([, body]) => gone.some((words) => body.includes(words))).map(([key]) => key);
      expect([at, when, left]).toEqual([at, when, []]);
    }
  },
);
