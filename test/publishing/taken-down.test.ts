/** A version that was taken down is gone from its addresses with the next release that writes the site, whichever that is. */
import { expect, test } from '@jest/globals';
import type { Filing } from '#shared/filing/model.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { abandonRelease } from '#shared/publishing/abandon.js';
import { begin } from '#shared/publishing/begin.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { SummaryChanged } from '#shared/publishing/misquoted.js';
import { loadRelease } from '#shared/store/releases.js';
import { summaryOf } from '#shared/site/summary.js';
import { publisher, stateIn } from '../deeds/filing/scene.js';
import { agency, digest, sampleReport } from '../site/sample.js';
import { listedIn } from '../site/manifests.js';
import { siteInMemory } from './site-in-memory.js';

const [taking, correcting] = ['home.r20260211-aaaaaa', 'home.r20260211-bbbbbb'].map((id) => releaseIdSchema.parse(id));
const AT = '2026-02-11T03:00:00.000Z';
const takedown: Takedown = {
  ...{ n: 1, version: 1, publishedAt: '2026-01-30T17:00:00.000Z', cause: 'not-for-public', reason: '有电话' },
  ...{ by: publisher, at: AT, release: taking!, putBack: null },
};
const first = sampleReport();
const second = sampleReport({
  version: 2,
  earlier: [{ version: 1, publishedAt: takedown.publishedAt, takenDownAt: AT }],
});
const FIRST_VERSION = [
  '2025/jiaoyu/v1/index.html',
  'en/2025/jiaoyu/v1/index.html',
  '2025/jiaoyu/v1/report.json',
].concat('2025/jiaoyu/v1/report.csv');
const SAYS_SO = /taken-down\.v1|已于2026年2月11日撤下|taken down on 11 February 2026/;
/** A later version names it, too, beside its own tables. */
const isNotice = (body = '') => SAYS_SO.test(body) && !body.includes('<table');

function filingWith(more: Partial<Filing>): Filing {
  return { ...stateIn('released').filing, takedowns: [takedown], ...more };
}

const released = { n: 2, version: 2, at: AT, release: correcting! };

test.each(['correction first', 'takedown first', 'the takedown never ran'])(
  'below a correction that is public by now: %s',
  async (order) => {
    const site = siteInMemory();
    await site.publish(first, summaryOf(first));
    await site.file(filingWith({ released: null, state: 'in-review', current: 2 }));
    const takes = () => run(site, taking!);
    const corrects = async () => {
      await site.file(filingWith({ released, current: 2 }));
      await site.publish(second, summaryOf(second));
      await run(site, correcting!);
    };
    const runs =
      order === 'correction first' ? [corrects, takes] : order === 'takedown first' ? [takes, corrects] : [corrects];
    for (const each of runs) await each();
    for (const key of FIRST_VERSION) expect([key, isNotice(site.objects.get(key))]).toEqual([key, true]);
    for (const key of ['2025/jiaoyu/index.html', '2025/jiaoyu/v2/report.json', 'en/2025/jiaoyu/v2/index.html'])
      expect([key, isNotice(site.objects.get(key)), site.objects.has(key)]).toEqual([key, false, true]);
    expect(JSON.parse(site.objects.get('data/v1/2025/index.json')!)).toMatchObject({ totals: { reports: 1 } });
    const listed = listedIn((key) => site.objects.get(key)!);
    expect(listed.pages.map(({ path }) => path)).toEqual(expect.arrayContaining(FIRST_VERSION));
  },
);

test('with the release of something else, where its own has failed', async () => {
  const site = siteInMemory();
  await site.publish(first, summaryOf(first));
  await site.file(filingWith({ released: null, state: 'taken-down' }));
  await run(site, correcting!);
  for (const key of [...FIRST_VERSION, '2025/jiaoyu/index.html', 'en/2025/jiaoyu/index.html'])
    expect([key, isNotice(site.objects.get(key))]).toEqual([key, true]);
  expect(JSON.parse(site.objects.get('data/v1/2025/index.json')!)).toMatchObject({ totals: { reports: 0 } });
});

test('also where the release that made it public broke down before the table had a line of it', async () => {
  const site = siteInMemory();
  await site.publish(first);
  await site.file(filingWith({ released: null, state: 'taken-down' }));
  await run(site, taking!);
  for (const key of [...FIRST_VERSION, '2025/jiaoyu/index.html'])
    expect([key, isNotice(site.objects.get(key))]).toEqual([key, true]);
});

test('also while a row of another report says something else than that report, which stops all the rest', async () => {
  const site = siteInMemory();
  const other = sampleReport({ agency: agency('minzheng', '示例县民政局') });
  await site.publish(first, summaryOf(first));
  await site.publish(other, { ...summaryOf(other), json: { sha256: digest('f'), size: 1 } });
  await site.file(filingWith({ released: null, state: 'taken-down' }));
  await expect(run(site, taking!)).rejects.toThrow(SummaryChanged);
  for (const key of [...FIRST_VERSION, '2025/jiaoyu/index.html'])
    expect([key, isNotice(site.objects.get(key))]).toEqual([key, true]);
  expect(site.objects.has('data/v1/2025/index.json')).toBe(false);
});

test('a takedown that was given up tells its publisher that the site may still show the report, and can be tried again', async () => {
  const site = siteInMemory();
  const takesDown = submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 1);
  const release = await site.begin(taking!, { takesDown, attempts: 4 });
  const told = () =>
    [...site.items.values()].flatMap((item) => (item['kind'] === 'mail' ? [[item['to'], item['message']]] : []));
  const message = expect.objectContaining({
    ...{ name: 'take-down-failed', agencyName: '云溪县教育局' },
    url: 'http://site.example.invalid/2025/jiaoyu/index.html',
  });
  expect(await abandonRelease(site.dependencies, release.id)).toEqual({ again: false });
  expect(told()).toEqual([[publisher, message]]);
  // A repeat of the step says nothing twice.
  await abandonRelease(site.dependencies, release.id);
  expect(told()).toHaveLength(1);
  expect(await loadRelease(site.table, release.id)).toMatchObject({ state: 'failed', attempts: 5 });
  await begin(site.dependencies, release.id);
  expect(await loadRelease(site.table, release.id)).toMatchObject({ state: 'running', attempts: 5 });
  // In vain again: told again, once a day.
  await abandonRelease(site.dependencies, release.id);
  expect(told()).toHaveLength(1);
  await begin(site.dependencies, release.id);
  await abandonRelease({ ...site.dependencies, now: () => new Date('2026-02-12T04:00:00.000Z') }, release.id);
  expect(told()).toHaveLength(2);
});

async function run(site: ReturnType<typeof siteInMemory>, id: typeof taking & string): Promise<void> {
  const release = await site.begin(id);
  await site.hold(release);
  await publishIndexes(site.dependencies, release.id);
  await site.letGo(release);
}
