/**
 * Paper: somebody whom the publisher names records a report in the agency's name, over HTTP, until it is public. And a link that
 * the publisher handed over: not to be used in a browser that is the publisher's, and said of the report that is filed by it.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { revised, textReport } from '../../demo/documents.js';
import {
  complete,
  decide,
  fileReport,
  isDraft,
  openAgencyPage,
  release,
  typeCode,
  upload,
  type AgencyBrowser,
} from '../../demo/journey.js';
import type { DemoAgency } from '../../demo/season.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, type Page } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { listEvents, loadFiling, loadSubmission } from '#shared/store/filings.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { linkOf, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const t = textsIn('zh');
const words = t.recording;
const clerk = { name: '钱代录', address: 'qian@yunxi.example.invalid' };
const paper = { receivedOn: `${YEAR + 1}-01-30`, handedInBy: '办公室张敏', reason: '单位没有联网' };
const agencies = madeUpAgencies('paper', 'own', 'handed');
const named = (id: string) => agencies.find((agency) => agency.id === id) as DemoAgency;
const refOf = (agency: string) => ({ area: 'home', year: YEAR, agency });
const reportOf = (agency: DemoAgency) => textReport(agency.name, YEAR, { triple: false, wrongSum: false });

let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies, undefined, 'code');
});
afterAll(() => product?.close());

const mailCount = async () => (await product.stage.mails()).length;

/** Types the code where the publisher's browser is asked for one. */
async function proved(page: Page, before: number): Promise<Page> {
  return typeCode(product.stage, product.seeded.publisher, PEOPLE.publisher, before, page);
}

/** The publisher's form for paper, filled in for this person. */
async function entrust(agency: DemoAgency, person: { name: string; address: string }): Promise<Page> {
  const { publisher, boardUrl } = product.seeded;
  const before = await mailCount();
  const page = await publisher.open(`${boardUrl}/filings/${agency.id}/recording`);
  const fill = { ...paper, recorderName: person.name, recorderAddress: person.address };
  return proved(await publisher.submit(formTo(page, '/recording'), fill), before);
}

async function recorderOf(agency: DemoAgency): Promise<AgencyBrowser> {
  const before = await mailCount();
  expect((await entrust(agency, clerk)).text).toContain(words.done.given);
  return openAgencyPage(linkIn(await product.stage.mailTo(clerk.address, /请代录纸质报告/, before)), clerk.address);
}

async function fileAs(browser: AgencyBrowser): Promise<Page> {
  await complete(browser, () => '');
  return fileReport(browser);
}

/** Asked and passed, one after the other. */
async function passed(agency: DemoAgency, after: number): Promise<void> {
  for (const who of [PEOPLE.reviewer, PEOPLE.approver])
    await decide(product.stage, who, { agencyName: agency.name, after }, { outcome: 'approved' });
  await product.stage.mailTo(agency.contact.address, /审定通过/, after);
}

test('a report on paper is recorded, returned, recorded anew and published, and says so everywhere', async () => {
  const agency = named('paper');
  const refused = await entrust(agency, PEOPLE.reviewer);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(t.deedRefusal({ code: 'recording', problem: 'decider', name: '' }).title);

  const before = await mailCount();
  const recorder = await recorderOf(agency);
  expect((await product.stage.mailTo(agency.contact.address, /已收到纸质报告/, before)).text).toContain(clerk.name);
  expect((await recorder.visitor.open(recorder.pageUrl)).text).toContain(words.banner(agency.name));

  expect(isDraft(await upload(product.stage, recorder, reportOf(agency).file))).toBe(true);
  const filed = await fileAs(recorder);
  expect(filed.text).toContain(words.marks.recorded);
  expect(filed.text).toContain('办公室张敏');
  const asked = await product.stage.mailTo(agency.contact.address, /已代录报送，请核对/, before);
  expect(asked.text).toContain('如果这不是贵单位交来的报告');
  // Filed long after the deadline, and in time: the paper was. No rule asks why it is late.
  expect(filed.text).not.toContain('请写明迟报的原因');
  expect(await loadFiling(product.table, refOf('paper'))).toMatchObject({ state: 'in-review', marks: ['recorded'] });
  expect(filed.text).not.toContain(words.marks.late);

  const about = { agencyName: agency.name, after: before };
  const comment = '请补充说明。';
  const { page } = await decide(product.stage, PEOPLE.reviewer, about, { outcome: 'returned', comment });
  expect(page.text).toContain(words.marks.recorded);
  const back = await product.stage.mailTo(clerk.address, /请修改后重新报送/, before);
  expect(back.text).toContain(comment);
  const again = await openAgencyPage(linkIn(back), clerk.address);
  const mails = await mailCount();
  expect(isDraft(await upload(product.stage, again, revised(reportOf(agency)).file))).toBe(true);
  await fileAs(again);
  await passed(agency, mails);

  const { publisher, boardUrl } = product.seeded;
  expect((await publisher.open(boardUrl)).text).toContain(words.marks.recorded);
  await release(publisher, boardUrl, [submissionId(refOf('paper'), 2)], {
    stage: product.stage,
    who: PEOPLE.publisher,
  });
  await product.stage.mailTo(agency.contact.address, /已发布/, mails);
  const events = await listEvents(product.table, refOf('paper'));
  expect(events.find(({ deed }) => deed === 'release')?.details).toMatchObject({
    recorded: { by: clerk.name, receivedOn: paper.receivedOn, handedInBy: paper.handedInBy, reason: paper.reason },
  });
});

test('the agency can take it over with its own link, and what it sent is not filed as recorded', async () => {
  const agency = named('own');
  const recorder = await recorderOf(agency);
  expect(isDraft(await upload(product.stage, recorder, reportOf(agency).file))).toBe(true);
  await complete(recorder, () => '');
  const tab = await recorder.visitor.open(recorder.pageUrl);
  const contact = await openAgencyPage(await linkOf(product, agency), agency.contact.address);
  expect(isDraft(await upload(product.stage, contact, revised(reportOf(agency)).file))).toBe(true);
  await complete(contact, () => '');
  // Whoever records is told and has nothing left to press; a page that was open before does nothing either.
  const told = await recorder.visitor.open(recorder.pageUrl);
  expect(told.text).toContain(words.agencyAtWork);
  expect(told.forms.filter(({ action }) => /\/(file|upload)$/.test(action))).toEqual([]);
  const statement = { officer: '负小责', title: '分管副局长', agree: 'on' };
  const refused = await recorder.visitor.submit(formTo(tab, '/file'), statement);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain(t.deedRefusal({ code: 'not-recorded' }).title);
  expect((await fileReport(contact)).status).toBe(200);
  expect(await loadFiling(product.table, refOf('own'))).toMatchObject({ state: 'in-review', marks: ['late'] });

  const { publisher, boardUrl } = product.seeded;
  const page = await publisher.open(`${boardUrl}/filings/own/recording`);
  const mails = await mailCount();
  expect((await proved(await publisher.submit(formTo(page, '/recording')), mails)).text).toContain(words.done.ended);
  expect((await recorder.visitor.open(recorder.pageUrl)).text).toContain(t.messages.pages['link-revoked'].title);
});

test('a link that the publisher took does nothing in the publisher’s browser, and is said of the report', async () => {
  const agency = named('handed');
  const { publisher, boardUrl } = product.seeded;
  await product.cloud.idle();
  const before = await mailCount();
  const page = await publisher.open(`${boardUrl}/filings/handed`);
  const taken = await proved(await publisher.submit(formTo(page, '/link')), before);
  const link = /https?:\/\/\S+\/l\/[A-Za-z0-9_-]{43}/.exec(taken.html)?.[0] ?? '';
  const own = await publisher.open(link);
  expect(own.status).toBe(200);
  const refused = await publisher.submit(formTo(own, '/upload'));
  expect(refused.status).toBe(403);
  expect(refused.text).toContain(PEOPLE.publisher.name);

  const contact = await openAgencyPage(link, agency.contact.address);
  expect(isDraft(await upload(product.stage, contact, reportOf(agency).file))).toBe(true);
  await fileAs(contact);
  expect((await loadSubmission(product.table, submissionId(refOf('handed'), 1)))?.handedOut?.by).toEqual(
    expect.objectContaining({ address: PEOPLE.publisher.address }),
  );
  await passed(agency, before);
  const submission = [submissionId(refOf('handed'), 1)];
  const preview = await publisher.submit(formTo(await publisher.open(boardUrl), '/releases'), { submission });
  expect(preview.text).toContain(words.marks['handed-out']);
  expect(preview.text).toContain(PEOPLE.publisher.name);
});
