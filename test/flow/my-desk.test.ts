/** A person's own desk over HTTP: signing in, one report after the other, and somebody who stands in. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor, type Page } from '../../demo/visitor.js';
import { dayOf } from '#shared/ids/calendar.js';
import { loadSubmission } from '#shared/store/filings.js';
import { textsIn } from '#shared/words/texts.js';
import { madeUpAgencies, openProduct, PEOPLE, ReportingAgency, type Product } from './product.js';

jest.setTimeout(240_000);

const agencies = madeUpAgencies('first', 'second', 'third');
const t = textsIn('zh');
const stranger = { name: '代理人', address: 'stand-in@yunxi.example.invalid' };
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

/** The desks that were signed in to: one address is mailed only so often. */
const desks = new Map<string, { visitor: Visitor; url: string }>();

async function deskOf({ address }: { address: string }): Promise<{ visitor: Visitor; page: Page }> {
  const known = desks.get(address);
  if (known !== undefined) return { visitor: known.visitor, page: await known.visitor.open(known.url) };
  const before = (await product.stage.mails()).length;
  await signIn(address.toUpperCase());
  return enter(address, before);
}

/** By the newest link that signing in brought. */
async function enter(address: string, before: number): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = new Visitor();
  const page = await visitor.open(linkIn(await product.stage.mailTo(address, /新链接/, before)));
  desks.set(address, { visitor, url: page.url });
  return { visitor, page };
}

const toItem = (page: Page, agency: string): string => {
  const at = page.html.indexOf(`<th scope="row">${agency}`);
  const href = /href="([^"]*\/items\/[^"]+)"/.exec(page.html.slice(at))?.[1];
  if (at < 0 || href === undefined) throw new Error(`no ${agency} on the desk: ${page.text.slice(0, 600)}`);
  return new URL(href, page.url).href;
};

test('signing in answers the same for everybody, and mails to addresses on the roster alone', async () => {
  const before = (await product.stage.mails()).length;
  const [known, unknown] = [await signIn(PEOPLE.approver.address), await signIn('nobody@yunxi.example.invalid')];
  expect(known.status).toBe(200);
  expect(known.text).toBe(unknown.text);
  await enter(PEOPLE.approver.address, before);
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

test('a desk opens no item of somebody else', async () => {
  const { visitor, page } = await deskOf(PEOPLE.approver);
  const { page: reviewers } = await deskOf({ address: agencies[0]!.contact.address });
  const theirs = /items\/(file\.[^"]+)"/.exec(reviewers.html)?.[1];
  expect(theirs).toBeDefined();
  expect((await visitor.open(`${page.url}/items/${theirs}`)).status).toBe(404);
});

test('a reviewer goes from one report to the next, and is told that nothing is left only when nothing is', async () => {
  const { visitor, page } = await deskOf(PEOPLE.reviewer);
  expect(page.text).toContain(t.myDesk.counts(3, 0));
  const item = await visitor.open(toItem(page, agencies[0]!.name));
  expect(item.status).toBe(200);
  const confirm = await visitor.submit(formTo(item, '/decision'), { outcome: 'approved', comment: '' });
  const decided = await visitor.submit(formTo(confirm, '/decision'));
  expect(decided.text).not.toContain(t.myDesk.next.none);
  const next = decided.links.find(({ href }) => href.endsWith('/next'));
  expect(next).toBeDefined();
  expect((await visitor.open(next!.href)).text).toContain(t.decision.form.title);
  const after = await visitor.open(page.url);
  expect(after.text).toContain(t.myDesk.counts(2, 1));
  expect((await visitor.open(`${page.url}/decided`)).text).toContain(agencies[0]!.name);
});

test('whoever stands in is asked at once, decides in the other’s place, and the other cannot meanwhile', async () => {
  const { visitor, page } = await deskOf(PEOPLE.reviewer);
  const old = toItem(page, agencies[1]!.name);
  const form = formTo(await visitor.open(`${page.url}/delegations`), '/delegations');
  const today = dayOf(new Date());
  const days = { since: today, until: today, reason: '外出开会' };
  const refused = await visitor.submit(form, { ...days, name: '联络员甲', address: agencies[0]!.contact.address });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(agencies[0]!.name);
  const before = (await product.stage.mails()).length;
  const made = await visitor.submit(form, { ...days, ...stranger });
  expect(made.text).toContain(t.delegation.done.made);
  await product.stage.mailTo(PEOPLE.publisher.address, /审核委托/, before);
  expect((await visitor.open(old)).status).toBe(410);

  const asked = await product.stage.mailTo(stranger.address, new RegExp(`请审核：${agencies[1]!.name}`), before);
  const standIn = new Visitor();
  const choice = await standIn.open(linkIn(asked));
  const confirm = await standIn.submit(formTo(choice, '/decision'), { outcome: 'approved', comment: '' });
  const decided = await standIn.submit(formTo(confirm, '/decision'));
  expect(decided.text).toContain(t.names.inPlaceOf(stranger.name, PEOPLE.reviewer.name));
  const submission = await loadSubmission(product.table, bodies[1]!.id());
  expect(submission?.decisions[0]).toMatchObject({ by: stranger, insteadOf: { name: PEOPLE.reviewer.name } });

  const list = await visitor.open(`${page.url}/delegations`);
  const mails = (await product.stage.mails()).length;
  expect((await visitor.submit(formTo(list, '/delegations/end'))).text).toContain(t.delegation.done.ended);
  await product.stage.mailTo(PEOPLE.reviewer.address, new RegExp(`请审核：${agencies[2]!.name}`), mails);
});
