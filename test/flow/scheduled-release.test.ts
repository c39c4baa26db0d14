/**
 * A release with a time of its own, over HTTP: until then nothing of it can be reached by the public; the time is moved and asked
 * anew when the wait ends; what was opened again stays behind; and one that is cancelled makes nothing public.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { formTo, type Page } from '../../demo/visitor.js';
import { dayAfter } from '#shared/ids/calendar.js';
import { listScheduled, loadRelease, releaseWrite } from '#shared/store/releases.js';
import { loadFiling } from '#shared/store/filings.js';
import { listSeasonEvents, requireSeason } from '#shared/store/seasons.js';
import { hurriedClock } from './clock.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(240_000);

const agencies = madeUpAgencies('early', 'stays', 'never');
const clock = hurriedClock();
const HOME = { area: 'home', year: YEAR };
let product: Product;
let bodies: readonly ReportingAgency[];
beforeAll(async () => {
  product = await openProduct(agencies, clock);
  bodies = await Promise.all(agencies.map((agency) => ReportingAgency.enter(product, agency)));
  for (const body of bodies) await body.approve();
}, 480_000);
afterAll(() => product?.close());

const [early, stays, never] = [0, 1, 2].map((at) => () => bodies[at] as ReportingAgency) as [
  () => ReportingAgency,
  () => ReportingAgency,
  () => ReportingAgency,
];
const tomorrow = () => dayAfter(new Date(), 1);
const waiting = async () => listScheduled(product.table, (await requireSeason(product.table, HOME)).season);

/** Ticks the reports on the board and gives them a time on the page before the release. */
async function schedule(of: readonly ReportingAgency[], day: string, time: string): Promise<Page> {
  const { publisher, boardUrl } = product.seeded;
  const board = await publisher.open(boardUrl);
  const preview = await publisher.submit(formTo(board, '/releases'), { agency: of.map(({ agency }) => agency.id) });
  return publisher.submit(formTo(preview, '/releases'), { when: 'later', day, time });
}

async function publicStatus(body: ReportingAgency): Promise<number[]> {
  const site = product.cloud.endpoints.site;
  const keys = ['index.html', 'v1/index.html', 'v1/report.json', 'v1/report.csv'];
  const answers = keys.map((key) => fetch(`${site}/${YEAR}/${body.agency.id}/${key}`));
  return (await Promise.all(answers)).map(({ status }) => status);
}
const HIDDEN = [404, 404, 404, 404];
const PUBLIC = [200, 200, 200, 200];

/** Lets every wait of the machine end now, and whatever follows come to rest. */
async function wake(): Promise<void> {
  clock.endLongWaits();
  await product.cloud.idle();
}

test('a time that is over is refused where it was typed', async () => {
  const refused = await schedule([early()], '2020-01-01', '9:00');
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('这个时间已经过去')]);
  expect(await waiting()).toEqual([]);
});

test('with a time of its own nothing is public, and the board says when and by whom', async () => {
  const done = await schedule([early(), stays()], tomorrow(), '9点30分');
  expect(done.text).toContain('已定好时间');
  const { publisher, boardUrl } = product.seeded;
  const board = await publisher.open(boardUrl);
  expect(board.text).toMatch(/2 份年报将于\S+ 09:30发布/);
  await product.stage.mailTo(PEOPLE.publisher.address, /已定时发布/);
  // Ticked for another release, it is left out with the reason.
  const preview = await publisher.submit(formTo(board, '/releases'), {
    agency: [early().agency.id, never().agency.id],
  });
  expect(preview.text).toContain('已定时发布');
  expect(preview.text).toContain('以下 1 份年报将向社会公开');
  for (const body of [early(), stays()]) expect(await publicStatus(body)).toEqual(HIDDEN);
});

test('moved, it waits on when its first wait ends', async () => {
  const { publisher, boardUrl } = product.seeded;
  const page = await publisher.open(`${boardUrl}/releases`);
  const moved = await publisher.submit(formTo(page, '/time'), { day: dayAfter(new Date(), 3), time: '8:00' });
  expect(moved.text).toContain('时间已改');
  await wake();
  expect(await publicStatus(early())).toEqual(HIDDEN);
  expect(await waiting()).toMatchObject([{ state: 'scheduled', count: 2 }]);
});

test('at its time it is published as of that time, but for what was opened again since', async () => {
  const { publisher, boardUrl } = product.seeded;
  const opened = await publisher.open(`${boardUrl}/filings/${stays().agency.id}`);
  expect((await publisher.submit(formTo(opened, '/reopen'), { reason: '附表有误' })).status).toBe(200);
  expect((await publisher.open(`${boardUrl}/releases`)).text).toContain('1 份现在不是');
  const [release] = await waiting();
  // The clock of the functions cannot be hurried: the time comes to them instead.
  const at = new Date(Date.now() - 1000).toISOString();
  await product.table.commit([releaseWrite(release!, { ...release!, at })]);
  await wake();
  await product.stage.mailTo(early().agency.contact.address, /已发布/);
  const ended = await product.stage.mailTo(PEOPLE.publisher.address, /发布完成/);
  expect(ended.text).toContain(stays().agency.name);
  expect(await publicStatus(early())).toEqual(PUBLIC);
  expect(await publicStatus(stays())).toEqual(HIDDEN);
  const json = await fetch(`${product.cloud.endpoints.site}/${YEAR}/early/v1/report.json`);
  expect(await json.json()).toMatchObject({ publishedAt: at });
  expect(await loadRelease(product.table, release!.id)).toMatchObject({ state: 'published' });
  const deeds = (await listSeasonEvents(product.table, HOME)).map(({ deed }) => deed);
  expect(deeds.filter((deed) => /release/.test(deed))).toEqual(['schedule-release', 'move-release', 'release-due']);
  const late = await publisher.submit(
    { ...formTo(await publisher.open(boardUrl), '/releases'), action: `${boardUrl}/releases/${release!.id}/cancel` },
    {},
  );
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('这次发布已经开始')]);
});

test('cancelled, it makes nothing public, and its report stands for release as before', async () => {
  await schedule([never()], tomorrow(), '9:00');
  const { publisher, boardUrl } = product.seeded;
  const page = await publisher.open(`${boardUrl}/releases`);
  expect((await publisher.submit(formTo(page, '/cancel'))).text).toContain('已取消');
  await wake();
  expect(await publicStatus(never())).toEqual(HIDDEN);
  expect((await loadFiling(product.table, { ...HOME, agency: 'never' }))?.state).toBe('approved');
  expect(await waiting()).toEqual([]);
});
