/** What agencies upload stays inside: the public site holds nothing but bytes that this product wrote, whatever the format. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { distinctPdf, textReport } from '../../demo/documents.js';
import { complete, decide, fileReport, isDraft, release, upload, type FileToSend } from '../../demo/journey.js';
import { Visitor } from '../../demo/visitor.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { docx } from '../builders/docx.js';
import { htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { xlsx } from '../builders/xlsx.js';
import { Objects } from './objects.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(600_000);

const FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'txt'] as const;
const agencies = madeUpAgencies(...FORMATS.map((format) => `of-${format}`));
let product: Product;
let objects: Objects;
beforeAll(async () => {
  product = await openProduct(agencies);
  objects = new Objects(product.cloud);
});
afterAll(async () => {
  objects?.close();
  await product?.close();
});

async function fileOf(format: (typeof FORMATS)[number], agencyName: string): Promise<FileToSend> {
  const pdf = await distinctPdf(agencyName, YEAR);
  if (format === 'pdf') return pdf.file;
  const content = { values: pdf.values, narrative: narrativeFor(pdf.values, { agencyName, year: YEAR }) };
  const bytes = {
    docx: () => docx(content),
    xlsx: () => xlsx(content),
    html: () => htmlReport(content),
    txt: () => textReport(agencyName, YEAR, { triple: false, wrongSum: false }).file.bytes,
  }[format]();
  return { name: `年报.${format}`, bytes: Buffer.from(bytes) };
}

test('no object of the site is an uploaded file, nor holds one; its digest is printed on the page', async () => {
  const uploaded: { id: string; bytes: Buffer }[] = [];
  const approved: ReportingAgency[] = [];
  for (const [index, format] of FORMATS.entries()) {
    const body = await ReportingAgency.enter(product, agencies[index]);
    const file = await fileOf(format, body.agency.name);
    uploaded.push({ id: body.agency.id, bytes: Buffer.from(file.bytes) });
    const page = await upload(product.stage, body.browser, file);
    expect([format, isDraft(page)]).toEqual([format, true]);
    await complete(body.browser, () => '0');
    expect([format, (await fileReport(body.browser)).status]).toEqual([format, 200]);
    for (const who of [PEOPLE.reviewer, PEOPLE.approver])
      await decide(product.stage, who, { agencyName: body.agency.name, after: 0 }, { outcome: 'approved' });
    await product.stage.mailTo(body.agency.contact.address, /审定通过/);
    approved.push(body);
  }
  const publisher = new Visitor();
  const board = await publisher.open(product.seeded.publisherLink);
  await release(
    publisher,
    board.url,
    approved.map((body) => body.id()),
  );
  for (const body of approved) await product.stage.mailTo(body.agency.contact.address, /已发布/);
  await product.cloud.idle();

  const documents = await objects.all('Documents', 'originals/');
  const originals = new Set([...documents.values(), ...uploaded.map(({ bytes }) => bytes)].map(digestOfBytes));
  expect(originals.size).toBe(FORMATS.length);
  const site = await objects.all('Site');
  expect(site.size).toBeGreaterThan(FORMATS.length * 4);
  const same = [...site].filter(([, bytes]) => originals.has(digestOfBytes(bytes)));
  const within = [...site].filter(([, bytes]) => uploaded.some((file) => bytes.includes(file.bytes)));
  expect([same, within].map((found) => found.map(([key]) => key))).toEqual([[], []]);
  for (const { id, bytes } of uploaded) {
    expect(site.get(`${YEAR}/${id}/v1/index.html`)?.toString('utf8')).toContain(digestOfBytes(bytes));
  }
});
