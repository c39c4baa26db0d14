/** Reports of earlier years on the public site, beside a year that was filed here: marked, unread where not read, never joined to another form. */
import { describe, expect, test } from '@jest/globals';
import type { CellId } from '#shared/report/cells.js';
import { packKey, searchFiguresKey } from '#shared/packs/keys.js';
import { historyJsonSchema } from '#shared/site/history-schema.js';
import { abandonRelease } from '#shared/publishing/abandon.js';
import { begin } from '#shared/publishing/begin.js';
import { publishVersions } from '#shared/publishing/versions.js';
import { verifySite } from '#shared/site/verify-site.js';
import { listHistory, loadHistory } from '#shared/store/history.js';
import { historyOnSite } from '#shared/upkeep/site.js';
import { judgeSite } from '#shared/upkeep/site-judgement.js';
import { siteLayout } from '#shared/upkeep/site-layout.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadSummary } from '#shared/store/releases.js';
import { textsIn } from '#shared/words/texts.js';
import { KEYS } from '../builders/signatures.js';
import { flawsOfHtml } from '../site/html-validator.js';
import { cell, noNumber } from '../site/sample.js';
import { parseLinks } from './links.js';
import { beginPast, hold, releasePast, shortRecord, takePastDown, trialRecord } from './past.js';
import { agencyId, World } from './world.js';

const RECEIVED: CellId = 'requests.newlyReceived@total';
const [zh, en] = [textsIn('zh'), textsIn('en')];

/** Two agencies on the trial form in 2019 and 2020, one on the older form of 2021 in 2022, and 2025 as it was filed. */
const world = (async () => {
  const made = new World([0, 1]);
  await made.release([0, 1]);
  const reports = [];
  for (const year of [2019, 2020]) {
    for (const n of [0, 1])
      reports.push(await hold(made, n, year, trialRecord({ [RECEIVED]: cell(String(year - 2000 + n)) }, year)));
  }
  const unread = {
    [RECEIVED]: cell('40'),
    'outcomes.granted@total': noNumber('unread'),
    'review.total': cell('7', { certainty: 'confirm' }),
  };
  reports.push(await hold(made, 0, 2022, shortRecord(unread, 2022)));
  await releasePast(made, reports);
  return made;
})();

const body = async (key: string) => (await world).site.bodyOf(key);
const json = async (key: string) => JSON.parse(await body(key)) as Record<string, never>;
const verified = (of: World) => verifySite(async (key) => of.site.objects.get(key)?.bytes, KEYS);
const own = (n: number, year: number, file = 'index.html') => `${year}/${agencyId(n)}/${file}`;

describe('the page of an earlier report', () => {
  test('says first what it is, in both languages, and where it is from', async () => {
    for (const [t, at] of [
      [zh, own(0, 2019)],
      [en, `en/${own(0, 2019)}`],
    ] as const) {
      const page = await body(at);
      for (const text of [t.siteHistory.notice, t.siteHistory.trial, t.siteHistory.unreadNone, '云溪县人民政府网站'])
        expect([at, page.includes(text)]).toEqual([at, true]);
      expect(page).toContain('http://portal.example.invalid/1');
      expect(page).not.toContain('href="http://portal');
      for (const word of [t.site.officer, t.site.sealDigest, t.site.stages.approval]) expect(page).not.toContain(word);
    }
  });

  test('shows what was not read, or was vouched for by nobody, as not read and never as a number', async () => {
    const page = await body(own(0, 2022));
    expect(page).toContain(zh.siteHistory.unread(2));
    const data = historyJsonSchema.parse(await json(own(0, 2022, 'v1/report.json')));
    for (const id of ['outcomes.granted@total', 'review.total'])
      expect(data.cells.find((one) => one.id === id)).toMatchObject({ kind: 'unread', value: null });
    expect(data).toMatchObject({ source: 'history', unread: 2, form: '2021-short', from: { published: '2020-01-20' } });
    const lines = (await body(own(0, 2022, 'v1/report.csv'))).split('\r\n');
    expect(lines[0]).toMatch(/来源$/);
    expect(lines.find((line) => line.includes('outcomes.granted@total'))).toMatch(/,,未能识别,.*未经本系统审定/);
  });
});

test('cells of the trial form that mean something else are no numbers, in data and on the page', async () => {
  const data = historyJsonSchema.parse(await json(own(1, 2020, 'v1/report.json')));
  expect(data.cells.find(({ id }) => id === 'activeDisclosure.normativeDocuments.inForce')).toMatchObject({
    kind: 'not-printed',
    value: null,
  });
  expect(await body(own(1, 2020))).toContain(`<small>${zh.site.notPrintedCell}</small>`);
});

test('a year adds up what was imported, knows no coverage, and says so', async () => {
  const index = (await json('data/v1/2020/index.json')) as unknown as {
    coverage: unknown;
    totals: { reports: number; cells: { id: string; sum: number | null; numbers: number }[] };
  };
  expect(index).toMatchObject({ coverage: null, totals: { reports: 2 } });
  expect(index.totals.cells.find(({ id }) => id === RECEIVED)).toMatchObject({ sum: 41, numbers: 2 });
  expect(index.totals.cells.find(({ id }) => id === 'activeDisclosure.rules.inForce')).toMatchObject({
    sum: null,
    numbers: 0,
  });
  const page = await body('2020/index.html');
  for (const text of [zh.siteHistory.coverage(2), zh.siteHistory.yearNotice(2), zh.siteHistory.totals(2)])
    expect(page).toContain(text);
  expect(await body('index.html')).toContain(zh.siteHistory.coverage(2));
  expect(await body('2025/index.html')).not.toContain(`（${zh.siteHistory.mark}）`);
});

test('charts draw no line from the trial form to the form of 2021, mark what is history, and say both', async () => {
  const page = await body(`agencies/${agencyId(0)}/index.html`);
  const chart = /<figure class="chart" id="chart-received">.*?<\/figure>/s.exec(page)?.[0] ?? '';
  // 2019 and 2020 hang together; 2021, 2023 and 2024 are gaps.
  expect(chart.match(/<path/g)).toHaveLength(1);
  expect(chart.match(/<rect class="past"/g)).toHaveLength(3);
  expect(chart.match(/class="break"/g)).toHaveLength(1);
  expect(chart).toContain(`2022年 40 件（${zh.siteHistory.point}）`);
  for (const text of [zh.siteHistory.chart, zh.charts.break(2021)]) expect(page).toContain(text);
  expect(page).toContain(zh.siteHistory.listed(zh.site.yearTitle(2020)));
  // What was not read was not left out by the agency.
  expect(page).toContain(`<span class="soft">${zh.site.unreadCell}</span>`);
  expect(page).not.toContain(zh.site.noData);
  const compared = await body('compare/received.html');
  expect(/<p class="lead">(.*?)<\/p>/s.exec(compared)?.[1]).toContain('新收申请：2025年');
  expect(compared.match(/<rect class="past"/g)).toHaveLength(3);
  expect(compared).toContain(`2022</a><small>（${zh.siteHistory.mark}）</small>`);
});

test('packs and the year in one file say of each report what it is; search adds up no year of history; the feed does not tell', async () => {
  const csv = (await body('data/v1/2020.csv')).split('\r\n');
  const column = (csv[0] ?? '').split(',').indexOf('来源');
  expect((csv[1] ?? '').split(',')[column]).toBe(zh.siteHistory.csvValue);
  expect((await body('data/v1/2025.csv')).split('\r\n')[1]).toContain(zh.siteHistory.csvFiled);
  expect((await json('data/v1/2020.json')) as unknown).toMatchObject({
    reports: [{ source: 'history' }, { source: 'history' }],
  });
  expect((await body(packKey(2020, 'long.csv'))).split('\r\n')[1]).toMatch(/,history$/);
  const figures = await body(searchFiguresKey(0));
  expect([figures.includes('[2025,'), figures.includes('[2020,')]).toEqual([true, false]);
  const feed = await body('feed.xml');
  expect([feed.includes('2025/'), feed.includes('2019/'), feed.includes('2022/')]).toEqual([true, false, false]);
});

test('the site verifies, counts them apart, is valid HTML, and every link leads somewhere', async () => {
  const { flaws, history, unsealed } = await verified(await world);
  expect({ flaws, history, reports: unsealed.length }).toEqual({ flaws: [], history: 5, reports: 2 });
  const { objects } = (await world).site;
  const pages = [...objects.keys()].filter((key) => /^(?:en\/)?(?:20(?:19|20|22)|agencies)\/.*\.html$/.test(key));
  expect(pages.length).toBeGreaterThan(20);
  for (const key of pages) {
    expect([key, await flawsOfHtml(await body(key))]).toEqual([key, []]);
    const dead = parseLinks(objects.get(key)!).filter((to) => !objects.has(to === '' ? 'index.html' : to));
    expect([key, dead]).toEqual([key, []]);
  }
});

test('upkeep misses nothing of it, finds nothing strange, and tells what is lost with the release that brings it back', async () => {
  const { site, table } = await world;
  const there = new Set([...site.objects.keys()].filter((key) => !key.startsWith('releases/')));
  const { standing, down } = historyOnSite((await listHistory(table, { area: 'home' })).map(({ report }) => report));
  const released = { version: 1, release: 'home.r20260211-aaaaaa' };
  const filed = [0, 1].map((n) => ({
    filing: { year: 2025, agency: agencyId(n), released, takedowns: [] },
    submission: { id: agencyId(n) },
  }));
  const layout = await siteLayout(table, 'home');
  const reports = [...filed, ...standing];
  const judged = judgeSite(there, reports, down, layout);
  expect({ reports: judged.reports, indexes: judged.indexes }).toEqual({ reports: [], indexes: [] });
  expect(judged.stray.filter((key) => /^(?:en\/)?20(?:19|20|22)\//.test(key))).toEqual([]);
  there.delete(own(0, 2019, 'v1/report.json'));
  expect(judgeSite(there, reports, down, layout).reports).toEqual([
    {
      submission: `home.2019-${agencyId(0)}-1`,
      release: expect.stringContaining('past'),
      missing: [own(0, 2019, 'v1/report.json')],
    },
  ]);
});

test('a changed number of an earlier report is found', async () => {
  const changed = (await world).copy();
  const key = own(0, 2019, 'v1/report.json');
  const stored = changed.site.objects.get(key)!;
  const bytes = Buffer.from(changed.site.bodyOf(key).replace('"unread": 0', '"unread": 1'));
  changed.site.objects.set(key, { ...stored, bytes });
  const { flaws } = await verified(changed);
  expect(flaws.map(({ what }) => what)).toEqual(expect.arrayContaining(['digest', 'cells']));
});

test('taken down, its addresses say so and nothing counts it; what is read better takes its place as the next version', async () => {
  const other = (await world).copy();
  await takePastDown(other, 1, 2020);
  const at = (key: string) => other.site.bodyOf(key);
  for (const key of [
    own(1, 2020),
    own(1, 2020, 'v1/index.html'),
    own(1, 2020, 'v1/report.json'),
    own(1, 2020, 'v1/report.csv'),
  ])
    expect([key, /已于2026年2月11日撤下|taken-down/.test(at(key)), at(key).includes('<table')]).toEqual([
      key,
      true,
      false,
    ]);
  expect(JSON.parse(at('data/v1/2020/index.json'))).toMatchObject({ totals: { reports: 1 } });
  expect(at('data/v1/2020.csv')).not.toContain(agencyId(1));
  expect((await verified(other)).flaws).toEqual([]);
  const again = await hold(other, 1, 2020, trialRecord({ [RECEIVED]: cell('77') }, 2020));
  await releasePast(other, [again]);
  expect(at(own(1, 2020))).toContain(zh.site.version(2));
  expect(at(own(1, 2020, 'v1/index.html'))).not.toContain('<table');
  expect(await loadHistory(other.table, { area: 'home', year: 2020, agency: agencyId(1) })).toMatchObject({
    report: { held: null, released: { version: 2 }, takedowns: [{ version: 1, reason: '识别有误' }] },
  });
  const { flaws, history } = await verified(other);
  expect({ flaws, history }).toEqual({ flaws: [], history: 5 });
});

test('a site of earlier years alone verifies, released from a desk that has published nothing yet', async () => {
  const alone = new World([0]);
  alone.packs = false;
  await releasePast(alone, [await hold(alone, 0, 2019, trialRecord({}, 2019))]);
  const { flaws, history } = await verified(alone);
  expect({ flaws, history }).toEqual({ flaws: [], history: 1 });
});

test('what is not what the publisher looked at stays behind; the publisher alone is mailed', async () => {
  const other = new World([0, 1]);
  other.packs = false;
  const looked = await hold(other, 0, 2019, trialRecord({}, 2019));
  await hold(other, 0, 2019, trialRecord({ [RECEIVED]: cell('5') }, 2019));
  const id = await releasePast(other, [looked, await hold(other, 1, 2019, trialRecord({}, 2019))]);
  expect([other.site.objects.has(own(0, 2019)), other.site.objects.has(own(1, 2019))]).toEqual([false, true]);
  const { message } = (await other.table.get(outboxKey('home', 'mail', `release-ended.${id}`))) as {
    message?: unknown;
  };
  expect(message).toMatchObject({ year: 2019, history: true, published: 1, left: [expect.any(String)], failed: false });
});

test('killed at every write of its versions in turn, before it and after it, it leaves the same when it goes on', async () => {
  const from = new World([0]);
  const id = await beginPast(from, [await hold(from, 0, 2019, trialRecord({}, 2019))]);
  await begin(from.deps, id);
  const versions = (of: World) => publishVersions(of.deps, { step: 'versions', release: id, from: 0, to: 1 });
  const left = async (of: World) => {
    const stored = { area: 'home', year: 2019, agency: agencyId(0) };
    return [of.site.bodies(), await loadSummary(of.table, stored), await loadHistory(of.table, stored)];
  };
  const calm = from.copy();
  await versions(calm);
  const wanted = await left(calm);
  let broken = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const world = from.copy();
      world.faults.breakAt(at, when);
      const isDone = await versions(world).then(
        () => true,
        () => false,
      );
      if (isDone) break;
      broken += 1;
      world.faults.breakAt(undefined);
      await versions(world);
      expect([when, at, await left(world)]).toEqual([when, at, wanted]);
    }
  }
  expect(broken).toBeGreaterThan(12);
});

test('taken down after a release that broke down at any write, nothing of it answers', async () => {
  const from = new World([0, 1]);
  from.packs = false;
  await from.release([1]);
  const id = await beginPast(from, [await hold(from, 0, 2019, trialRecord({}, 2019))]);
  await begin(from.deps, id);
  let taken = 0;
  for (let at = 1; ; at += 1) {
    const world = from.copy();
    world.packs = false;
    world.faults.breakAt(at);
    const isDone = await publishVersions(world.deps, { step: 'versions', release: id, from: 0, to: 1 }).then(
      () => true,
      () => false,
    );
    world.faults.breakAt(undefined);
    if (isDone) break;
    await abandonRelease(world.deps, id);
    const known = await loadHistory(world.table, { area: 'home', year: 2019, agency: agencyId(0) });
    if (known?.report.released === null) continue;
    taken += 1;
    await takePastDown(world, 0, 2019);
    const standing = [...world.site.bodies()].filter(
      ([key, text]) => key.includes(agencyId(0)) && text.includes('<table'),
    );
    expect([at, standing.map(([key]) => key)]).toEqual([at, []]);
    if (world.site.objects.has(own(0, 2019))) expect(world.site.bodyOf(own(0, 2019))).toContain('撤下');
  }
  expect(taken).toBeGreaterThan(3);
});
