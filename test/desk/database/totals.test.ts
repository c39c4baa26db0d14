/**
 * The publisher's totals on the running desk: sums of what was accepted, the scope that is declared, who makes up a number,
 * and the government's own report from its draft to the rules that judge it.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { publisherGrantId } from '#shared/access/links.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { readDocument } from '#shared/reading/read-document.js';
import { asOfToday } from '#shared/intake/judge.js';
import type { CheckResult } from '#shared/report/finding.js';
import { loadGrant } from '#shared/store/grants.js';
import { figuresKey, filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyWrite, areaWrite, listSeasonEvents, loadAgency } from '#shared/store/seasons.js';
import { loadAreaSum, loadScope } from '#shared/store/totals.js';
import { areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { totalAt } from '#shared/totals/scope-sum.js';
import { NOW, publisher, record, season } from '../../deeds/filing/scene.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';
import { readPage, visible } from '../page.js';
import { entered, type Entered } from './entered.js';
import { grantPut } from '../../store/put-grant.js';
import { FAR, HOME } from './every-link.js';
import { openRunningDesk, type RunningDesk } from './running-desk.js';

jest.setTimeout(120_000);

const publish = publisherGrantId(HOME, publisher);
const LICENSING = 'activeDisclosure.licensing.decisions';
const twice = (value: string | null) => String(Number(value) * 2);
let desk: RunningDesk;
let browser: Entered;

const page = async (path: string, who: Entered = browser) => {
  const answer = await desk.request('GET', path, { cookies: who.cookies });
  return { ...answer, text: visible(readPage(answer.body)) };
};
const approve = async (agency: string) => {
  const walk = walkOf(desk.table, agency);
  await walkTo(walk, 'approval');
  await walk.decide('approval');
};

/** The government's draft as its page and its filing judge it. */
const judged = async (): Promise<CheckResult> =>
  (await asOfToday(desk.table, await walkOf(desk.table, 'zhengfu').state(), NOW)).check!;

beforeAll(async () => {
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, 'jiaoyu', 'minzheng', 'shuili', 'zhengfu');
  for (const [id, name, kind] of [
    ['minzheng', '云溪县民政局', 'department'],
    ['shuili', '云溪县水利局', 'department'],
    ['zhengfu', '云溪县人民政府', 'government'],
  ] as const) {
    const agency = (await loadAgency(desk.table, { ...HOME, agency: id }))!;
    await desk.table.commit([agencyWrite({ ...agency, name, kind })]);
  }
  await approve('jiaoyu');
  await approve('minzheng');
  const grant = { ...(await loadGrant(desk.table, publish))!, expiresAt: FAR };
  await desk.table.commit([grantPut(grant)]);
  browser = await entered(desk.table, grant);
}, 120_000);
afterAll(() => desk.close());

test('what is approved is added up at once, and the page says of how many, and who is missing', async () => {
  const { status, text } = await page(`/g/${publish}/season/totals`);
  expect(status).toBe(200);
  expect(text).toContain('应汇总 3 家，已审定通过 2 家，还差 1 家');
  expect(text).toContain('云溪县水利局');
  expect(text).toContain('还没有人声明');
  const { sum } = await loadAreaSum(desk.table, HOME);
  for (const id of CELL_IDS.slice(0, 9)) expect(totalAt(sum, id).sum).toBe(twice(record.cells[id].value));
});

test('what former code approved, without numbers beside the roster, counts all the same', async () => {
  await desk.table.commit([{ Delete: { Key: figuresKey({ ...HOME, agency: 'minzheng' }) } }]);
  const { sum } = await loadAreaSum(desk.table, HOME);
  expect(totalAt(sum, LICENSING)).toMatchObject({ sum: twice(record.cells[LICENSING].value), numbers: 2, of: 2 });
});

test('a number tells who makes it up, and what is no cell of the form is nowhere', async () => {
  const { text } = await page(`/g/${publish}/season/totals?cell=${encodeURIComponent(LICENSING)}`);
  expect(text).toContain(`合计 ${twice(record.cells[LICENSING].value)}，由 2 份年报的数相加`);
  expect(text).toContain('云溪县民政局');
  expect(text).toContain('50.0%');
  expect((await page(`/g/${publish}/season/totals?cell=x`)).status).toBe(404);
});

test('before a scope is declared the government’s report is compared with nothing', async () => {
  await walkTo(walkOf(desk.table, 'zhengfu'), 'draft');
  const check = await judged();
  expect(check.findings.filter(({ rule }) => rule.startsWith('G'))).toEqual([]);
  expect(check.notApplicable.filter(({ rule }) => rule.startsWith('G'))).toHaveLength(5);
});

test('a scope is declared by name, with an event, and a name that the roster does not know is told', async () => {
  const form = { token: browser.token, kind: 'department', government: 'zhengfu', subordinates: 'counted' };
  const send = (more: Record<string, string>) =>
    desk.request('POST', `/g/${publish}/season/scope`, { cookies: browser.cookies, form: { ...form, ...more } });

  const unknown = await send({ except: '云溪县水利局\n没有这个局' });
  expect(unknown.status).toBe(422);
  expect(visible(readPage(unknown.body))).toContain('没有这个局');
  expect(unknown.body).toContain('云溪县水利局\n没有这个局');
  expect(await loadScope(desk.table, HOME)).toBeUndefined();

  expect((await send({ except: '云溪县水利局' })).status).toBe(303);
  expect(await loadScope(desk.table, HOME)).toMatchObject({
    kinds: ['department'],
    except: ['shuili'],
    government: 'zhengfu',
    declared: { by: { name: publisher.name } },
  });
  const { text } = await page(`/g/${publish}/season/totals?done=scope`);
  expect(text).toContain('应汇总 2 家，全部审定通过');
  expect(text).toContain(`不含云溪县水利局`);
  expect(text).toContain(`${publisher.name}于`);

  await send({ except: '云溪县水利局' });
  const events = (await listSeasonEvents(desk.table, HOME)).filter(({ deed }) => deed === 'declare-scope');
  expect(events).toMatchObject([{ details: { before: { except: [] }, after: { except: ['shuili'] } } }]);
});

test('the draft in Word is read by our reader as the sums', async () => {
  const { bytes, headers } = await desk.request('GET', `/g/${publish}/totals/draft.docx`, { cookies: browser.cookies });
  expect(String(headers['content-disposition'] ?? headers['Content-Disposition'])).toContain('draft-2025.docx');
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(reading.reason.detail);
  const { sum } = await loadAreaSum(desk.table, HOME);
  for (const id of CELL_IDS) expect(reading.record.cells[id].value).toBe(totalAt(sum, id).sum);
  expect((await page(`/g/${publish}/totals/other.docx`)).status).toBe(404);
});

test('the government’s report is held to the sum as soon as all are in it; the rest is no failure', async () => {
  const ofSums = async () => (await judged()).findings.filter(({ rule }) => rule === 'G02');
  // It was made of one department's numbers: half of the sum.
  const [table2] = await ofSums();
  expect(table2?.message.zh).toContain('各单位合计');
  expect(table2?.message.zh).not.toMatch(/教育局|民政局/);
  expect(table2?.remedy.zh).toMatch(/教育局|民政局/);

  const { sum } = await loadAreaSum(desk.table, HOME);
  const draft = areaDraftRecord({ sum, last: null }, { agencyName: '云溪县人民政府', year: 2025 });
  const partition = filingPartition({ ...HOME, agency: 'zhengfu' });
  await desk.table.commit(recordWrites(partition, recordSortKey(1), draft));
  expect(await ofSums()).toEqual([]);
});
