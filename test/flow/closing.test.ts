/**
 * The end of a season: its days are over, so it is late by itself; the publisher changes what is to be changed, closes it,
 * and everybody who has not filed is told; it is opened again, and the year after begins from it.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { formTo, type Page } from '../../demo/visitor.js';
import { loadFilingCase } from '#shared/store/filing-case.js';
import { listAgencies, loadSeason } from '#shared/store/seasons.js';
import { madeUpAgencies, openProduct, ReportingAgency, YEAR, type Product } from './product.js';

jest.setTimeout(180_000);
const AGENCIES = madeUpAgencies('draft', 'silent');
const HOME = { area: 'home', year: YEAR };
let product: Product;
let drafting: ReportingAgency;
beforeAll(async () => {
  product = await openProduct(AGENCIES);
  drafting = await ReportingAgency.enter(product, AGENCIES[0]);
  await drafting.draft();
}, 180_000);
afterAll(() => product.close());

const open = (path = ''): Promise<Page> => product.seeded.publisher.open(`${product.seeded.boardUrl}${path}`);
const submit = (page: Page, to: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> =>
  product.seeded.publisher.submit(formTo(page, to), fields);

test('after its last day the season is told as late before anything has run, and noted by the schedule', async () => {
  expect((await open('/season')).text).toContain('已过截止日期，仍可报送');
  expect((await loadSeason(product.table, HOME))?.season.state).toBe('open');
  await product.cloud.invoke(product.cloud.functionName('AdvanceSeasons'), {});
  expect((await loadSeason(product.table, HOME))?.season.state).toBe('late');
});

test('the office that the publisher names stands on the page and in the next mail', async () => {
  const fields = { officeName: '云溪县政务公开办', officePhone: '0359-7020000', officeHours: '工作日' };
  const saved = await submit(await open('/season/office'), '/season/office', fields);
  expect(saved.text).toContain('收集部门已保存');
  expect(saved.text).toContain('电话 0359-7020000');
});

test('deadlines move with a reason, and who has not filed is told', async () => {
  const page = await open('/season/deadlines');
  expect((await submit(page, '/season/deadlines', { reason: '' })).status).toBe(422);
  const moved = await submit(page, '/season/deadlines', { 'deadline-department': '2026-02-10', reason: '春节放假' });
  expect(moved.text).toContain('截止日期已改');
  const told = await product.stage.mailTo('silent@yunxi.example.invalid', /截止日期改为2月10日/);
  expect(told.text).toContain('春节放假');
  expect(told.text).toContain('0359-7020000');
  expect((await listAgencies(product.table, HOME)).map(({ deadline }) => deadline)).toEqual([
    '2026-02-10',
    '2026-02-10',
  ]);
});

test('closing shows first whom it concerns; then drafts expire, everybody is told, and nothing is taken', async () => {
  const preview = await open('/season/close');
  expect(preview.text).toContain('1 家有草稿没有报送');
  expect(preview.text).toContain('1 家没有完成报送');
  expect((await loadSeason(product.table, HOME))?.season.state).toBe('late');
  const before = (await product.stage.mails()).length;
  expect((await submit(preview, '/season/close')).text).toContain('年报季已结束');
  for (const { id } of AGENCIES) await product.stage.mailTo(`${id}@yunxi.example.invalid`, /年报季已结束/, before);
  expect((await loadFilingCase(product.table, { ...HOME, agency: 'draft' }))?.submission?.state).toBe('expired');
  // The schedule finds nothing more to do, and mails nobody twice.
  await product.cloud.invoke(product.cloud.functionName('AdvanceSeasons'), {});
  await product.cloud.idle();
  const mails = (await product.stage.mails()).slice(before).filter(({ subject }) => subject.includes('年报季已结束'));
  expect(mails).toHaveLength(2);
  const refused = await product.seeded.publisher.submit(
    { ...formTo(preview, '/season/close'), action: `${product.seeded.boardUrl}/invitations` },
    { agency: 'silent', confirmed: 'yes' },
  );
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('请联系云溪县政务公开办');
});

test('the year after begins from it: the roster and the office, nobody invited', async () => {
  const begun = await submit(await open('/season/next'), '/season/next');
  expect(begun.url).toContain(`/g/publish.home.${YEAR + 1}.`);
  expect(begun.text).toContain('电话 0359-7020000');
  const next = { ...HOME, year: YEAR + 1 };
  expect((await listAgencies(product.table, next)).map(({ id, invitedAt }) => [id, invitedAt])).toEqual([
    ['draft', null],
    ['silent', null],
  ]);
  const again = await submit(await open('/season/next'), '/season/next');
  expect(again.status).toBe(409);
});

test('it is archived, takes nothing more, and can be opened again with a reason', async () => {
  const archived = await submit(await open('/season/archive'), '/season/archive', { sure: 'yes' });
  expect(archived.text).toContain('已归档');
  const fields = { officeName: '别的部门', officePhone: '1', officeHours: '1' };
  expect((await submit(await open('/season/office'), '/season/office', fields)).status).toBe(409);
  const opened = await submit(await open('/season/reopen'), '/season/reopen', { reason: '补报' });
  expect(opened.text).toContain('重新开放');
  expect((await loadSeason(product.table, HOME))?.season.state).toBe('late');
});
