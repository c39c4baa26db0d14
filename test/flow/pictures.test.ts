/** Pictures of a document's pages: who gets them, who does not, and what a hostile file leaves behind. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { distinctPdf } from '../../demo/documents.js';
import { isDraft, upload } from '../../demo/journey.js';
import { streamBomb } from '../reading/isolation/bombs.js';
import { ReportingAgency, madeUpAgencies, linkOf, openProduct, YEAR, type Product } from './product.js';
import { sessionOf } from './requests.js';

jest.setTimeout(120_000);

const agencies = madeUpAgencies('pictured', 'curious', 'hostile');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const invitation = (id: string) => product.seeded.invitations.get(id) ?? '';
const body = (id: string) =>
  ReportingAgency.enter(
    product,
    agencies.find((agency) => agency.id === id),
  );

test('go to those whose link covers the document, and to nobody else', async () => {
  const here = await body('pictured');
  const page = await upload(product.stage, here.browser, (await distinctPdf(here.agency.name, YEAR)).file);
  expect(isDraft(page)).toBe(true);
  const { pageUrl, cookie } = await sessionOf(await linkOf(product, here.agency));
  const html = await (await fetch(pageUrl, { headers: { cookie } })).text();
  const [source] = /\/g\/[^"]+\/pages\/\d+/.exec(html) ?? [];
  const url = new URL(source ?? '', pageUrl).href;
  expect(url).toContain(`/documents/home.${YEAR}-pictured-1/pages/`);

  const picture = await fetch(url, { headers: { cookie } });
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(picture.headers.get('cache-control')).toBe('no-store');
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');

  const curious = await sessionOf(invitation('curious'));
  const foreign = `${curious.pageUrl}${url.slice(url.indexOf('/documents/'))}`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { cookie: curious.cookie } })).status).toBe(401);
  expect((await fetch(foreign, { headers: { cookie: curious.cookie } })).status).toBe(404);
  for (const number of ['0', '99', '01', '1.png', '..%2F..%2Foriginals']) {
    const wrong = url.replace(/\d+$/, number);
    expect([number, (await fetch(wrong, { headers: { cookie } })).status]).toEqual([number, 404]);
  }
});

test('of a hostile file are none: it is refused while others are read', async () => {
  const [bad, good] = [await body('hostile'), await body('curious')];
  const file = { name: '年报.pdf', bytes: streamBomb() };
  const [refused, read] = await Promise.all([
    upload(product.stage, bad.browser, file),
    upload(product.stage, good.browser, (await distinctPdf(good.agency.name, YEAR)).file),
  ]);
  expect([isDraft(refused), isDraft(read)]).toEqual([false, true]);
  expect(refused.text).not.toContain('/pages/');
});
