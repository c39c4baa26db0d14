/** Whose hands a report goes through, over HTTP: who may not decide, who takes over, and what comes through an old form or twice. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { revised } from '../../demo/documents.js';
import {
  asked,
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  saveRoster,
  upload,
} from '../../demo/journey.js';
import type { DemoAgency } from '../../demo/season.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

const words = textsIn('zh');

jest.setTimeout(180_000);

const agencies = madeUpAgencies('twice', 'again', 'moved', 'signed', 'named');
const { refusals, roster, names } = words;
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const agencyOf = (id: string) => agencies.find((agency) => agency.id === id) as DemoAgency;
const body = (id: string) => ReportingAgency.enter(product, agencyOf(id));
const filingOf = (agency: string) => loadFiling(product.table, { area: 'home', year: YEAR, agency });

interface Named {
  readonly name: string;
  readonly address: string;
}

/** Pastes one line of the roster: the agency with another contact, reviewer or approver. */
async function importLine(id: string, people: { contact?: Named; reviewer?: Named; approver?: Named }) {
  const { name, kind, contact } = agencyOf(id);
  const { publisher, boardUrl } = product.seeded;
  const line = [people.contact ?? contact, people.reviewer, people.approver].flatMap((one) =>
    one === undefined ? ['', ''] : [one.name, one.address],
  );
  const board = await publisher.open(boardUrl);
  return saveRoster(product.stage, publisher, board, [id, name, kind, ...line].join('\t'));
}

test('the draft’s own file, sent again, loses nothing of what was filled in', async () => {
  const twice = await body('twice');
  await twice.draft();
  const before = asked(await twice.browser.visitor.open(twice.browser.pageUrl));
  const page = await upload(product.stage, twice.browser, twice.report().file);
  expect(isDraft(page)).toBe(true);
  expect(page.text).toContain(refusals.identical.what);
  expect(asked(page)).toEqual(before);
  expect(await filingOf('twice')).toMatchObject({ state: 'draft', current: 1, lastNumber: 2 });
  await product.stage.mailTo(agencyOf('twice').contact.address, /文件没有改动/);
  expect((await fileReport(twice.browser)).status).toBe(200);
});

test('after a return the same file is taken only with a reason, which the reviewer reads', async () => {
  const again = await body('again');
  await again.file();
  await again.decideAs(PEOPLE.reviewer, 'returned');
  const { file } = again.report();
  const page = await upload(product.stage, again.browser, file);
  expect(page.text).toContain(refusals['identical-returned'].what);
  expect(await filingOf('again')).toMatchObject({ state: 'returned', current: 1 });

  const why = '退回意见所指的数字经与业务科室核对，确实无误。';
  const { visitor, pageUrl } = again.browser;
  const formPage = await visitor.submit(formTo(await visitor.open(pageUrl), '/upload'), { sameFileReason: why });
  const s3 = formPage.forms.find(({ names }) => names.includes('Policy'))!;
  const sent = await visitor.submitFile(s3, file);
  await product.stage.until('the file to be a draft', async () => isDraft(await visitor.open(sent.url)) || undefined);
  await complete(again.browser, () => '');
  const mails = (await product.stage.mails()).length;
  await fileReport(again.browser);
  const about = { agencyName: again.agency.name, after: mails };
  const mail = await product.stage.mailTo(PEOPLE.reviewer.address, new RegExp(about.agencyName), mails);
  expect((await new Visitor().open(linkIn(mail))).text).toContain(why);
});

test('a new contact gets a link at once, and what comes through the form of the one before is kept, refused and told', async () => {
  const moved = await body('moved');
  await moved.draft();
  const { visitor, pageUrl } = moved.browser;
  const formPage = await visitor.submit(formTo(await visitor.open(pageUrl), '/upload'));
  const s3 = formPage.forms.find(({ names }) => names.includes('Policy'))!;
  const next = { name: '接手人', address: 'next@yunxi.example.invalid' };
  const mails = (await product.stage.mails()).length;
  expect((await importLine('moved', { contact: next })).status).toBe(200);
  const invited = await product.stage.mailTo(next.address, /请接手办理/, mails);
  expect(invited.text).toContain(names.states.draft);
  const farewell = await product.stage.mailTo(moved.agency.contact.address, /已改由他人办理/, mails);
  expect(farewell.text).not.toMatch(/\/l\//);

  await visitor.submitFile(s3, revised(moved.report()).file);
  for (const { address } of [moved.agency.contact, next]) {
    const told = await product.stage.mailTo(address, /文件未能受理/, mails);
    expect(told.text).toContain(refusals['link-replaced'].what);
    expect([address, /\/l\//.test(told.text)]).toEqual([address, address === next.address]);
  }
  const refused = await loadSubmission(product.table, moved.id(2));
  expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'link-replaced' } });
  expect((await visitor.open(pageUrl)).status).toBeGreaterThanOrEqual(400);

  // The mail of the refusal brought a link of its own, which ended the invitation's.
  const browser = await openAgencyPage(await product.stage.newestLink(next.address), next.address);
  expect(isDraft(await browser.visitor.open(browser.pageUrl))).toBe(true);
});

test('a statement in the reviewer’s name is not filed, and says who may sign instead', async () => {
  const signed = await body('signed');
  await signed.draft();
  const spaced = [...PEOPLE.reviewer.name].join('　');
  const answer = await fileReport(signed.browser, { officer: spaced, title: '局长' });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain(`“${PEOPLE.reviewer.name}”与本单位的${names.roles.reviewer}同名`);
  expect(answer.text).toContain('请由另一位负责人签署声明');
  expect(await filingOf('signed')).toMatchObject({ state: 'draft' });
});

test('a roster that would let whoever filed decide is refused with its line; another name is asked at once', async () => {
  const named = await body('named');
  await named.file();
  const { contact } = named.agency;
  const tagged = { name: '另一名', address: contact.address.replace('@', '+approver@') };
  const other = { name: '新联系', address: 'other@yunxi.example.invalid' };
  const refused = await importLine('named', { contact: other, approver: tagged });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(`此人在这家单位本年度的报告上${names.touches.filed}`);
  expect(refused.text).toContain(roster.lineOf(1));
  expect(refused.text).toContain(roster.touched.todo);

  const mails = (await product.stage.mails()).length;
  const reviewer = { name: '另审人', address: 'another@yunxi.example.invalid' };
  expect((await importLine('named', { reviewer })).status).toBe(200);
  await decide(product.stage, reviewer, { agencyName: named.agency.name, after: mails }, { outcome: 'approved' });
  expect(await filingOf('named')).toMatchObject({ state: 'in-approval' });
});
