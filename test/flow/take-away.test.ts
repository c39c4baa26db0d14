/** Files to take away and bring back, over HTTP: who gets them, as which bytes, and what a workbook that returns does. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { asked, upload, type AgencyBrowser } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, type Page } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { readDocument } from '#shared/reading/read-document.js';
import { addressOfCell } from '#shared/reading/office/sheet-areas.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { partsIn, sheetPart, textsOf, typedIn } from '../takeaway/workbooks.js';
import { pageSays } from './answers.js';
import { ReportingAgency, madeUpAgencies, linkOf, openProduct, YEAR, type Product } from './product.js';
import { send, sessionOf, type Session } from './requests.js';

const words = textsIn('zh');

jest.setTimeout(120_000);

const agencies = madeUpAgencies('taker', 'other', 'filer');
const { takeaway, messages } = words;
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const body = (id: string) =>
  ReportingAgency.enter(
    product,
    agencies.find((agency) => agency.id === id),
  );
const sessionAs = async (id: string) => sessionOf(await linkOf(product, (await body(id)).agency));

async function download({ cookie, pageUrl }: Session, path: string) {
  const answer = await fetch(`${pageUrl}/${path}`, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** Brings a file back as the page's form does. */
async function bring({ cookie, pageUrl }: Session, browser: AgencyBrowser, bytes: Uint8Array) {
  const page: Page = await browser.visitor.open(browser.pageUrl);
  const form = new FormData();
  form.append('shown', new Map(formTo(page, '/record').fields).get('shown') ?? '');
  form.append('workbook', new Blob([new Uint8Array(bytes)]), '说明.xlsx');
  const headers = { cookie, origin: new URL(pageUrl).origin, 'sec-fetch-site': 'same-origin' };
  return send(`${pageUrl}/explanations`, { method: 'POST', body: form, headers });
}

test('the blank forms are for the agency that is to file', async () => {
  const session = await sessionAs('taker');
  for (const ending of ['xlsx', 'docx']) {
    const { status, headers, bytes } = await download(session, `blank-form.${ending}`);
    expect([status, headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      200,
      'no-store',
      'nosniff',
    ]);
    expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('云溪县示例甲局')}`);
    expect(await readDocument(bytes)).toMatchObject({ status: 'refused', reason: { code: 'blank-form' } });
  }
});

test('a draft is taken away, filled in and brought back', async () => {
  const here = await body('taker');
  const page = await upload(product.stage, here.browser, here.report().file);
  const { confirm } = asked(page);
  expect(confirm.length).toBeGreaterThan(0);
  const session = await sessionAs('taker');
  const files = `submissions/${YEAR}-taker-1`;

  const workbook = await download(session, `${files}/workbook.xlsx`);
  expect(workbook.status).toBe(200);
  expect(workbook.headers.get('content-security-policy')).toContain('sandbox');
  const read = await readDocument(workbook.bytes);
  const values = here.report().values;
  expect(read.status === 'refused' ? [] : CELL_IDS.map((id) => read.record.cells[id].value)).toEqual(
    CELL_IDS.map((id) => values[id]),
  );
  const csv = await download(session, `${files}/cells.csv`);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await download(session, `${files}/findings.csv`)).status).toBe(200);

  const texts = textsOf(workbook.bytes, 3);
  const rows = Object.keys(texts).filter((address) => /^B\d+$/.test(address) && Number(address.slice(1)) > 4);
  expect(rows).toHaveLength(confirm.length);
  const answers = Object.fromEntries(rows.map((address) => [addressOfCell(Number(address.slice(1)), 6), '一致']));
  const filled = typedIn(workbook.bytes, 3, answers);
  const answer = await bring(session, here.browser, filled);
  expect([answer.status, answer.body.includes(takeaway.imported.taken(confirm.length))]).toEqual([200, true]);
  expect(asked(await here.browser.visitor.open(here.browser.pageUrl)).confirm).toEqual([]);

  const strangers = await sessionAs('other');
  expect((await download(strangers, `${files}/workbook.xlsx`)).status).toBe(404);
  expect((await download({ ...session, cookie: '' }, `${files}/workbook.xlsx`)).status).toBe(401);
  expect((await download(session, `submissions/${YEAR}-taker-9/workbook.xlsx`)).status).toBe(404);
  expect((await download(session, `submissions/..%2F..%2Fx/workbook.xlsx`)).status).toBe(404);
});

test('a file that is no such workbook changes nothing and says why', async () => {
  const here = await body('other');
  await upload(product.stage, here.browser, here.report().file);
  const session = await sessionAs('other');
  const theirs = (await download(await sessionAs('taker'), `submissions/${YEAR}-taker-1/workbook.xlsx`)).bytes;
  const before = await here.browser.visitor.open(here.browser.pageUrl);
  const cases: [Uint8Array, Parameters<typeof pageSays>[1], number][] = [
    [new Uint8Array(), takeaway.problems['no-file'], 422],
    [Buffer.from('说明'), takeaway.problems.unreadable, 422],
    [theirs, takeaway.otherSubmission(`${YEAR}-taker-1`, `${YEAR}-other-1`), 422],
    [new Uint8Array(4 * 1024 * 1024), messages.pages['body-too-large'], 413],
  ];
  for (const [bytes, reason, status] of cases) {
    const answer = await bring(session, here.browser, bytes);
    expect(answer.status).toBe(status);
    pageSays(answer, reason);
  }
  const after = await here.browser.visitor.open(here.browser.pageUrl);
  expect(asked(after)).toEqual(asked(before));
});

test('the reviewer takes away what is to be decided, and no form', async () => {
  const here = await body('filer');
  await here.file();
  const session = await sessionOf(linkIn(await here.requested('review')));
  const { status, bytes } = await download(session, `submissions/${YEAR}-filer-1/workbook.xlsx`);
  expect([status, sheetPart(2) in partsIn(bytes)]).toEqual([200, true]);
  expect((await download(session, `submissions/${YEAR}-taker-1/workbook.xlsx`)).status).toBe(404);
  expect((await download(session, 'blank-form.xlsx')).status).toBe(403);
});
