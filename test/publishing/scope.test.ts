/** The public totals follow the declared scope from the next release on, say so, and lead to who makes them up. */
import { expect, test } from '@jest/globals';
import { contributionsPartKey } from '#shared/site/keys.js';
import { verifySite } from '#shared/site/verify-site.js';
import { scopeWrite } from '#shared/store/totals.js';
import { usualScope, type Scope } from '#shared/totals/scope.js';
import { KEYS } from '../builders/signatures.js';
import { publisher } from '../deeds/filing/scene.js';
import { agencyId, World } from './world.js';

interface Totals {
  readonly reports: number;
  readonly expected: number;
  readonly scope: { readonly declared: string | null; readonly except: number };
}
const totals = (world: World) =>
  (JSON.parse(world.site.bodyOf('data/v1/2025/index.json')) as { readonly totals: Totals }).totals;
const declare = (world: World, more: Partial<Scope>) => {
  const declared = { by: publisher, at: '2026-02-10T02:00:00.000Z' };
  const scope = { ...usualScope({ area: 'home', year: 2025 }, []), declared, ...more };
  world.memory.put(scopeWrite(scope).Put?.Item as never);
};
const flaws = async (world: World) =>
  (await verifySite(async (key: string) => world.site.objects.get(key)?.bytes, KEYS)).flaws;
const RECEIVED = contributionsPartKey(2025, 'requests.newlyReceived', 1);

test('a scope that is declared is what the next release adds up, in words, in data, and on the pages of its totals', async () => {
  const world = new World([1, 2, 3, 4]);
  world.putAgency(4, { kind: 'township' });
  await world.release([1, 2]);
  expect(totals(world)).toMatchObject({ reports: 2, expected: 4, scope: { declared: null } });
  expect(world.site.bodyOf(RECEIVED)).toContain('云溪县第1局');
  expect(world.site.bodyOf('2025/index.html')).toContain(`href="/${RECEIVED}"`);
  // One that has not published is named nowhere.
  expect(world.site.bodyOf(RECEIVED)).not.toContain('云溪县第3局');
  const before = totals(world);
  declare(world, { kinds: ['department'], except: [agencyId(1) as never] });
  expect(totals(world)).toEqual(before);
  await world.release([3]);
  expect(totals(world)).toMatchObject({ reports: 2, expected: 2, scope: { declared: '2026-02-10', except: 1 } });
  const page = world.site.bodyOf('2025/index.html');
  expect(page).toContain('合计范围由本地区于2026年2月10日确定：政府部门');
  expect(page).toContain('汇总范围内 2 家单位中 2 家已公布');
  expect(world.site.bodyOf(RECEIVED)).toContain('云溪县第3局');
  expect(world.site.bodyOf(RECEIVED)).not.toContain('云溪县第1局');
  const lines = world.site.bodyOf('data/v1/2025/parts/1.jsonl').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { counted: boolean }).counted)).toEqual([false, true, true]);
  expect(world.site.bodyOf('compare/received.html')).toContain('合计范围由本地区于2026年2月10日确定');
  expect(await flaws(world)).toEqual([]);
});

test('who has not published and owes nothing to the sum is not named on its pages', async () => {
  const world = new World([1, 2, 3], { namesMissing: true });
  declare(world, { except: [agencyId(3) as never] });
  await world.release([1]);
  expect(world.site.bodyOf('2025/index.html')).toContain('云溪县第3局');
  expect(world.site.bodyOf(RECEIVED)).toContain('云溪县第2局');
  expect(world.site.bodyOf(RECEIVED)).not.toContain('云溪县第3局');
});

test('what is taken down is on no page of the totals any more, the last report of all too', async () => {
  const world = new World([1]);
  await world.release([1]);
  await world.run(world.takeDown(1).id, []);
  for (const [key, body] of world.site.bodies())
    if (key.includes('2025/totals/')) expect([key, body.includes('云溪县第1局')]).toEqual([key, false]);
  expect(await flaws(world)).toEqual([]);
});
