/** Whoever subscribes is told of each release what is new, corrected or taken down, and nothing that the site does not say. */
import { expect, test } from '@jest/globals';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { subscribersFrom } from '#shared/webhook/subscribers.js';
import { MAX_CHANGES } from '#shared/outbox/public-news.js';
import { outboxRowSchema } from '#shared/outbox/row.js';
import { newsForSubscribers, newsOfTakedowns } from '#shared/publishing/subscriber-news.js';
import { agencyWrite } from '#shared/store/seasons.js';
import { agency, stateIn } from '../deeds/filing/scene.js';
import { BASE, digest } from '../site/sample.js';
import { siteInMemory } from './site-in-memory.js';

const id = releaseIdSchema.parse('home.r20260211-aaaaaa');
const AT = '2026-02-11T04:00:00.000Z';
const SUBSCRIBERS = ['https://portal.example.invalid/a', 'https://news.example.invalid/b'];
const { filing } = stateIn('released');
const of = { area: 'home', year: filing.year, agency: agency.id } as const;
const entry = (n: number, of_ = of) => ({ submission: submissionId(of_, n), content: digest('a') });
const released = (n: number, version: number) => ({ n, version, at: AT, release: id });

async function told(
  changed: Partial<typeof filing>,
  { n = 1, takesDown = false, subscribers = SUBSCRIBERS as readonly string[] } = {},
) {
  const site = siteInMemory();
  const release = await site.begin(id, takesDown ? { takesDown: submissionId(of, n) } : { count: 1 });
  await site.file({ ...filing, ...changed });
  const writes = await newsForSubscribers({ ...site.dependencies, subscribers }, release, [entry(n)]);
  return writes.map(({ Put }) => outboxRowSchema.parse(Put?.Item));
}

test('each is told where the report and its data stand, under an id that stays the same when the step is repeated', async () => {
  const rows = await told({ released: released(1, 1) });
  expect(rows.map((row) => row.kind === 'news' && row.to)).toEqual(SUBSCRIBERS);
  expect(rows[0]).toMatchObject({
    news: {
      release: id,
      at: AT,
      count: 1,
      changes: [
        {
          what: 'new',
          year: filing.year,
          agency: { id: agency.id, name: agency.name },
          version: 1,
          page: `${BASE}/${filing.year}/${agency.id}/index.html`,
          json: `${BASE}/${filing.year}/${agency.id}/v1/report.json`,
        },
      ],
    },
  });
  expect(new Set(rows.map((row) => row.id)).size).toBe(2);
  expect((await told({ released: released(1, 1) })).map((row) => row.id)).toEqual(rows.map((row) => row.id));
  // No person, no address of one, no reason.
  expect(JSON.stringify(rows)).not.toContain(agency.contact.address);
});

const correction = {
  at: AT,
  by: stateIn('released').season.publisher,
  reason: '第三部分填错一格。',
  n: 1,
  version: 1,
  publishedAt: AT,
  replacedBy: 2,
};

test('a report that took the place of another is corrected', async () => {
  const corrections = [correction] as (typeof filing)['corrections'];
  const [row] = await told({ released: released(2, 2), corrections }, { n: 2 });
  expect(row).toMatchObject({ news: { changes: [{ what: 'corrected', version: 2 }] } });
  expect(JSON.stringify(row)).not.toContain(correction.reason);
});

test('one that was taken down is told as such, with the version that is gone', async () => {
  const takedowns = [
    {
      ...{ n: 1, version: 1, at: AT, publishedAt: AT, by: stateIn('released').season.publisher },
      ...{ cause: 'not-for-public' as const, reason: '附有一名申请人的电话。', putBack: null, release: id },
    },
  ];
  const [row] = await told({ released: null, takedowns }, { takesDown: true });
  expect(row).toMatchObject({ news: { changes: [{ what: 'taken-down', version: 1 }] } });
  expect(JSON.stringify(row)).not.toMatch(/not-for-public|附有/);
});

test('a takedown that another release carries out is told as its own release would have told it, under the same id', async () => {
  const site = siteInMemory();
  const own = await site.begin(id, { takesDown: submissionId(of, 1), state: 'failed' });
  const later = releaseIdSchema.parse('home.r20260212-bbbbbb');
  const takedown = {
    ...{ n: 1, version: 1, at: AT, publishedAt: AT, by: stateIn('released').season.publisher },
    ...{ cause: 'not-for-public' as const, reason: '附有一名申请人的电话。', putBack: null, release: id },
  };
  await site.file({ ...filing, released: null, takedowns: [takedown] });
  const dependencies = { ...site.dependencies, subscribers: SUBSCRIBERS };
  const told = await newsOfTakedowns(dependencies, later, [{ year: filing.year, agency: agency.id }]);
  const rows = told.map(({ Put }) => outboxRowSchema.parse(Put?.Item));
  expect(rows[0]).toMatchObject({ news: { release: id, changes: [{ what: 'taken-down', version: 1 }] } });
  const byItself = await newsForSubscribers(dependencies, own, []);
  expect(rows.map((row) => row.id)).toEqual(byItself.map(({ Put }) => outboxRowSchema.parse(Put?.Item).id));
  expect(await newsOfTakedowns(dependencies, id, [{ year: filing.year, agency: agency.id }])).toEqual([]);
});

test('of a report that was left behind nobody is told, nor anybody of a release that made nothing public', async () => {
  expect(await told({ released: null })).toEqual([]);
  expect(await told({ released: released(1, 1) }, { subscribers: [] })).toEqual([]);
});

test('of a large release the first hundred are named, and how many there are', async () => {
  const site = siteInMemory();
  const many = Array.from({ length: MAX_CHANGES + 5 }, (_, at) => agencyIdSchema.parse(`danwei${at}`));
  const release = await site.begin(id, { count: many.length });
  await site.table.commit(many.map((each) => agencyWrite({ ...agency, id: each })));
  for (const each of many) await site.file({ ...filing, agency: each, released: released(1, 1) });
  const entries = many.map((each) => entry(1, { ...of, agency: each } as never));
  const [write] = await newsForSubscribers({ ...site.dependencies, subscribers: SUBSCRIBERS }, release, entries);
  const row = outboxRowSchema.parse(write?.Put?.Item);
  expect(row.kind === 'news' && [row.news.changes.length, row.news.count]).toEqual([MAX_CHANGES, many.length]);
});

test('the list of subscribers is read as it is written, and nothing else passes for one', () => {
  expect(subscribersFrom(undefined)).toEqual([]);
  expect(subscribersFrom('[{"url":"https://a.example.invalid","secret":"arn:aws:x"}]')).toHaveLength(1);
  for (const wrong of [
    '{}',
    '[{"url":"ftp://a.example.invalid","secret":"x"}]',
    '[{"url":"https://a.example.invalid"}]',
  ])
    expect(() => subscribersFrom(wrong)).toThrow();
});
