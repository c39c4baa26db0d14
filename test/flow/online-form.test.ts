/**
 * From an empty form to the receipt, over HTTP and without script: typed part by part, by two browsers at once, previewed,
 * sent as the product's own document, and from there on the way of any upload.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { complete, fileReport, isDraft } from '../../demo/journey.js';
import { formTo } from '../../demo/visitor.js';
import { readDocument } from '#shared/reading/read-document.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { loadForm } from '#shared/store/forms.js';
import { narrativeFor } from '../builders/narrative.js';
import { consistentValues } from '../builders/values.js';
import { linkOf, madeUpAgencies, openProduct, PEOPLE, ReportingAgency, YEAR, type Product } from './product.js';
import { post, sessionOf } from './requests.js';

jest.setTimeout(240_000);

const agencies = madeUpAgencies('typist');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const values = consistentValues(3);
const cellsOf = (test: (cell: string) => boolean) =>
  Object.fromEntries(CELL_IDS.filter(test).map((cell: CellId) => [`cell:${cell}`, values[cell]]));

test('a report is typed by two at once, previewed, sent, read exactly and filed', async () => {
  const here = await ReportingAgency.enter(product, agencies[0]);
  const { browser, agency } = here;
  const words = narrativeFor(values, { agencyName: agency.name, year: YEAR });
  const formUrl = `${browser.pageUrl}/form`;
  const of = { area: 'home', year: YEAR, agency: agency.id };

  // The link to it stands beside the box for uploading.
  const desk = await browser.visitor.open(browser.pageUrl);
  const link = desk.links.find(({ href }) => new URL(href).pathname.endsWith('/form'));
  expect(link?.text).toBe('开始在线填写');

  // Both open the page before either saves.
  const first = await browser.visitor.open(link!.href);
  const other = await browser.visitor.open(formUrl);
  const saved = await browser.visitor.submit(formTo(first, '/form'), {
    ...cellsOf((cell) => cell.startsWith('activeDisclosure')),
    'text:section1': (words.sections[0] ?? []).join('\n'),
    then: 'table2',
  });
  expect(saved.status).toBe(200);
  expect(saved.text).toContain('数字已填 10 / 200');

  // Another part goes in; the same part is given back with both.
  const met = await browser.visitor.submit(formTo(other, '/form'), {
    ...cellsOf((cell) => cell.includes('@')),
    'text:section1': '另一个人写的概述。',
    then: 'table3',
  });
  expect([met.status, met.text.includes('另一个人写的概述。'), met.text.includes(words.sections[0]![0]!)]).toEqual([
    409,
    true,
    true,
  ]);
  const settled = await browser.visitor.submit(formTo(met, '/form'), { 'choose:section1': 'theirs' });
  expect(settled.text).toContain('数字已填 185 / 200');
  expect((await loadForm(product.table, of)).get('section1')).toMatchObject({
    version: 1,
    content: { text: words.sections[0]!.join('\n') },
  });

  // The page's script saves one part by JSON.
  const session = await sessionOf(await linkOf(product, agency));
  const now = await browser.visitor.open(formUrl);
  const shown = formTo(now, '/form').fields.find(([name]) => name === 'shown:section5')?.[1] ?? '';
  const answer = await post(
    session,
    formUrl,
    { 'shown:section5': shown, 'text:section5': (words.sections[4] ?? []).join('\n') },
    { accept: 'application/json' },
  );
  expect(JSON.parse(answer.body)).toMatchObject({
    conflicts: [],
    parts: [{ part: 'section5', saved: expect.stringContaining('已保存') }],
  });

  const preview = await browser.visitor.submit(formTo(await browser.visitor.open(formUrl), '/form'), {
    ...cellsOf((cell) => !cell.includes('@') && !cell.startsWith('activeDisclosure')),
    'text:opening': words.opening.join('\n'),
    'text:section6': (words.sections[5] ?? []).join('\n'),
    then: 'preview',
  });
  expect(new URL(preview.url).pathname).toBe(`${new URL(formUrl).pathname}/preview`);
  expect(preview.text).toContain(`${agency.name}${YEAR}年政府信息公开工作年度报告`);

  const docx = await fetch(`${formUrl}/report.docx`, { headers: { cookie: session.cookie } });
  const pdf = await fetch(`${formUrl}/report.pdf`, { headers: { cookie: session.cookie } });
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  // Read at the end: reading keeps this process busy for longer than an open connection waits for it.
  const taken = [await docx.arrayBuffer(), await pdf.arrayBuffer()];

  // Sent twice, as by a hasty hand: it is one submission.
  const fields = Object.fromEntries(formTo(preview, '/form/finish').fields);
  const sent = await post(session, `${formUrl}/finish`, fields);
  const twice = await post(session, `${formUrl}/finish`, fields);
  expect([sent.status, twice.status]).toEqual([303, 303]);
  expect(twice.headers.get('location')).toBe(sent.headers.get('location'));
  await product.stage.until('the document to be read', async () =>
    isDraft(await browser.visitor.open(browser.pageUrl)) ? true : undefined,
  );

  const file = await loadSubmissionFile(product.table, here.id());
  expect(file?.submission).toMatchObject({
    state: 'draft',
    format: 'docx',
    fileName: expect.stringContaining('在线填写'),
  });
  expect(file?.submission.touched.map(({ how }) => how)).toEqual(['uploaded', 'keyed']);
  expect(CELL_IDS.map((cell) => file?.record?.cells[cell].value)).toEqual(CELL_IDS.map((cell) => values[cell]));
  expect(file?.record?.sections.map(({ paragraphs }) => paragraphs)).toEqual(words.sections);
  expect(await loadSubmissionFile(product.table, here.id(2))).toBeUndefined();

  await complete(browser, () => '');
  expect((await fileReport(browser)).status).toBe(200);
  await here.requested('review');
  expect((await loadSubmissionFile(product.table, here.id()))?.submission.statement).not.toBeNull();

  // While somebody decides, nothing is typed; after a return it goes on from what was typed.
  const closed = await browser.visitor.open(formUrl);
  expect(closed.text).toContain('现在不能填写');
  const refused = await post(session, formUrl, { 'shown:section6': '0.0123456789abcdef', 'text:section6': '改。' });
  expect(refused.status).toBe(409);
  await here.decideAs(PEOPLE.reviewer, 'returned');
  await product.cloud.idle();
  const again = await browser.visitor.open(formUrl);
  expect(formTo(again, '/form').names).toContain('then');
  expect(again.text).toContain('数字已填 200 / 200');

  for (const bytes of taken) expect((await readDocument(new Uint8Array(bytes))).status).toBe('extracted');
});

test('who is signed out gets back what was typed, and nobody else may save', async () => {
  const agency = agencies[0]!;
  const { pageUrl } = await sessionOf(await linkOf(product, agency));
  const nobody = { cookie: '', pageUrl };
  const lost = await post(nobody, `${pageUrl}/form`, { 'text:section5': '写了很久的一段。', token: 'x' });
  expect([lost.status, lost.body.includes('写了很久的一段。')]).toEqual([401, true]);
  const foreign = await post(
    nobody,
    `${pageUrl}/form`,
    { 'text:section5': '外面来的' },
    { origin: 'https://elsewhere.example.invalid', 'sec-fetch-site': 'cross-site' },
  );
  expect([foreign.status, foreign.body.includes('外面来的')]).toEqual([403, false]);
});
