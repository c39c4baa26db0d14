/** A release that was given up says what is public and what is not, whatever it broke down by. */
import { expect, test } from '@jest/globals';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { abandonRelease } from '#shared/publishing/abandon.js';
import { manifestKey, manifestText } from '#shared/season/release.js';
import { renderMail } from '#shared/words/letters/render.js';
import { loadRelease } from '#shared/store/releases.js';
import { agencyWrite } from '#shared/store/seasons.js';
import { agency, stateIn } from '../deeds/filing/scene.js';
import { digest } from '../site/sample.js';
import { siteInMemory } from './site-in-memory.js';

const id = releaseIdSchema.parse('home.r20260211-aaaaaa');
const of = { area: 'home', year: 2025, agency: agency.id } as const;
const other = { ...agency, id: agencyIdSchema.parse('minzheng'), name: '云溪县民政局' };
const released = { n: 1, version: 1, at: '2026-02-11T03:00:00.000Z', release: id };

/** The last attempt broke down, with the first of these agencies' reports public. */
async function givenUp(agencies: readonly (typeof agency)[], hasManifest: boolean) {
  const site = siteInMemory();
  await site.begin(id, { attempts: 4, count: agencies.length });
  await site.table.commit([agencyWrite(other)]);
  await site.file({ ...stateIn('released').filing, released });
  const entries = agencies.map((each) => ({
    submission: submissionId({ ...of, agency: each.id }, 1),
    content: digest('a'),
  }));
  if (hasManifest)
    site.objects.set(manifestKey(id), manifestText({ release: id, area: agency.area, year: agency.year, entries }));
  await abandonRelease(site.dependencies, id);
  expect(await loadRelease(site.table, id)).toMatchObject({ state: 'failed', attempts: 5 });
  const told = () => [...site.items.values()].flatMap((item) => (item['kind'] === 'mail' ? [item['message']] : []));
  return { site, told };
}

test.each([
  ['some', [agency, other], true, { published: 1, left: [other.name] }, /其余未公开/],
  ['all', [agency], true, { published: 1, left: [] }, /目录、合计和数据还没有更新/],
  ['none, since nothing can be read,', [agency, other], false, { published: 0, left: [] }, /没有年报公开/],
])('where %s are public it says so', async (_, agencies, hasManifest, result, says) => {
  const { told } = await givenUp(agencies, hasManifest);
  expect(told()).toEqual([expect.objectContaining({ name: 'release-ended', failed: true, ...result })]);
  const context = { recipient: '', link: null, siteBaseUrl: '', deskBaseUrl: '' };
  expect(renderMail(told()[0] as never, { ...context, language: 'zh' }).text).toMatch(says);
});

test('tried again and broken down before it took the site, it tells so once a day', async () => {
  const { site, told } = await givenUp([agency], true);
  await abandonRelease(site.dependencies, id);
  expect(told()).toHaveLength(1);
  await abandonRelease({ ...site.dependencies, now: () => new Date('2026-02-12T04:00:00.000Z') }, id);
  expect(told()).toHaveLength(2);
});
