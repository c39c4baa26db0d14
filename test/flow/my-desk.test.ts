/** A person's own desk over HTTP: signing in, and what the link of one report does not open. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor, type Page } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { madeUpAgencies, openProduct, PEOPLE, ReportingAgency, type Product } from './product.js';

jest.setTimeout(600_000);

const agencies = madeUpAgencies('first', 'second', 'third');
const t = textsIn('zh');
let product: Product;
let bodies: ReportingAgency[];
beforeAll(async () => {
  product = await openProduct(agencies);
  bodies = [];
  for (const agency of agencies) {
    const body = await ReportingAgency.enter(product, agency);
    await body.file();
    bodies.push(body);
  }
});
afterAll(() => product?.close());

const entry = () => new URL('/', product.seeded.boardUrl).href;

/** Types an address into the entry page. */
async function signIn(address: string): Promise<Page> {
  const visitor = new Visitor();
  return visitor.submit(formTo(await visitor.open(entry()), '/sign-in'), { address });
}

async function deskOf({ address }: { address: string }): Promise<{ visitor: Visitor; page: Page }> {
  const before = (await product.stage.mails()).length;
  await signIn(address);
  const mail = await product.stage.mailTo(address, /新链接/, before);
  const visitor = new Visitor();
  return { visitor, page: await visitor.open(linkIn(mail)) };
}

const toItem = (page: Page, agency: string): string => {
  const at = page.html.indexOf(`<th scope="row">${agency}</th>`);
  const href = /href="([^"]*\/items\/[^"]+)"/.exec(page.html.slice(at))?.[1];
  if (at < 0 || href === undefined) throw new Error(`no ${agency} on the desk: ${page.text.slice(0, 600)}`);
  return new URL(href, page.url).href;
};

test('signing in answers the same for everybody, and mails to addresses on the roster alone', async () => {
  const before = (await product.stage.mails()).length;
  const [known, unknown] = [await signIn(PEOPLE.approver.address), await signIn('nobody@yunxi.example.invalid')];
  expect(known.status).toBe(200);
  expect(known.text).toBe(unknown.text);
  await product.stage.mailTo(PEOPLE.approver.address, /新链接/, before);
  await product.cloud.idle();
  const since = (await product.stage.mails()).slice(before);
  expect(since.filter(({ to }) => to.includes('nobody@yunxi.example.invalid'))).toEqual([]);
});

test('the link of one report opens nothing else; the way to everything is mailed', async () => {
  const visitor = new Visitor();
  const page = await visitor.open(linkIn(await bodies[0]!.requested('review')));
  const { page: desk } = await deskOf(PEOPLE.reviewer);
  expect((await visitor.open(desk.url)).status).toBe(401);
  expect((await visitor.open(toItem(desk, agencies[1]!.name))).status).toBe(401);
  const before = (await product.stage.mails()).length;
  expect((await visitor.submit(formTo(page, '/desk'))).text).toContain(t.messages.pages['desk-link-sent'].title);
  expect(before).toBeGreaterThan(0);
});
