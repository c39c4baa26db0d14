/** A release of which every decision was disowned before its step: nothing becomes public, and what was drawn all the same is no drift. */
import { expect, test } from '@jest/globals';
import { verifySite } from '#shared/site/verify-site.js';
import { judgeSite } from '#shared/upkeep/site-judgement.js';
import { siteLayout } from '#shared/upkeep/site-layout.js';
import { KEYS } from '../builders/signatures.js';
import { World } from './world.js';

test('a site without a report verifies, lacks nothing and has nothing strange, and has its reports with the next release', async () => {
  const world = new World([0, 1]);
  const { site, table } = world;
  const verified = () => verifySite(async (key) => site.objects.get(key)?.bytes, KEYS);
  const there = () => new Set([...site.objects.keys()].filter((key) => !key.startsWith('releases/')));
  await world.release([]);
  expect(await verified()).toMatchObject({ flaws: [], sealed: 0, history: 0 });
  expect(judgeSite(there(), [], [], await siteLayout(table, 'home'))).toEqual({ reports: [], indexes: [], stray: [] });
  const missing = there();
  missing.delete('sitemap.xml');
  expect(judgeSite(missing, [], [], await siteLayout(table, 'home')).indexes).toEqual(['sitemap.xml']);
  await world.release([0, 1]);
  expect(await verified()).toMatchObject({ flaws: [] });
});
